"""Which edition of the site a printed sheet came from."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Edition:
    """What ties a sheet of paper back to the words it was printed from."""

    version: str
    date: dt.date


@cache
def edition() -> Edition:
    """The version of pyproject.toml and the day of the build.

    `SOURCE_DATE_EPOCH` (seconds, as reproducible builds set it) overrides the clock.
    """
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return Edition(project["project"]["version"], now.date())
