"""Whether a solved pose is one that a body can take: contacts met, nothing inside anything else.

Passing is needed, not enough: someone must look at each picture as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from figures import capsules
from figures.anatomy import ANGLES, HIGHEST, INDEX, LOWEST
from figures.contacts import PLANES, miss
from figures.kinematics import ORIENTATIONS, Skin, skin
from figures.pose import wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from figures.anatomy import Body, Indices
    from figures.contacts import Contact
    from figures.kinematics import Frames
    from figures.pose import Wanted
    from figures.pose_file import PoseFile
    from figures.solutions import Solution
    from macros.problems import Problem
    from macros.reading import Document

FURTHEST_MISS: Final = 0.010
"""Metres by which a contact may miss."""
FURTHEST_BESIDE: Final = 0.04
"""Metres by which a part may be beside the joint that it should be under."""
DEEPEST: Final = 0.015
"""Metres by which one part may be inside another, or under the floor."""
MOVED: Final = 8.0
"""Degrees from which the solver says how far it moved an angle from what the file asked for."""


def problems(body: Body, file: PoseFile, document: Document, solutions: Mapping[str, Solution]) -> list[Problem]:
    """Everything that is wrong with the solved poses of a file."""
    found = []
    for name, solution in solutions.items():
        asked, frames = wanted(file, name), solution.frames(body)
        found += list(_missed_contacts(body, document, asked, frames))
        found += [document.problem(("poses", name), what) for what in _collisions(body, asked, frames)]
        found += [document.problem(("poses", name), what) for what in _outside_range(solution)]
    return found


def report(body: Body, file: PoseFile, document: Document, solutions: Mapping[str, Solution]) -> Iterator[str]:
    """What whoever edits a pose should know: what is wrong, and which angles had to move."""
    yield from (str(problem) for problem in problems(body, file, document, solutions))
    for name, solution in solutions.items():
        asked = wanted(file, name)
        for angle, degrees in asked.angles.items():
            if abs(solution.angles[angle] - degrees) > MOVED:
                line = document.line(asked.angle_places[angle])
                yield f"{document.file}:{line}: {name}: {angle} went from {degrees:g} to {solution.angles[angle]:.0f}"


def _missed_contacts(body: Body, document: Document, asked: Wanted, frames: Frames) -> Iterator[Problem]:
    towards_feet = ORIENTATIONS[asked.orientation].ahead
    for contact, place in zip(asked.contacts, asked.contact_places, strict=True):
        missed = miss(body, frames, contact, towards_feet)
        if (distance := float(missed.distance)) > FURTHEST_MISS:
            what = f"{contact.part} misses {_the(contact.touches)} by {100 * distance:.1f} cm; {_advice(contact)}"
            yield document.problem(place, what)
        if (beside := float(np.linalg.norm(missed.beside))) > FURTHEST_BESIDE:
            what = f"{contact.part} is {100 * beside:.1f} cm beside the place under {contact.under}; {_advice(contact)}"
            yield document.problem(place, what)


def _the(target: str) -> str:
    if target == "heels":
        return "the heels"
    return f"the {target}" if target in PLANES else target


_HELPFUL: Final = {
    "hand": "shoulder.flexion",
    "palm": "shoulder.flexion",
    "back_of_hand": "shoulder.flexion",
    "elbow": "shoulder.flexion",
    "forearm": "shoulder.flexion",
    "wrist": "shoulder.flexion",
}
"""The angle that most helps a part to its target; that of a leg is the hip's, of the trunk the lumbar."""


def _advice(contact: Contact) -> str:
    side, _, name = contact.part.partition("_")
    if side not in ("work", "other"):
        return "change pelvis.tilt or lumbar.flexion, or move the contact"
    return f"change {side}_{_HELPFUL.get(name, 'hip.flexion')}, or move the contact"


def _collisions(body: Body, asked: Wanted, frames: Frames) -> Iterator[str]:
    pressed = {frozenset(pair) for contact in asked.contacts for pair in capsules.pressed(contact)}
    for pair, depth in zip(capsules.PAIRS, capsules.depths(body, frames), strict=True):
        if depth > DEEPEST + (capsules.GIVE if frozenset(pair) in pressed else 0.0):
            first, second = pair
            yield f"{first} is {100 * depth:.1f} cm inside {second}; move one of them away, or let them touch"
    for region in _regions(body):
        depth = -float(region.skin.moved(frames)[:, 2].min())
        if depth > DEEPEST:
            yield f"{region.name} is {100 * depth:.1f} cm under the floor; raise it"


def _outside_range(solution: Solution) -> Iterator[str]:
    for name in ANGLES:
        lowest, highest, degrees = LOWEST[INDEX[name]], HIGHEST[INDEX[name]], solution.angles[name]
        if not lowest <= degrees <= highest:
            yield f"{name} is {degrees:g} degrees, outside its range from {lowest:g} to {highest:g}"


@dataclass(frozen=True, eq=False)
class _Region:
    """Some of the skin, called as the capsule of it."""

    name: str
    skin: Skin


_REGIONS: Final = {
    "thigh": ("upperleg",),
    "shin": ("lowerleg",),
    "foot": ("foot", "toe"),
    "upper_arm": ("upperarm",),
    "forearm": ("lowerarm",),
    "hand": ("wrist", "metacarpal", "finger"),
}
"""The beginnings of the labels of the bones of each region; what is in none is head or torso."""


@cache
def _regions(body: Body) -> tuple[_Region, ...]:
    from_bones: dict[str, list[int]] = {"head": [], "torso": []}
    for label, bone in body.bones.items():
        side = {"R": "work_", "L": "other_"}.get(label.rpartition(".")[2], "")
        region = next((name for name, starts in _REGIONS.items() if label.startswith(starts)), None)
        central = "head" if label.startswith(("head", "neck", "eye")) else "torso"
        from_bones.setdefault(f"{side}{region}" if region else central, []).append(bone)

    def vertices(bones: list[int]) -> Indices:
        own = body.skin_vertices
        return own[np.isin(body.main_bones[own], bones)][::5]

    return tuple(_Region(name, skin(body, vertices(bones))) for name, bones in from_bones.items())
