"""Known angles give known directions, and both sides move alike."""

import numpy as np
import pytest

from figures.anatomy import (
    ANGLES,
    HIGHEST,
    INDEX,
    LATERAL,
    LETTER,
    LOWEST,
    MOVEMENTS,
    SIDES,
    Body,
    Floats,
    mirrored,
)
from figures.kinematics import ORIENTATIONS, Frames, forward, limbs_at_rest, skin, unit

UP = np.array([0.0, 0, 1])


def posed(body: Body, orientation: str, **angles: float) -> Frames:
    """The frames for angles written with `__` for the point."""
    degrees = np.zeros(len(ANGLES))
    for name, value in angles.items():
        degrees[INDEX[name.replace("__", ".")]] = value
    return forward(body, degrees, orientation, 0.5)


def direction(body: Body, frames: Frames, start: str, end: str) -> Floats:
    """The direction from one bone's head to another's."""
    return unit(frames.positions[body.bones[end]] - frames.positions[body.bones[start]])


@pytest.mark.parametrize("side", SIDES)
class TestALimb:
    def test_hangs_straight_down_at_angle_zero(self, body: Body, side: str) -> None:
        frames = posed(body, "standing")
        for start, end in (("upperleg01", "lowerleg01"), ("upperarm01", "lowerarm01"), ("lowerarm01", "wrist")):
            limb = direction(body, frames, f"{start}.{LETTER[side]}", f"{end}.{LETTER[side]}")
            assert limb == pytest.approx(-UP, abs=0.02)

    def test_thigh_is_vertical_at_90_degrees_of_hip_flexion_lying_on_the_back(self, body: Body, side: str) -> None:
        frames = posed(body, "supine", **{f"{side}_hip__flexion": 90})
        thigh = direction(body, frames, f"upperleg01.{LETTER[side]}", f"lowerleg01.{LETTER[side]}")
        assert thigh == pytest.approx(UP, abs=1e-6)

    def test_abduction_takes_the_thigh_off_the_midline(self, body: Body, side: str) -> None:
        frames = posed(body, "standing", **{f"{side}_hip__abduction": 30})
        thigh = direction(body, frames, f"upperleg01.{LETTER[side]}", f"lowerleg01.{LETTER[side]}")
        outwards = -ORIENTATIONS["standing"].right * LATERAL[side]
        assert thigh @ outwards == pytest.approx(0.5, abs=0.01)

    def test_external_rotation_of_a_bent_hip_swings_the_shin_inwards(self, body: Body, side: str) -> None:
        angles = {
            f"{side}_hip__flexion": 90.0,
            f"{side}_knee__flexion": 90.0,
            f"{side}_hip__external_rotation": 45.0,
        }
        shin = direction(body, posed(body, "standing", **angles), f"lowerleg01.{LETTER[side]}", f"foot.{LETTER[side]}")
        outwards = -ORIENTATIONS["standing"].right * LATERAL[side]
        assert shin @ outwards < -0.6

    def test_knee_flexion_takes_the_shin_backwards(self, body: Body, side: str) -> None:
        frames = posed(body, "standing", **{f"{side}_knee__flexion": 90})
        shin = direction(body, frames, f"lowerleg01.{LETTER[side]}", f"foot.{LETTER[side]}")
        assert shin @ ORIENTATIONS["standing"].ahead < -0.99

    def test_dorsiflexion_lifts_the_toes_and_inversion_turns_the_sole_inwards(self, body: Body, side: str) -> None:
        foot, toe = f"foot.{LETTER[side]}", f"toe2-1.{LETTER[side]}"
        level = posed(body, "standing")
        lifted = posed(body, "standing", **{f"{side}_ankle__dorsiflexion": 20})
        assert direction(body, lifted, foot, toe)[2] > direction(body, level, foot, toe)[2] + 0.2
        turned = posed(body, "standing", **{f"{side}_ankle__inversion": 30})
        outwards = -ORIENTATIONS["standing"].right * LATERAL[side]
        assert turned.turned(body.bones[foot], -UP) @ outwards == pytest.approx(-0.5, abs=0.01)

    def test_palm_faces_the_thigh_and_pronation_turns_it_back(self, body: Body, side: str) -> None:
        wrist, normal = body.bones[f"wrist.{LETTER[side]}"], limbs_at_rest(body, side).palm_normal
        outwards = -ORIENTATIONS["standing"].right * LATERAL[side]
        assert posed(body, "standing").turned(wrist, normal) @ outwards < -0.97
        pronated = posed(body, "standing", **{f"{side}_forearm__pronation": 85})
        assert pronated.turned(wrist, normal) @ ORIENTATIONS["standing"].ahead < -0.97

    def test_wrist_bends_to_the_palm_and_to_the_little_finger(self, body: Body, side: str) -> None:
        wrist, knuckle = f"wrist.{LETTER[side]}", f"finger3-1.{LETTER[side]}"
        straight = direction(body, posed(body, "standing"), wrist, knuckle)
        flexed = direction(body, posed(body, "standing", **{f"{side}_wrist__flexion": 40}), wrist, knuckle)
        outwards = -ORIENTATIONS["standing"].right * LATERAL[side]
        assert (flexed - straight) @ outwards < -0.5
        deviated = direction(body, posed(body, "standing", **{f"{side}_wrist__ulnar_deviation": 30}), wrist, knuckle)
        assert (deviated - straight) @ ORIENTATIONS["standing"].ahead < -0.3


