"""`python -m macros check` lists every mistake in the content; `python -m macros schema` writes the schemas."""

from __future__ import annotations

from pathlib import Path

import click

from macros import load, schema

PROJECT = Path(__file__).resolve().parent.parent


@click.group()
def main() -> None:
    """Look after the content."""


@main.command()
def check() -> None:
    """List every mistake in the data files and pages; build nothing."""
    library = load.load(PROJECT)
    click.echo(f"No mistakes in {len(library.stretches)} stretches and {len(library.sources)} sources.")


@main.command(name="schema")
def write_schemas() -> None:
    """Write the JSON Schemas after a change of the model."""
    schema.write(PROJECT)


if __name__ == "__main__":
    main()
