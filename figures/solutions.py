"""Solved poses as they are stored in figures/solved/, so that drawing needs no solver.

A solution is stored with a hash of all that it was solved from; only what has changed is solved
again. Rounding makes the files readable and the same on every machine that reads them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from figures import solver
from figures.anatomy import ANGLES, INDEX, SIDES
from figures.grasp import grasp
from figures.kinematics import forward
from figures.pose import wanted
from figures.solver import Posture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from figures.anatomy import Body, Floats
    from figures.contacts import Contact
    from figures.kinematics import Frames
    from figures.pose import Wanted
    from figures.pose_file import PoseFile

SOLVED: Final = Path(__file__).parent / "solved"
"""The folder of the solutions, a file a stretch."""


@dataclass(frozen=True, eq=False)
class Solution:
    """One solved pose.

    `angles` are all `ANGLES` in degrees to 0.01, `height` is the pelvis's in metres to 0.1 mm,
    `fingers` (2, 5, 3) is how far each finger joint bends in degrees, as
    `figures.kinematics.relaxed_fingers` has it. `made_of` is the hash of what it was solved from.
    """

    orientation: str
    angles: Mapping[str, float]
    height: float
    fingers: Floats
    made_of: str

    @property
    def posture(self) -> Posture:
        """The same as arrays, for the solver."""
        return Posture(np.array([self.angles[name] for name in ANGLES]), self.height)

    def frames(self, body: Body) -> Frames:
        """Where the bones of a body are."""
        return forward(body, self.posture.angles, self.orientation, self.height, self.fingers)


def solve_file(body: Body, file: PoseFile, before: Mapping[str, Solution]) -> dict[str, Solution]:
    """Every pose of a file, solved, or as it was before where nothing that it was solved from has changed."""
    solutions: dict[str, Solution] = {}

    def solved(name: str) -> Solution:
        if name not in solutions:
            asked = wanted(file, name)
            parent = None if asked.parent is None else solved(asked.parent)
            made_of = fingerprint(asked, parent)
            known = before.get(name)
            if known is None or known.made_of != made_of:
                posture = solver.solve(body, asked, None if parent is None else parent.posture)
                known = rounded(body, asked, posture, made_of)
            solutions[name] = known
        return solutions[name]

    return {name: solved(name) for name in file.poses}


def between(body: Body, file: PoseFile, solutions: Mapping[str, Solution], ends: tuple[str, str], t: float) -> Solution:
    """A pose on the way from one pose of a file to another.

    The angles go smoothly from one to the other, and then settle so that every contact that both
    ends share is kept on the way.

    Args:
        body: who.
        file: the stretch.
        solutions: its solved poses.
        ends: the names of the two poses.
        t: how far on the way, 0 to 1.

    """
    first, last = (solutions[name] for name in ends)
    if t <= 0 or t >= 1:
        return first if t <= 0 else last
    part = t * t * (3 - 2 * t)
    asked, asked_last = (wanted(file, name) for name in ends)
    kept = {contact.part: contact for contact in asked_last.contacts}
    shared = [
        moved
        for contact in asked.contacts
        if contact.part in kept and (moved := _on_the_way(contact, kept[contact.part], part)) is not None
    ]
    near = Posture(
        first.posture.angles + part * (last.posture.angles - first.posture.angles),
        first.height + part * (last.height - first.height),
    )
    settled = solver.settle(body, replace(asked, contacts=tuple(shared)), near)
    fingers = first.fingers + part * (last.fingers - first.fingers)
    return _solution(asked.orientation, settled, fingers, "")


def _on_the_way(first: Contact, last: Contact, part: float) -> Contact | None:
    """A contact between two that differ in numbers alone; None where they are of different things."""

    def moved(share: float) -> Contact:
        def number(name: str) -> float:
            start, end = float(getattr(first, name)), float(getattr(last, name))
            return start + share * (end - start)

        height = None if first.height is None or last.height is None else number("height")
        return replace(
            first, at=number("at"), gap=number("gap"), ahead=number("ahead"), aside=number("aside"), height=height
        )

    return moved(part) if moved(1.0) == last else None


def rounded(body: Body, asked: Wanted, posture: Posture, made_of: str) -> Solution:
    """A posture with closed fingers, as it is stored."""
    return _solution(asked.orientation, posture, grasp(body, asked, posture), made_of)


def _solution(orientation: str, posture: Posture, fingers: Floats, made_of: str) -> Solution:
    return Solution(
        orientation=orientation,
        # Adding 0.0 turns -0.0 into 0.0.
        angles={name: round(float(posture.angles[INDEX[name]]), 2) + 0.0 for name in ANGLES},
        height=round(posture.height, 4),
        fingers=np.round(fingers, 1) + 0.0,
        made_of=made_of,
    )


def fingerprint(asked: Wanted, parent: Solution | None) -> str:
    """A hash of all that a solution depends on: the pose, its parent's solution, the body and the solver."""
    parts = {
        "orientation": asked.orientation,
        "angles": dict(sorted(asked.angles.items())),
        "own": sorted(asked.own_angles),
        "contacts": sorted((asdict(contact) for contact in asked.contacts), key=lambda contact: str(contact["part"])),
        "parent": parent.made_of if parent else None,
        "body": _hash_of_body(),
        "solver": solver.VERSION,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


@cache
def _hash_of_body(name: str = "body") -> str:
    return hashlib.sha256((Path(__file__).parent / "body" / f"{name}.npz").read_bytes()).hexdigest()[:16]


def read(stretch: str, folder: Path = SOLVED) -> dict[str, Solution]:
    """The stored solutions of a stretch by pose, none when it has never been solved."""
    path = folder / f"{stretch}.json"
    if not path.exists():
        return {}
    data: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Solution(
            orientation=pose["orientation"],
            angles=pose["angles"],
            height=pose["height"],
            fingers=np.array([pose["fingers"][side] for side in SIDES]),
            made_of=pose["made_of"],
        )
        for name, pose in data.items()
        # A body that gains an angle makes older solutions useless.
        if tuple(pose["angles"]) == ANGLES
    }


def write(stretch: str, solutions: Mapping[str, Solution], folder: Path = SOLVED) -> None:
    """Store the solutions of a stretch, an angle a line."""
    poses = []
    for name, solution in solutions.items():
        angles = ",\n".join(f'   "{angle}": {degrees}' for angle, degrees in solution.angles.items())
        hands = ",\n".join(
            f'   "{side}": {json.dumps(hand.tolist())}' for side, hand in zip(SIDES, solution.fingers, strict=True)
        )
        poses.append(
            f' "{name}": {{\n'
            f'  "made_of": "{solution.made_of}",\n'
            f'  "orientation": "{solution.orientation}",\n'
            f'  "height": {solution.height},\n'
            f'  "angles": {{\n{angles}\n  }},\n'
            f'  "fingers": {{\n{hands}\n  }}\n'
            " }"
        )
    folder.mkdir(exist_ok=True)
    (folder / f"{stretch}.json").write_text("{\n" + ",\n".join(poses) + "\n}\n", encoding="utf-8")
