"""The content of the site: its data, its checks, and the macros that pages call."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from macros import cards, load, published
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
    to_the_end = hasattr(env, "post_build_functions")
    if to_the_end:
        env.post_build_functions.append(lambda env: placeholders.fill(_site_of(env)))

    def called(name: str, *arguments: object, **keywords: object) -> str:
        # Zensical reads the links of a page from its source file and calls that `path`; MkDocs from its address.
        here = getattr(env.page, "path", env.page.url)
        site = cards.Site(library, cards.root_of(here))
        html = cards.MACROS[name](site, *arguments, **keywords)
        return placeholders.hold(html) if to_the_end else html

    for name in cards.MACROS:
        env.macro(partial(called, name), name)


def on_post_build(env: Any) -> None:  # noqa: ANN401 - each builder brings its own class
    """Take out of the built site what only its makers read; called by the macros plugin."""
    published.strip(_site_of(env))


def _site_of(env: Any) -> Path:  # noqa: ANN401 - each builder brings its own class
    return Path(env.conf["site_dir"])
