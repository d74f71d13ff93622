"""What the server does when somebody saves an edit."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from macros.watching import on_serve

TIMES = 30  # an edit is saved until it is seen, which even a busy machine has done by then


@pytest.fixture
def project(tmp_path: Path) -> MkDocsConfig:
    """Give a project of one page."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("first")
    (tmp_path / "mkdocs.yml").write_text("site_name: Test")
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "Test", "docs_dir": str(tmp_path / "docs")})
    return config


@pytest.fixture
def built(project: MkDocsConfig) -> Iterator[threading.Event]:
    """Serve the project as `mkdocs serve` does; the event says that it was built again."""
    again = threading.Event()
    server = LiveReloadServer(again.set, "127.0.0.1", 0, project.docs_dir)
    server.watch(project.docs_dir)
    server.watch(str(project.config_file_path))
    on_serve(server, project)
    serving = threading.Thread(target=server.serve)
    serving.start()
    yield again
    server.shutdown(wait=True)
    serving.join()


@pytest.mark.parametrize("file", ["docs/index.md", "mkdocs.yml"])
def test_an_edit_is_built(project: MkDocsConfig, built: threading.Event, file: str) -> None:
    edited = Path(project.docs_dir).parent / file
    # The first ones may be saved before the server looks for any.
    assert any(edited.write_text("again " * times) and built.wait(1) for times in range(1, TIMES))


def test_edits_are_looked_for_more_often_than_the_builder_does_by_itself(project: MkDocsConfig) -> None:
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, project.docs_dir) as server:
        before = server.observer.timeout
        server.watch(project.docs_dir)
        server.watch(str(project.config_file_path))
        assert on_serve(server, project).observer.timeout < before
