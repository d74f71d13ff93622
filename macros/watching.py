"""Edits looked for ten times a second while the site is served, and not twice: a quarter of a second sooner on average.

MkDocs and ProperDocs call this file as a hook. Zensical runs no hooks, and needs none here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# Looking again and again, as MkDocs does, also works where a system reports no edits, as on a network drive.
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

INTERVAL = 0.1
"""Seconds between two looks."""


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_event: object) -> LiveReloadServer:
    """Let the server look more often for edits of what it watches."""
    watched = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=INTERVAL)
    for path in watched:
        server.watch(path)
    return server
