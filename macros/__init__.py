"""The content of the site: its data, its checks, and the macros that pages call."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from macros import cards, edition, load, published
from macros.placeholders import Placeholders
from macros.problems import ContentError, print_alone


def define_env(env: Any) -> None:  # noqa: ANN401 - each builder brings its own class
    """Give the pages their macros; called by the macros plugin, once a build or once a page."""
    try:
        library = load.load(Path(env.project_dir))
    except ContentError as stop:
        print_alone(stop)
        raise

    placeholders = Placeholders()
    # Zensical calls nothing at the end of a build, so there each card is put in at once.
    at_the_end = getattr(env, "post_build_functions", None)
    if at_the_end is not None:
        at_the_end.append(partial(_finish, placeholders))

    def called(name: str, *arguments: object, **keywords: object) -> str:
        # Zensical reads the links of a page from its source file and calls that `path`; MkDocs from its address.
        here = getattr(env.page, "path", env.page.url)
        site = cards.Site(library, cards.root_of(here))
        html = cards.MACROS[name](site, *arguments, **keywords)
        return html if at_the_end is None else placeholders.hold(html)

    for name in cards.MACROS:
        env.macro(partial(called, name), name)


def _finish(placeholders: Placeholders, env: Any) -> None:  # noqa: ANN401 - each builder brings its own class
    """Put the cards into the built site, and take out of it what only its makers read."""
    site = Path(env.conf["site_dir"])
    placeholders.fill(site)
    published.strip(site, edition.edition())
