"""`python -m figures solve [stretch …]`: solve the poses that have changed."""

from __future__ import annotations

import click

from figures import geometry, solutions
from figures.anatomy import load_body
from figures.pose import load, stretches


@click.group()
def main() -> None:
    """Pictures of the stretches from pose data."""


@main.command()
@click.argument("names", metavar="[STRETCH]...", nargs=-1)
def solve(names: tuple[str, ...]) -> None:
    """Solve what changed, and say what does not fit."""
    body = load_body()
    for stretch in names or stretches():
        file, document = load(stretch)
        before = solutions.read(stretch)
        after = solutions.solve_file(body, file, before)
        changed = [name for name, solution in after.items() if before.get(name) is not solution]
        if changed or set(before) != set(after):
            solutions.write(stretch, after)
        click.echo(f"{stretch}: {', '.join(changed)} solved" if changed else f"{stretch}: nothing has changed")
        for line in geometry.report(body, file, document, after):
            click.echo(f"  {line}")


if __name__ == "__main__":
    main()
