"""The built site, made once for however many processes run the tests."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages import ROOT
from tests.server import serve


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the built site: $BUILT_SITE if `make test` has just built one."""
    if already := os.environ.get("BUILT_SITE"):
        return ROOT / already
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    site = folder / "site"
    with (folder / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
            build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if build.returncode:
                pytest.fail(build.stdout + build.stderr, pytrace=False)
    return site


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Give the origin at which the built site answers, under its content security policy."""
    with serve(built_site) as origin:
        yield origin
