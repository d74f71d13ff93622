"""The solver meets contacts that can be met, and says by how much it misses others."""

from dataclasses import replace

import numpy as np
import pytest

from figures import geometry, solutions, solver
from figures.anatomy import ANGLES, HIGHEST, INDEX, LOWEST, Body, mirrored
from figures.contacts import Contact, miss
from figures.grasp import grasp
from figures.kinematics import ORIENTATIONS, forward, skin
from figures.pose import Wanted, load, wanted
from figures.solver import Posture, is_even, settle, solve
from tests.figures.conftest import LoadPoses

LYING = Wanted(
    orientation="supine",
    parent=None,
    angles={
        "work_hip.flexion": 50.0,
        "other_hip.flexion": 50.0,
        "work_knee.flexion": 105.0,
        "other_knee.flexion": 105.0,
    },
    own_angles=frozenset(),
    contacts=(Contact("pelvis", "floor"), Contact("upper_back", "floor"), Contact("head", "pillow")),
    angle_places={},
    contact_places=((), (), ()),
)


def distances(body: Body, asked: Wanted, posture: Posture) -> dict[str, float]:
    """Centimetres by which each part misses."""
    frames = forward(body, posture.angles, asked.orientation, posture.height)
    ahead = ORIENTATIONS[asked.orientation].ahead
    return {contact.part: 100 * float(miss(body, frames, contact, ahead).distance) for contact in asked.contacts}


def with_contacts(*more: Contact) -> Wanted:
    return replace(LYING, contacts=(*LYING.contacts, *more))


@pytest.mark.parametrize(
    "contact",
    [
        Contact("work_heel", "floor"),
        Contact("work_hand", "work_thigh", at=0.8, side="lateral"),
        Contact("other_hand", "other_shin", at=0.1, side="front", grip="free"),
        Contact("work_palm", "floor"),
        Contact("work_ankle", "other_thigh", at=0.8, side="front"),
    ],
    ids=lambda contact: f"{contact.part} on {contact.touches}",
)
def test_a_contact_within_reach_is_met(body: Body, contact: Contact) -> None:
    asked = with_contacts(contact)
    assert max(distances(body, asked, solve(body, asked)).values()) < 1.0


def test_hands_are_linked_behind_a_thigh(body: Body) -> None:
    asked = replace(
        with_contacts(
            Contact("work_hand", "other_thigh", at=0.7, side="back"), Contact("other_hand", "work_hand", grip="over")
        ),
        angles={**LYING.angles, "other_hip.flexion": 100.0, "work_elbow.flexion": 50.0, "other_elbow.flexion": 50.0},
    )
    posture = solve(body, asked)
    assert max(distances(body, asked, posture).values()) < 1.0
    frames = forward(body, posture.angles, "supine", posture.height)
    apart = frames.positions[body.bones["finger3-1.R"]] - frames.positions[body.bones["finger3-1.L"]]
    assert np.linalg.norm(apart) < 0.12


def test_no_angle_leaves_its_range(body: Body) -> None:
    asked = replace(
        with_contacts(Contact("work_heel", "other_shin", at=0.1, side="front")), angles={"work_knee.flexion": 155.0}
    )
    posture = solve(body, asked)
    assert np.all(posture.angles >= LOWEST)
    assert np.all(posture.angles <= HIGHEST)


def test_a_pose_that_asks_the_same_of_both_sides_is_its_own_mirror_image(body: Body) -> None:
    asked = with_contacts(Contact("work_heel", "floor"), Contact("other_heel", "floor"))
    assert is_even(asked)
    assert not is_even(with_contacts(Contact("work_heel", "floor")))
    angles = solve(body, asked).angles
    assert mirrored(angles) == pytest.approx(angles)


def test_the_solution_of_a_mirrored_pose_is_the_mirror_image(body: Body) -> None:
    asked = with_contacts(Contact("work_hand", "work_thigh", at=0.8, side="lateral"))
    image = replace(asked, contacts=tuple(contact.mirrored for contact in asked.contacts))
    posture, mirror_image = solve(body, asked), solve(body, image)
    # Two millimetres of asymmetry of the body are a degree of the arm.
    assert mirrored(mirror_image.angles) == pytest.approx(posture.angles, abs=3.0)
    assert mirror_image.height == pytest.approx(posture.height, abs=0.003)


def test_solving_twice_gives_the_same(body: Body) -> None:
    asked = with_contacts(Contact("work_heel", "floor"))
    assert np.array_equal(solve(body, asked).angles, solve(body, asked).angles)


def test_what_a_pose_does_not_ask_for_stays_as_in_the_pose_it_goes_out_from(body: Body) -> None:
    parent = solve(body, replace(LYING, angles={**LYING.angles, "other_elbow.flexion": 70.0}))
    child = replace(
        LYING, parent="start", angles={"work_hip.flexion": 60.0}, own_angles=frozenset({"work_hip.flexion"})
    )
    posture = solve(body, child, parent)
    assert posture.angles[INDEX["other_elbow.flexion"]] == pytest.approx(70, abs=2)


UNREACHABLE = """\
orientation: supine
camera: {azimuth: 0, elevation: 10}
poses:
  start:
    contacts:
      pelvis: floor
      upper_back: floor
      head: {touches: floor, height: 1.2}
      work_palm: {touches: floor, under: work_hip, ahead: 0.6}
"""


