"""Patches of skin: which vertices are the heel, the palm or the back of the head."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.spatial import KDTree

from figures.anatomy import LATERAL, LETTER
from figures.kinematics import limbs_at_rest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from figures.anatomy import Body, Floats, Indices

_Range = tuple[float, float]
_ANY: Final = (-inf, inf)


@dataclass(frozen=True)
class _Patch:
    """Skin of some bones within a box around a bone's head, at rest.

    `bones` are how the labels of the bones begin that move the skin most. The ranges are metres from
    the head of the bone `around`: `outwards` from the midline, `back`, `up`, in any direction
    (`within`), along the hand (`fingerwards`) and out of the palm (`palmwards`). `count` is how many
    vertices are taken, evenly among them.
    """

    bones: tuple[str, ...]
    around: str
    outwards: _Range = _ANY
    back: _Range = _ANY
    up: _Range = _ANY
    within: float = inf
    fingerwards: _Range = _ANY
    palmwards: _Range = _ANY
    count: int = 24


_PELVIS: Final = ("pelvis", "spine05", "root")
_CHEST: Final = ("spine01", "spine02")
_FOOT: Final = ("foot", "toe")
_HAND: Final = ("wrist", "metacarpal")
_CENTRAL: Final = {
    "pelvis": _Patch(_PELVIS, "root", back=(0.042, inf), count=60),
    "hip_bones": _Patch(_PELVIS, "root", back=(-inf, -0.05), up=(0.01, inf)),
    "low_back": _Patch(("spine05", "spine04", "spine03"), "root", back=(0.062, inf)),
    "upper_back": _Patch((*_CHEST, "clavicle"), "spine01", back=(0.016, inf), count=60),
    "chest": _Patch(_CHEST, "spine01", back=(-inf, -0.084), count=60),
    "tummy": _Patch(("spine03", "spine04", "spine05"), "root", back=(-inf, -0.048), count=60),
    "head": _Patch(("head",), "head", back=(0.045, inf), count=60),
    "forehead": _Patch(("head",), "eye.L", back=(-inf, 0.029), up=(0.01, inf)),
    "cheek": _Patch(("head",), "eye.L", outwards=(0.01, inf), up=(-inf, 0)),
    "buttocks": _Patch(("pelvis", "upperleg01"), "root", back=(0.012, inf), up=(-inf, 0.03), count=60),
}
_PAIRED: Final = {
    "heel": _Patch(_FOOT, "foot", back=(-0.02, inf), up=(-inf, -0.056), count=15),
    "back_of_heel": _Patch(_FOOT, "foot", back=(0.03, inf), up=(-inf, -0.021), count=15),
    "toes": _Patch(_FOOT, "foot", back=(-inf, -0.12), up=(-inf, -0.061), count=15),
    # With the toes: they are what meets the floor first when a foot lies on its back.
    "instep": _Patch(_FOOT, "foot", back=(-inf, -0.09), count=90),
    "outer_foot": _Patch(_FOOT, "foot", outwards=(0.02, inf), up=(-inf, -0.051), count=15),
    "inner_foot": _Patch(_FOOT, "foot", outwards=(-inf, -0.02), up=(-inf, -0.041), count=15),
    "knee": _Patch(("lowerleg01", "upperleg02"), "lowerleg01", back=(-inf, -0.02), up=(-0.08, 0.02)),
    "thigh": _Patch(("upperleg01", "upperleg02"), "upperleg02", back=(-inf, 0)),
    # Without the ball of the thumb, which the weight flattens.
    "heel_of_hand": _Patch(_HAND, "wrist", fingerwards=(-0.01, 0.05), palmwards=(0.01, 0.03)),
    "finger_pads": _Patch(_HAND, "wrist", fingerwards=(0.085, inf), palmwards=(0.01, 0.03)),
    "back_of_wrist": _Patch(_HAND, "wrist", fingerwards=(-0.01, 0.05), palmwards=(-inf, -0.005)),
    "knuckles": _Patch(_HAND, "wrist", fingerwards=(0.085, inf), palmwards=(-inf, -0.005)),
    "elbow": _Patch(("lowerarm01", "upperarm02"), "lowerarm01", within=0.06),
    "wrist": _Patch(("lowerarm02", "wrist"), "wrist", within=0.045),
    "shoulder_blade": _Patch((*_CHEST, "clavicle", "shoulder01"), "spine01", outwards=(0.03, inf), back=(0.016, inf)),
}
CENTRAL: Final = tuple(_CENTRAL)
"""Patches in the middle of the body."""
PAIRED: Final = tuple(_PAIRED)
"""Patches that each side has."""


@cache
def patch(body: Body, name: str, side: str = "") -> Indices:
    """The vertices of a patch; `side` for those of `PAIRED`.

    Both sides of a patch are mirror images, so that mirrored poses have mirrored solutions.
    """
    if side == "other":
        return _twins(body)[patch(body, name, "work")]
    found = _in_box(body, _PAIRED[name] if side else _CENTRAL[name], side)
    return _some(found, _PAIRED[name].count) if side else evenly(body, found, _CENTRAL[name].count)


def evenly(body: Body, vertices: Indices, count: int) -> Indices:
    """About `count` of some vertices, evenly among them, and the same on both sides."""
    half = vertices[body.vertices[vertices, 0] <= 0]
    chosen = _some(half, count // 2)
    return np.unique(np.concatenate([chosen, _twins(body)[chosen]]))


def _in_box(body: Body, box: _Patch, side: str) -> Indices:
    ending = f".{LETTER[side]}" if side else ""
    bones = [
        bone
        for label, bone in body.bones.items()
        if label.startswith(box.bones) and (label.endswith(ending) or "." not in label)
    ]
    vertices = body.skin_vertices[np.isin(body.main_bones[body.skin_vertices], bones)]
    points, labels = body.vertices[vertices], body.bones
    about = body.head(box.around if box.around in labels else box.around + ending)
    off = points - about
    outwards = LATERAL[side] * points[:, 0] if side else np.abs(points[:, 0])
    inside = (
        _within(outwards - abs(about[0]), box.outwards)
        & _within(off[:, 1], box.back)
        & _within(off[:, 2], box.up)
        & (np.linalg.norm(off, axis=1) < box.within)
    )
    if side:
        rest = limbs_at_rest(body, side)
        inside &= _within(off @ rest.fingers_direction, box.fingerwards) & _within(
            off @ rest.palm_normal, box.palmwards
        )
    found: Indices = vertices[inside]
    return found


def _within(values: Floats, bounds: _Range) -> NDArray[np.bool_]:
    return (bounds[0] < values) & (values < bounds[1])


def _some(vertices: Indices, count: int) -> Indices:
    return vertices[np.unique(np.linspace(0, len(vertices) - 1, count).astype(np.intp))]


@cache
def _twins(body: Body) -> Indices:
    """For each vertex of the skin, the one that is nearest to its mirror image, (n,)."""
    own = body.skin_vertices
    twins = np.arange(len(body.vertices))
    nearest = KDTree(body.vertices[own]).query(body.vertices[own] * [-1, 1, 1])[1]
    twins[own] = own[nearest]
    return twins
