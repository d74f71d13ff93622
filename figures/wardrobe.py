"""The person as drawn: the bare body made into one dressed surface, and what each point of it wears.

Clothes and hair are no meshes of their own. They are the body's surface, smoothed and a little
raised where its rest position lies inside a garment; so nothing can poke through, and every edge
of cloth is an exact line on the body. All positions are in metres in the rest position: z up,
front = -y, the person's left = +x.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from figures.anatomy import LATERAL, SIDES
from figures.surface import Surface, averaging, faired, normals, relaxed, triangles

if TYPE_CHECKING:
    from figures.anatomy import Body, Floats, Indices
    from figures.trace import Mask


class Wears(IntEnum):
    """What a point of the person shows."""

    SKIN = 0
    HAIR = 1
    SHIRT = 2
    OTHER_LEG = 3
    WORK_LEG = 4
    SOCK = 5


SLEEVE_ENDS = 0.72
"""Part of the upper arm, from the shoulder, that the sleeve covers."""
LEG_ENDS = 0.80
"""Part of the shin, from the knee, that the trousers cover."""
WAIST = 1.03
"""Height of the shirt's hem."""


@dataclass(frozen=True, eq=False)
class Person:
    """One dressed body.

    Attributes:
        skin: the dressed surface, which the bones carry along.
        fields: per vertex (n, 4), metres, above 0 inside: hair, shirt, trousers, socks.
        parts: per vertex (n,), which part of the body it belongs to: an index of `PARTS`.
        digits: per vertex (n,), which finger it belongs to, 2 for the index finger to 5; 0 elsewhere.

    """

    skin: Surface
    fields: Floats
    parts: Indices
    digits: Indices

    def worn(self, fields: Floats, rest: Floats) -> Indices:
        """What points wear (...,), from their blended fields (..., 4) and rest positions (..., 3)."""
        hair, shirt, trousers, sock = np.moveaxis(fields, -1, 0)
        leg = np.where(rest[..., 0] < 0, Wears.WORK_LEG, Wears.OTHER_LEG)
        worn = np.where(trousers > 0, leg, Wears.SKIN)
        worn = np.where(sock > 0, Wears.SOCK, worn)
        worn = np.where(shirt > 0, Wears.SHIRT, worn)
        return np.where(hair > 0, Wears.HAIR, worn)


PARTS = (
    "trunk", "head",
    "work_upper_arm", "work_forearm", "work_palm", "work_fingers", "work_thumb", "work_thigh", "work_shin", "work_foot",
    "other_upper_arm", "other_forearm", "other_palm", "other_fingers", "other_thumb", "other_thigh", "other_shin",
    "other_foot",
)  # fmt: skip
_PART_OF_BONE = (
    ("upperarm", "upper_arm"), ("lowerarm", "forearm"), ("wrist", "palm"), ("metacarpal", "palm"),
    ("finger1", "thumb"), ("finger", "fingers"), ("upperleg", "thigh"), ("lowerleg", "shin"), ("foot", "foot"),
    ("toe", "foot"),
)  # fmt: skip


def _part(label: str) -> int:
    if label in ("head", "neck02", "neck03", "eye.L", "eye.R"):
        return PARTS.index("head")
    side = "work" if label.endswith(".R") else "other"
    for start, part in _PART_OF_BONE:
        if label.startswith(start):
            return PARTS.index(f"{side}_{part}")
    return PARTS.index("trunk")


def _digit(label: str) -> int:
    return int(label[len("finger")]) if label.startswith(("finger2", "finger3", "finger4", "finger5")) else 0


@lru_cache(maxsize=2)
def dressed(body: Body) -> Person:
    """The person that a body becomes with clothes and hair on."""
    used = np.unique(body.quads)
    number = np.full(len(body.vertices), -1)
    number[used] = np.arange(len(used))
    quads, bare = number[body.quads], body.vertices[used]
    bones, weights = body.bone_indices[used], body.bone_weights[used]
    strongest = bones[np.arange(len(bones)), weights.argmax(1)]
    parts = np.array([_part(label) for label in body.labels])[strongest]
    digits = np.array([_digit(label) for label in body.labels])[strongest]

    fields = _fields(body, bare, bones, weights)
    hair, shirt, trousers, sock = fields.T
    mean, faces = averaging(quads, len(bare)), triangles(quads)
    cloth = _rise(np.max([shirt, trousers], axis=0), -0.01, 0.03)
    shape = faired(mean, bare, cloth, 40)
    toes = np.isin(strongest, [i for i, label in enumerate(body.labels) if label.startswith("toe")]).astype(float)
    toes = relaxed(mean, toes, 10)
    shape = shape + toes[:, None] * (_toecaps(body, shape) - shape)
    thickness = (
        0.006 * _rise(shirt, 0, 0.01)
        + 0.008 * _rise(trousers, 0, 0.02)
        + 0.003 * _rise(sock, 0, 0.01)
        + 0.022 * _rise(hair, -0.004, 0.05)
    )
    out = normals(relaxed(mean, shape, 10), faces)
    shape = shape + out * thickness[:, None]
    return Person(Surface(shape, quads, bones, weights, body.heads), fields, parts, digits)


