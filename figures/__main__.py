"""`python -m figures`: solve the poses, draw the pictures, and say what does not fit."""

from __future__ import annotations

import os

# The solver's matrices are small: more threads only get in each other's way. It must be said before numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import click

from figures import causes, collection, geometry, moving, shown, solutions
from figures.anatomy import load_body
from figures.pose import load, stretches
from figures.studio import Studio


@click.group()
def main() -> None:
    """Pictures of the stretches from pose data."""


@main.command()
@click.argument("names", metavar="[STRETCH]...", nargs=-1)
def solve(names: tuple[str, ...]) -> None:
    """Solve what has changed, and say what does not fit."""
    body = load_body()
    fits = True
    for stretch in names or stretches():
        file, document = load(stretch)
        before = solutions.read(stretch)
        after = solutions.solve_file(body, file, before)
        changed = [name for name, solution in after.items() if before.get(name) is not solution]
        if changed or set(before) != set(after):
            solutions.write(stretch, after)
        click.echo(f"{stretch}: {', '.join(changed)} solved" if changed else f"{stretch}: nothing has changed")
        problems = [
            *geometry.problems(body, file, document, after),
            *shown.problems(Studio(body, file, after), document),
        ]
        for line in (*problems, *geometry.moved(file, document, after, changed)):
            click.echo(f"  {line}")
        fits = fits and not problems
        moments = moving.stored(stretch)
        if file.demonstration and (not moments or moments[0].made_of != moving.made_of(file, after)):
            moving.store(stretch, moving.solve(body, file, after))
            click.echo(f"{stretch}: demonstration solved")
    if not fits:
        raise click.ClickException("Not all poses fit. Mend the lines that say by how much, and solve again.")


@main.command()
@click.argument("names", metavar="[STRETCH]...", nargs=-1)
def draw(names: tuple[str, ...]) -> None:
    """Draw the pictures whose pose, camera or drawing has changed."""
    drawings = collection.all_drawings(names)
    for drawing in collection.renew(collection.stale(drawings)):
        click.echo(drawing.path)
    for path in causes.write(collection.PICTURES / "causes"):
        click.echo(path)
    for path in collection.orphans():
        path.unlink()
        click.echo(f"{path} taken away: no pose file asks for it")


if __name__ == "__main__":
    main()