def test_an_unreachable_contact_says_by_how_much_it_is_missed(body: Body, load_poses: LoadPoses) -> None:
    file, document = load_poses(UNREACHABLE)
    found = [str(each) for each in geometry.problems(body, file, document, solutions.solve_file(body, file, {}))]
    head = next(message for message in found if "head misses" in message)
    assert head.startswith("figures/poses/try.yml:8: poses.start.contacts.head: head misses the floor by ")
    assert head.endswith(" cm; change pelvis.tilt or lumbar.flexion, or move the contact")
    assert float(head.split(" by ")[1].split(" cm")[0]) > 10
    assert any("cm beside the place under work_hip; change work_shoulder.flexion" in message for message in found)


def test_what_a_pose_has_wrong_from_another_is_said_once(body: Body, load_poses: LoadPoses) -> None:
    child = "  end:\n    from: start\n    angles: {work_knee.flexion: 30}\n"
    file, document = load_poses(UNREACHABLE + child)
    problems = geometry.problems(body, file, document, solutions.solve_file(body, file, {}))
    assert sum("head misses" in str(each) for each in problems) == 1


def test_only_what_is_solved_anew_tells_which_angles_moved(body: Body, load_poses: LoadPoses) -> None:
    file, document = load_poses(UNREACHABLE.replace("    contacts:", "    angles: {neck.flexion: -30}\n    contacts:"))
    solved = solutions.solve_file(body, file, {})
    (line,) = [line for line in geometry.moved(file, document, solved, ["start"]) if "neck.flexion" in line]
    assert line.startswith("figures/poses/try.yml:5: start: neck.flexion went from -30 to ")
    assert list(geometry.moved(file, document, solved, [])) == []


def test_a_limb_in_a_limb_and_under_the_floor_are_told(body: Body, load_poses: LoadPoses) -> None:
    file, document = load_poses(UNREACHABLE)
    angles = np.zeros(len(ANGLES))
    for side in ("work", "other"):
        angles[INDEX[f"{side}_hip.abduction"]] = -12
        angles[INDEX[f"{side}_shoulder.flexion"]] = -40
    through = solutions.rounded(body, wanted(file, "start"), Posture(angles, 0.1), "")
    found = [str(each) for each in geometry.problems(body, file, document, {"start": through})]
    assert any("work_shin is" in message and "inside other_shin" in message for message in found)
    assert any("work_hand is" in message and "under the floor" in message for message in found)


def test_a_leg_in_the_trunk_is_told(body: Body, load_poses: LoadPoses) -> None:
    file, document = load_poses(UNREACHABLE)
    angles = np.zeros(len(ANGLES))
    bent = {"lumbar.flexion": 40, "thorax.flexion": 30, "neck.flexion": 40}
    leg = {"hip.flexion": 135, "knee.flexion": 60, "hip.external_rotation": 40, "hip.abduction": -20}
    for name, degrees in (bent | {f"work_{name}": degrees for name, degrees in leg.items()}).items():
        angles[INDEX[name]] = degrees
    through = solutions.rounded(body, wanted(file, "start"), Posture(angles, 1.0), "")
    found = [str(each) for each in geometry.problems(body, file, document, {"start": through})]
    assert any(
        "work_shin is" in message and ("inside torso" in message or "inside head" in message) for message in found
    )


def test_fingers_close_around_a_limb_and_stay_outside_it(body: Body) -> None:
    asked = with_contacts(Contact("work_hand", "work_thigh", at=0.8, side="lateral"))
    posture = solve(body, asked)
    fingers = grasp(body, asked, posture)
    assert fingers[0].max() > 20
    assert np.array_equal(grasp(body, asked, posture), fingers)


def test_fingers_lie_flat_on_the_floor(body: Body) -> None:
    asked = with_contacts(Contact("work_palm", "floor"))
    posture = solve(body, asked)
    frames = forward(body, posture.angles, "supine", posture.height, grasp(body, asked, posture))
    fingers = [bone for label, bone in body.bones.items() if label.startswith("finger") and label.endswith(".R")]
    own = body.skin_vertices[np.isin(body.main_bones[body.skin_vertices], fingers)]
    heights = skin(body, own).moved(frames)[:, 2]
    assert heights.min() > -0.01
    assert heights.max() < 0.06


def test_a_settled_posture_keeps_its_contacts(body: Body) -> None:
    asked = with_contacts(Contact("work_heel", "floor"))
    posture = solve(body, asked)
    disturbed = Posture(posture.angles + 3, posture.height)
    clipped = Posture(np.clip(disturbed.angles, LOWEST, HIGHEST), disturbed.height)
    assert max(distances(body, asked, settle(body, asked, clipped)).values()) < 1.0


def test_on_the_way_between_two_poses_shared_contacts_are_kept(body: Body) -> None:
    file, _ = load("figure-four-lying")
    solved = solutions.read("figure-four-lying")
    half = solutions.between(body, file, solved, ("start", "crossed"), 0.5)
    asked = wanted(file, "crossed")
    shared = replace(asked, contacts=tuple(each for each in asked.contacts if each in wanted(file, "start").contacts))
    assert max(distances(body, shared, half.posture).values()) < 1.0
    ends = [solved[name].angles["work_hip.abduction"] for name in ("start", "crossed")]
    assert min(ends) < half.angles["work_hip.abduction"] < max(ends)
    assert solutions.between(body, file, solved, ("start", "crossed"), 0) is solved["start"]
    assert solutions.between(body, file, solved, ("start", "crossed"), 1) is solved["crossed"]


def test_the_version_of_the_solver_is_part_of_the_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = solutions.fingerprint(LYING, None)
    monkeypatch.setattr(solver, "VERSION", solver.VERSION + 1)
    assert solutions.fingerprint(LYING, None) != before
