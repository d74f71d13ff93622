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
    from collections.abc import Collection, Iterator, Mapping

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
    """Everything that is wrong with the solved poses of a file; what a pose has from another is said there alone."""
    found: dict[str, dict[object, Problem]] = {}
    for name, solution in solutions.items():
        asked, frames = wanted(file, name), solution.frames(body)
        here = dict(_missed_contacts(body, document, asked, frames))
        here |= {what: document.problem(("poses", name), text) for what, text in _collisions(body, asked, frames)}
        here |= {what: document.problem(("poses", name), text) for what, text in _outside_range(solution)}
        found[name] = here
    said = []
    for name, here in found.items():
        parent = file.poses[name].from_
        said += [problem for what, problem in here.items() if parent is None or what not in found.get(parent, {})]
    return said


def moved(
    file: PoseFile, document: Document, solutions: Mapping[str, Solution], names: Collection[str]
) -> Iterator[str]:
    """Which angles of the named poses the solver had to move from what the file asks for."""
    for name in names:
        asked = wanted(file, name)
        for angle, degrees in asked.angles.items():
            solved = solutions[name].angles[angle]
            if abs(solved - degrees) > MOVED:
                line = document.line(asked.angle_places[angle])
                yield f"{document.file}:{line}: {name}: {angle} went from {degrees:g} to {solved:.0f}"


def _missed_contacts(body: Body, document: Document, asked: Wanted, frames: Frames) -> Iterator[tuple[object, Problem]]:
    towards_feet = ORIENTATIONS[asked.orientation].ahead
    for contact, place in zip(asked.contacts, asked.contact_places, strict=True):
        missed = miss(body, frames, contact, towards_feet)
        if (distance := float(missed.distance)) > FURTHEST_MISS:
            what = f"{contact.part} misses {_the(contact.touches)} by {100 * distance:.1f} cm; {_advice(contact)}"
            yield (contact, "misses"), document.problem(place, what)
        if (beside := float(np.linalg.norm(missed.beside))) > FURTHEST_BESIDE:
            what = f"{contact.part} is {100 * beside:.1f} cm beside the place under {contact.under}; {_advice(contact)}"
            yield (contact, "beside"), document.problem(place, what)


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


def _collisions(body: Body, asked: Wanted, frames: Frames) -> Iterator[tuple[object, str]]:
    pressed = {frozenset(pair) for contact in asked.contacts for pair in capsules.pressed(contact)}
    for pair, depth in zip(capsules.PAIRS, capsules.depths(body, frames), strict=True):
        if depth > DEEPEST + (capsules.GIVE if frozenset(pair) in pressed else 0.0):
            first, second = pair
            yield pair, f"{first} is {100 * depth:.1f} cm inside {second}; move one of them away, or let them touch"
    for region in _regions(body):
        depth = -float(region.skin.moved(frames)[:, 2].min())
        if depth > DEEPEST:
            yield (region.name, "floor"), f"{region.name} is {100 * depth:.1f} cm under the floor; raise it"


def _outside_range(solution: Solution) -> Iterator[tuple[object, str]]:
    for name in ANGLES:
        lowest, highest, degrees = LOWEST[INDEX[name]], HIGHEST[INDEX[name]], solution.angles[name]
        if not lowest <= degrees <= highest:
            yield name, f"{name} is {degrees:g} degrees, outside its range from {lowest:g} to {highest:g}"


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