_TOECAP = (0.085, 0.047, 0.027)
"""Half the length, width and height of a sock's toe, metres, from the ball of the foot."""


def _toecaps(body: Body, shape: Floats) -> Floats:
    """The points (n, 3) moved outwards onto the round toe of the sock of their side, metres.

    All toes land on one smooth surface, so that a sock has a tip and not five.
    """
    result = shape.copy()
    for side, here in (("L", shape[:, 0] > 0), ("R", shape[:, 0] < 0)):
        ball = np.mean([body.head(f"toe{toe}-1.{side}") for toe in (1, 2, 3, 4, 5)], axis=0) * [1, 1, 0] + [
            0,
            0,
            _TOECAP[2],
        ]
        forward = body.head(f"toe2-1.{side}") - body.head(f"foot.{side}")
        forward = forward * [1, 1, 0] / np.linalg.norm(forward[:2])
        axes = np.stack([forward, np.cross([0, 0, 1.0], forward), [0, 0, 1.0]])
        local = (shape[here] - ball) @ axes.T / _TOECAP
        # An exponent above 2 makes the tip broad, as toes are.
        reach = np.maximum((np.abs(local) ** 2.6).sum(1) ** (1 / 2.6), 0.2)
        result[here] = ball + (local / reach[:, None] * _TOECAP) @ axes
    return result


def _rise(values: Floats, low: float, high: float) -> Floats:
    """From 0 below `low` to 1 above `high`, smoothly."""
    t = np.clip((values - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _along(body: Body, points: Floats, begin: str, end: str) -> tuple[Floats, float]:
    """How far along a limb points (n, 3) lie, 0 to 1, and the limb's length in metres."""
    a, b = body.head(begin), body.head(end)
    length = float(np.linalg.norm(b - a))
    return (points - a) @ (b - a) / length**2, length


def _fields(body: Body, points: Floats, bones: Indices, weights: Floats) -> Floats:
    """How far inside hair, shirt, trousers and socks points are (n, 4), metres."""
    x, y, z = points.T

    def share(*starts: str) -> Floats:
        of = [i for i, label in enumerate(body.labels) if label.startswith(starts)]
        return np.asarray((weights * np.isin(bones, of)).sum(1))

    arm = share("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
    sleeve, leg, foot = (np.full(len(points), 1.0) for _ in range(3))
    for side, here in (("L", x > 0), ("R", x < 0)):
        t, length = _along(body, points, f"upperarm01.{side}", f"lowerarm01.{side}")
        on_arm = _rise(arm, 0.0, 0.35)
        sleeve = np.where(here, (SLEEVE_ENDS - t) * length * on_arm + (1 - on_arm), sleeve)
        t, length = _along(body, points, f"lowerleg01.{side}", f"foot.{side}")
        leg = np.where(here, (LEG_ENDS - t) * length, leg)
        foot = np.where(here, (t - LEG_ENDS) * length, foot)
    neck = np.sqrt(x**2 * 0.75 + (y + 0.025) ** 2 + ((z - 1.575) * 1.15) ** 2) - 0.088
    head = share("head", "neck02", "neck03")
    hem = z - (WAIST + 0.06 * y)
    shirt = np.min([hem, neck, np.where(head > 0.3, -0.1, 1.0), sleeve], axis=0)  # noqa: PLR2004 - mostly head
    trousers = np.min([0.05 - hem, leg, 0.05 - arm], axis=0)
    sock = np.min([foot, 0.05 - arm, 0.4 - z], axis=0)
    return np.stack([_hair(body, points, share("head")), shirt, trousers, sock], 1)


_HAIRLINE_BACK = (-0.20, -0.135, -0.105, -0.088, -0.080, -0.066, -0.058, -0.026, -0.014, 0.004, 0.03, 0.2)
_HAIRLINE_UP = (0.085, 0.074, 0.062, 0.036, 0.0, -0.006, 0.014, 0.014, -0.012, -0.055, -0.085, -0.09)
"""The edge of the hair seen from the side, from forehead to nape: metres behind the body's middle,
and metres above the eyes."""


def _hair(body: Body, points: Floats, head: Floats) -> Floats:
    up = points[:, 2] - body.head("eye.L")[2]
    inside = 0.9 * (up - np.interp(points[:, 1], _HAIRLINE_BACK, _HAIRLINE_UP))
    return np.where(head > 0.2, inside, -0.1)  # noqa: PLR2004 - on the head at all


def is_plain(parts: Indices) -> Mask:
    """Where no line is drawn within a part: fingers are one piece, and so is a sock."""
    return np.isin(parts, [PARTS.index(f"{side}_{part}") for side in SIDES for part in ("fingers", "foot")])


_SIDES = np.array([LATERAL.get(part.partition("_")[0], 0) for part in PARTS] + [0])


def side_of(parts: Indices) -> Indices:
    """The sign of x of the limbs that parts belong to, see `LATERAL`; 0 for head and trunk and off the person (-1)."""
    return np.asarray(_SIDES[parts])
