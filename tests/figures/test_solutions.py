"""The stored solutions are those of the pose files, and a body can take every one of them."""

import json
from pathlib import Path

import pytest

from figures import geometry, solutions
from figures.anatomy import Body
from figures.pose import load, stretches, wanted
from tests.figures.conftest import LoadPoses
from tests.figures.test_pose_messages import SOUND


@pytest.mark.parametrize("stretch", stretches())
class TestTheStoredSolutions:
    def test_fit_their_pose_file(self, stretch: str) -> None:
        file, _ = load(stretch)
        stored = solutions.read(stretch)
        assert list(stored) == list(file.poses), "run `make figures`"
        for name, solution in stored.items():
            asked = wanted(file, name)
            parent = stored[asked.parent] if asked.parent else None
            assert solution.made_of == solutions.fingerprint(asked, parent), f"{name} has changed: run `make figures`"

    def test_meet_their_contacts_without_going_through_anything(self, body: Body, stretch: str) -> None:
        file, document = load(stretch)
        found = geometry.problems(body, file, document, solutions.read(stretch))
        assert not found, "\n".join(map(str, found))


def test_every_solution_belongs_to_a_pose_file() -> None:
    assert {path.stem for path in solutions.SOLVED.glob("*.json")} <= set(stretches())


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    stored = solutions.read("cat")
    solutions.write("cat", stored, tmp_path)
    assert (tmp_path / "cat.json").read_bytes() == (solutions.SOLVED / "cat.json").read_bytes()
    assert list(json.loads((tmp_path / "cat.json").read_text())) == list(stored)


def test_only_what_changed_is_solved_again(body: Body, load_poses: LoadPoses) -> None:
    file, _ = load_poses(SOUND)
    first = solutions.solve_file(body, file, {})
    changed, _ = load_poses(SOUND.replace("work_hip.flexion: 90", "work_hip.flexion: 92"))
    second = solutions.solve_file(body, changed, first)
    assert second["start"] is first["start"]
    assert second["crossed"].made_of != first["crossed"].made_of


def test_a_pose_is_solved_again_when_the_one_it_goes_out_from_changed(body: Body, load_poses: LoadPoses) -> None:
    file, _ = load_poses(SOUND)
    changed, _ = load_poses(SOUND.replace("hip.flexion: 50", "hip.flexion: 52"))
    first, second = (solutions.solve_file(body, each, {}) for each in (file, changed))
    assert first["crossed"].made_of != second["crossed"].made_of
