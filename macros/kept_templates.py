"""Theme templates compiled once, and not on every build and every saved edit anew: a third of a second each time.

MkDocs and ProperDocs call this file as a hook. Zensical runs no hooks, and needs none here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment


def on_env(env: Environment, **_event: object) -> Environment:
    """Let the environment keep what it compiles; a template that has changed is compiled anew."""
    env.bytecode_cache = FileSystemBytecodeCache()
    return env
