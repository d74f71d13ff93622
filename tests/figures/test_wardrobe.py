"""What the person wears."""

import numpy as np

from figures.anatomy import load_body
from figures.wardrobe import PARTS, Wears, dressed, side_of

BODY = load_body()
PERSON = dressed(BODY)
WORN = PERSON.worn(PERSON.fields, PERSON.skin.rest)


def _at(part: str) -> set[Wears]:
    return {Wears(value) for value in WORN[PERSON.parts == PARTS.index(part)]}


def test_the_leg_being_worked_has_a_colour_of_its_own() -> None:
    assert Wears.WORK_LEG in _at("work_thigh")
    assert Wears.OTHER_LEG not in _at("work_thigh")
    assert Wears.OTHER_LEG in _at("other_thigh")
    assert Wears.WORK_LEG not in _at("other_thigh")


def test_hands_are_bare() -> None:
    for side in ("work", "other"):
        for part in ("palm", "fingers", "thumb", "forearm"):
            assert _at(f"{side}_{part}") == {Wears.SKIN}


def test_a_hand_has_four_fingers_and_a_thumb() -> None:
    for side in ("work", "other"):
        assert set(PERSON.digits[PERSON.parts == PARTS.index(f"{side}_fingers")]) == {2, 3, 4, 5}
        assert set(PERSON.digits[PERSON.parts == PARTS.index(f"{side}_thumb")]) == {0}


def test_feet_wear_socks() -> None:
    assert _at("work_foot") == _at("other_foot") == {Wears.SOCK}


def test_the_head_has_hair_and_a_bare_face() -> None:
    assert _at("head") == {Wears.HAIR, Wears.SKIN}


def test_clothes_never_reach_far_from_the_body() -> None:
    bare = BODY.vertices[BODY.skin_vertices]
    clothed = np.isin(WORN, [Wears.SHIRT, Wears.OTHER_LEG, Wears.WORK_LEG])
    assert np.linalg.norm(PERSON.skin.rest - bare, axis=1)[clothed].max() < 0.04


def test_the_person_is_as_symmetrical_as_the_body() -> None:
    mirrored = PERSON.skin.rest * [-1, 1, 1]
    nearest = [np.linalg.norm(PERSON.skin.rest - point, axis=1).min() for point in mirrored[::97]]
    assert max(nearest) < 0.004


def test_each_part_is_of_the_side_that_it_lies_on() -> None:
    sides = side_of(PERSON.parts)
    assert (np.sign(PERSON.skin.rest[sides != 0, 0]) == sides[sides != 0]).mean() > 0.99
    assert side_of(np.array([-1, PARTS.index("head")])).tolist() == [0, 0]
