"""The face: a few strokes and two dots, carried by the head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from figures.anatomy import Body, Floats
    from figures.camera import View
    from figures.kinematics import Frames


@dataclass(frozen=True)
class Feature:
    """A stroke, or an eye, on the surface of the head.

    Attributes:
        points: metres to the person's left of the middle and above the eyes; for an ear, metres
            behind the middle of the body and above the eyes. An eye has its middle alone.
        eye: whether it is a filled dot.
        ear: which side's ear it is: 1 left, -1 right, 0 for the face.
        faces: the direction, to the left and backwards, from which it is seen best.

    """

    points: tuple[tuple[float, float], ...]
    eye: bool = False
    ear: int = 0
    faces: tuple[float, float] = (0.0, -1.0)


_EYE = (0.0055, 0.0070)
"""Half the width and the height of an eye, metres."""
_EAR = (
    (-0.046, 0.004), (-0.040, 0.012), (-0.030, 0.010), (-0.025, -0.004), (-0.030, -0.022), (-0.040, -0.036),
    (-0.047, -0.034),
)  # fmt: skip
FEATURES = (
    *(Feature(((side * 0.033, -0.002),), eye=True, faces=(side * 0.6, -0.8)) for side in (1, -1)),
    *(
        Feature(((side * 0.016, 0.021), (side * 0.030, 0.027), (side * 0.048, 0.020)), faces=(side * 0.6, -0.8))
        for side in (1, -1)
    ),
    Feature(((-0.019, -0.071), (-0.010, -0.0755), (0.0, -0.077), (0.010, -0.0755), (0.019, -0.071))),
    *(Feature(_EAR, ear=side, faces=(side, 0.0)) for side in (1, -1)),
)
_REACH = 0.022
"""How far behind the surface seen a stroke may lie and still count as in view, metres."""
_REACH_OF_EYES = 0.045
"""The same for the eyes, which lie in their sockets."""
_EDGE = 0.15
"""A feature seen more from the edge than this, as a cosine, cannot be read."""


def drawn(body: Body, frames: Frames, view: View, near: Floats) -> list[tuple[bool, Floats]]:
    """The features in view: whether filled, and points (n, 2) in pixels of the `near` buffer."""
    head = body.labels.index("head")
    turn, place, origin = frames.rotations[head], frames.positions[head], body.heads[head]
    result = []
    for feature in FEATURES:
        if turn @ np.array([*feature.faces, 0.0]) @ view.axes[2] < _EDGE:
            continue
        points = view.seen((_on_head(body, feature) - origin) @ turn.T + place)
        column = np.clip(points[:, 0].astype(int), 0, near.shape[1] - 1)
        row = np.clip(points[:, 1].astype(int), 0, near.shape[0] - 1)
        seen = points[:, 2] > near[row, column] - (_REACH_OF_EYES if feature.eye else _REACH)
        if seen.all():
            result.append((feature.eye, points[:, :2]))
        elif not feature.eye and not feature.ear and seen.sum() >= 3:  # noqa: PLR2004 - fewer points make no curve
            result.append((False, points[seen, :2]))
    return result


def _on_head(body: Body, feature: Feature) -> Floats:
    """The feature's points (n, 3) on the rest surface, metres."""
    eyes = body.head("eye.L")[2]
    skin = body.skin_vertices
    points = body.vertices[skin[body.main_bones[skin] == body.bones["head"]]]
    along = 1 if feature.ear else 0
    kept = points[points[:, 0] * feature.ear > 0.05] if feature.ear else points[points[:, 1] < -0.05]  # noqa: PLR2004
    result = []
    for across, up in feature.points:
        distance = np.hypot(kept[:, along] - across, kept[:, 2] - eyes - up)
        nearest = np.argsort(distance)[:5]
        share = 1 / (distance[nearest] ** 2 + 1e-6)
        share /= share.sum()
        if feature.ear:
            result.append((feature.ear * float(np.abs(kept[nearest, 0]).max()), across, eyes + up))
        else:
            result.append((across, float(kept[nearest, 1] @ share), eyes + up))
    points = np.array(result)
    if not feature.ear:
        # Lips and brows rise and fall; a stroke that followed them would wriggle when seen from below.
        points[:, 1] = np.polyval(
            np.polyfit(np.abs(points[:, 0]), points[:, 1], min(1, len(points) - 1)), np.abs(points[:, 0])
        )
    if not feature.eye:
        return points
    # The hollow of the eye is uneven: its dot is a flat oval that faces as the eye does.
    turns = np.linspace(0, 2 * np.pi, 7)[:-1, None]
    x, y = feature.faces
    sideways, upwards = np.array([-y, x, 0.0]), np.array([0.0, 0.0, 1.0])
    oval: Floats = points + _EYE[0] * np.cos(turns) * sideways + _EYE[1] * np.sin(turns) * upwards
    return oval