@pytest.mark.parametrize(
    ("orientation", "head", "front"),
    [("supine", (-1, 0, 0), (0, 0, 1)), ("prone", (-1, 0, 0), (0, 0, -1)), ("sitting", (0, 0, 1), (-1, 0, 0))],
)
def test_an_orientation_lays_the_body_as_its_name_says(
    body: Body, orientation: str, head: tuple[float, ...], front: tuple[float, ...]
) -> None:
    frames = posed(body, orientation)
    assert direction(body, frames, "root", "head") == pytest.approx(head, abs=0.1)
    assert frames.turned(body.bones["root"], np.array([0.0, -1, 0])) == pytest.approx(front)


def test_the_pelvis_is_as_high_as_it_is_told(body: Body) -> None:
    assert posed(body, "prone").positions[body.bones["root"]] == pytest.approx([0, 0, 0.5])


def test_the_trunk_turns_and_bends_towards_the_side_being_worked(body: Body) -> None:
    right = ORIENTATIONS["standing"].right
    bent = posed(body, "standing", lumbar__side_bend=20)
    assert direction(body, bent, "root", "neck01") @ right > 0.2
    turned = posed(body, "standing", thorax__rotation=30)
    assert turned.turned(body.bones["head"], np.array([0.0, -1, 0])) @ right > 0.4


def test_a_mirrored_posture_is_the_mirror_image(body: Body) -> None:
    angles = np.random.default_rng(0).uniform(LOWEST / 2, HIGHEST / 2)
    seen = forward(body, angles, "standing", 1.0).positions
    mirror_image = forward(body, mirrored(angles), "standing", 1.0).positions * [1, -1, 1]
    twin = [
        body.bones[label[:-1] + {"L": "R", "R": "L"}[label[-1]]] if label.endswith((".L", ".R")) else bone
        for label, bone in body.bones.items()
    ]
    # The body itself is symmetric to 2 mm.
    assert np.abs(seen - mirror_image[twin]).max() < 0.004


def test_mirroring_twice_changes_nothing() -> None:
    angles = np.arange(float(len(ANGLES)))
    assert mirrored(mirrored(angles)) == pytest.approx(angles)


def test_a_batch_gives_what_single_postures_give(body: Body) -> None:
    angles = np.random.default_rng(1).uniform(LOWEST, HIGHEST, (3, len(ANGLES)))
    vertices = skin(body, body.skin_vertices[::500])
    together = vertices.moved(forward(body, angles, "supine", np.array([0.1, 0.2, 0.3])))
    for row, height, expected in zip(angles, (0.1, 0.2, 0.3), together, strict=True):
        assert vertices.moved(forward(body, row, "supine", height)) == pytest.approx(expected)


def test_skin_at_a_joint_follows_both_bones(body: Body) -> None:
    frames = posed(body, "standing", work_knee__flexion=90)
    vertex = int(body.skin_vertices[np.argmin(np.abs(np.sort(body.bone_weights[body.skin_vertices])[:, -1] - 0.5))])
    bones, weights = body.bone_indices[vertex], body.bone_weights[vertex]
    expected = sum(
        weight * frames.moved(body, int(bone), body.vertices[vertex])
        for bone, weight in zip(bones, weights, strict=True)
    )
    assert skin(body, np.array([vertex])).moved(frames)[0] == pytest.approx(expected)


@pytest.mark.parametrize("side", SIDES)
def test_a_thumb_in_the_plane_of_the_palm_lies_beside_the_fingers(body: Body, side: str) -> None:
    across, flat = (posed(body, "standing", **{f"{side}_thumb__opposition": degrees}) for degrees in (0.0, -28.0))
    rest, wrist, letter = limbs_at_rest(body, side), body.bones[f"wrist.{LETTER[side]}"], LETTER[side]
    ways = [direction(body, frames, f"finger1-1.{letter}", f"finger1-3.{letter}") for frames in (across, flat)]
    along = [
        way @ frames.turned(wrist, rest.fingers_direction) for way, frames in zip(ways, (across, flat), strict=True)
    ]
    off = [way @ frames.turned(wrist, rest.palm_normal) for way, frames in zip(ways, (across, flat), strict=True)]
    assert along[1] > along[0] + 0.1
    assert off[1] < off[0]


def test_every_range_of_motion_holds_the_anatomical_position() -> None:
    for name, movement in MOVEMENTS.items():
        assert movement.lowest <= 0 <= movement.highest, name
        assert movement.positive, name
