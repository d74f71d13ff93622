"""Every mistake in a pose file gets one message: the file, the line, what is wrong, what to write."""

import pytest

from tests.figures.conftest import Complaints, LoadPoses

SOUND = """\
orientation: supine
camera: {azimuth: 135, elevation: 32}
props: [mat, pillow]
poses:
  start:
    angles:
      hip.flexion: 50
      work_hip.abduction: 10
    contacts:
      pelvis: floor
      head: pillow
      heel: floor
  crossed:
    from: start
    angles:
      work_hip.flexion: 90
    contacts:
      work_heel: null
      work_ankle: {touches: other_thigh, at: 0.8, side: front}
      work_hand: {touches: other_thigh, at: 0.6, side: back}
      other_hand: {touches: work_hand}
pictures:
  hold: {pose: crossed, felt: [work_buttock]}
demonstration: [start, crossed]
hero: hold
"""


def test_a_file_without_mistakes_gives_none(complaints: Complaints) -> None:
    assert complaints(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "      hip.flexion: 50",
            "      hip.flexon: 50",
            "7: poses.start.angles.hip.flexon: unknown angle 'hip.flexon' (did you mean 'hip.flexion'?)",
        ),
        (
            "work_hip.abduction: 10",
            "left_hip.abduction: 10",
            (
                "8: poses.start.angles.left_hip.abduction: unknown angle 'left_hip.abduction'; write "
                "work_hip.abduction for the side being stretched, which is drawn on the person's right, or "
                "other_hip.abduction"
            ),
        ),
        (
            "hip.flexion: 50",
            "hip.flexion: 150",
            (
                "7: poses.start.angles.hip.flexion: 150 is outside the range of motion; "
                "write degrees from -20 to 140 (the thigh towards the belly; 90 is square to the pelvis)"
            ),
        ),
        (
            "elevation: 32",
            "elevation: -32",
            (
                "2: camera.elevation: -32 is out of range; write a number from 0 to 90. "
                "Degrees above the floor, from below which only the mat is seen."
            ),
        ),
        (
            "hold: {pose: crossed,",
            "hold: {pose: crossed, close_up: {around: [work_knee], radius: 0.01},",
            (
                "23: pictures.hold.close_up.radius: 0.01 is out of range; write a number from 0.1 to 2. "
                "Metres; less than a hand's width would show nothing that anyone knows."
            ),
        ),
        (
            "pelvis: floor",
            "plevis: floor",
            "10: poses.start.contacts.plevis: unknown part of the body 'plevis' (did you mean 'pelvis'?)",
        ),
        (
            "head: pillow",
            "head: pilow",
            "11: poses.start.contacts.head.touches: unknown thing to touch 'pilow' (did you mean 'pillow'?)",
        ),
        (
            "head: pillow",
            "head: other_shin",
            "11: poses.start.contacts.head: head cannot touch other_shin; it can touch floor, pillow, seat",
        ),
        (
            "props: [mat, pillow]",
            "props: [mat]",
            (
                "11: poses.start.contacts.head: touches the pillow, but there is no pillow in the picture; "
                "add pillow to 'props'"
            ),
        ),
        (
            "from: start",
            "from: strat",
            "14: poses.crossed.from: unknown pose 'strat' (did you mean 'start'?)",
        ),
        (
            "  start:\n",
            "  start:\n    from: crossed\n",
            None,
        ),
        (
            "at: 0.8, side: front",
            "side: front",
            (
                "19: poses.crossed.contacts.work_ankle: a place on a limb needs 'at' and 'side', "
                "such as {touches: other_thigh, at: 0.8, side: front}"
            ),
        ),
        (
            "at: 0.8, side: front",
            "at: 1.8, side: front",
            (
                "19: poses.crossed.contacts.work_ankle.at: 1.8 is out of range; write a number from 0 to 1. "
                "On a limb: 0 at the end nearer to the trunk, 1 at the other."
            ),
        ),
        (
            "side: front}",
            "side: frnt}",
            "19: poses.crossed.contacts.work_ankle.side: unknown value 'frnt' (did you mean 'front'?)",
        ),
        (
            "side: front}",
            "side: front, grip: across}",
            (
                "19: poses.crossed.contacts.work_ankle: only a hand on a limb or on the other hand has a 'grip'; "
                "take it out"
            ),
        ),
        (
            "{touches: work_hand}",
            "{touches: work_hand, grip: across}",
            "21: poses.crossed.contacts.other_hand: grip 'across' does not fit here; write one of interlaced, over",
        ),
        (
            "pelvis: floor",
            "pelvis: {touches: floor, at: 0.5}",
            "10: poses.start.contacts.pelvis: 'at' and 'side' are for limbs, and floor is none; take them out",
        ),
        (
            "pelvis: floor",
            "pelvis: {touches: floor, under: hip}",
            "10: poses.start.contacts.pelvis: 'under: hip' needs a side here; write work_hip or other_hip",
        ),
        (
            "{touches: work_hand}",
            "{touches: work_hand, height: 0.2}",
            (
                "21: poses.crossed.contacts.other_hand: 'height' and 'under' are for the floor, the pillow and "
                "the seat, not for work_hand; take them out"
            ),
        ),
        ("pose: crossed", "pose: crosed", "23: pictures.hold.pose: unknown pose 'crosed' (did you mean 'crossed'?)"),
        (
            "[work_buttock]",
            "[work_butock]",
            (
                "23: pictures.hold.felt[0]: unknown place where a stretch is felt 'work_butock' "
                "(did you mean 'work_buttock'?)"
            ),
        ),
        (
            "felt: [work_buttock]",
            "towel: {from: work_hand, behind: other_thigh, at: 0.5, to: work_hand}",
            "23: pictures.hold.towel: the towel begins and ends in the same hand; write work_hand and other_hand",
        ),
        ("[start, crossed]", "[start, cross]", "24: demonstration[1]: unknown pose 'cross' (did you mean 'crossed'?)"),
        ("orientation: supine", "orientation: supin", "1: orientation: unknown value 'supin' (did you mean 'supine'?)"),
        (
            "demonstration:",
            "demonstrate:",
            "24: demonstrate: unknown key 'demonstrate' (did you mean 'demonstration'?)",
        ),
        ("hero: hold", "hero: hodl", "25: hero: unknown picture 'hodl' (did you mean 'hold'?)"),
        ("hero: hold", "", "1: hero: 'hero' is missing; write the picture for lists, such as 'hero: hold'"),
    ],
)
def test_a_mistake_gives_one_message_with_its_line(
    complaints: Complaints, old: str, new: str, message: str | None
) -> None:
    assert old in SOUND
    found = complaints(SOUND.replace(old, new, 1))
    if message is None:
        assert found == [
            (
                "figures/poses/try.yml:6: poses.start.from: "
                "start goes out from crossed goes out from start; let one of them stand alone"
            ),
            (
                "figures/poses/try.yml:15: poses.crossed.from: "
                "crossed goes out from start goes out from crossed; let one of them stand alone"
            ),
        ]
    else:
        assert found == [f"figures/poses/try.yml:{message}"]


def test_all_mistakes_are_told_at_once(complaints: Complaints) -> None:
    wrong = SOUND.replace("hip.flexion: 50", "hip.flexion: 150").replace("pose: crossed", "pose: crosed")
    assert len(complaints(wrong)) == 2


def test_a_missing_camera_is_asked_for(complaints: Complaints) -> None:
    without = SOUND.replace("camera: {azimuth: 135, elevation: 32}\n", "")
    assert complaints(without) == [
        (
            "figures/poses/try.yml:1: camera: 'camera' is missing; "
            "write 'camera: {azimuth: 135, elevation: 25}' (Where all pictures are seen from.)"
        )
    ]


def test_a_sound_file_loads(load_poses: LoadPoses) -> None:
    file, _ = load_poses(SOUND)
    assert file.pictures["hold"].felt == ("work_buttock",)
