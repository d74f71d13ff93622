"""What a pose takes over from another, and what its short names mean."""

from figures.pose import wanted
from tests.figures.conftest import LoadPoses
from tests.figures.test_pose_messages import SOUND


def test_an_angle_without_a_side_means_both(load_poses: LoadPoses) -> None:
    file, _ = load_poses(SOUND)
    start = wanted(file, "start")
    assert start.angles == {"work_hip.flexion": 50, "other_hip.flexion": 50, "work_hip.abduction": 10}


def test_a_part_without_a_side_means_both(load_poses: LoadPoses) -> None:
    file, _ = load_poses(SOUND)
    parts = {contact.part: contact.touches for contact in wanted(file, "start").contacts}
    assert parts == {"pelvis": "floor", "head": "pillow", "work_heel": "floor", "other_heel": "floor"}


def test_a_pose_changes_what_it_goes_out_from(load_poses: LoadPoses) -> None:
    file, _ = load_poses(SOUND)
    crossed = wanted(file, "crossed")
    assert crossed.angles["work_hip.flexion"] == 90
    assert crossed.angles["other_hip.flexion"] == 50
    parts = {contact.part for contact in crossed.contacts}
    assert "work_heel" not in parts
    assert {"other_heel", "work_ankle", "pelvis"} <= parts


def test_a_place_is_remembered_for_messages(load_poses: LoadPoses) -> None:
    file, document = load_poses(SOUND)
    crossed = wanted(file, "crossed")
    assert document.line(crossed.angle_places["work_hip.flexion"]) == 16
    assert document.line(crossed.angle_places["other_hip.flexion"]) == 7


def test_a_name_with_a_side_wins_whatever_the_order(load_poses: LoadPoses) -> None:
    text = SOUND.replace("      hip.flexion: 50", "      work_hip.flexion: 60\n      hip.flexion: 50", 1)
    file, _ = load_poses(text)
    assert wanted(file, "start").angles["work_hip.flexion"] == 60


def test_a_limb_and_a_joint_without_a_side_are_those_of_the_part(load_poses: LoadPoses) -> None:
    text = SOUND.replace("      heel: floor", "      knee: {touches: floor, under: hip}", 1).replace(
        "      work_heel: null\n", ""
    )
    file, _ = load_poses(text)
    under = {contact.part: contact.under for contact in wanted(file, "start").contacts}
    assert under["work_knee"] == "work_hip"
    assert under["other_knee"] == "other_hip"


def test_hands_on_each_other_are_interlaced_unless_told_otherwise(load_poses: LoadPoses) -> None:
    file, _ = load_poses(SOUND)
    grips = {contact.part: contact.grip for contact in wanted(file, "crossed").contacts}
    assert grips["other_hand"] == "interlaced"
    assert grips["work_hand"] == "across"
