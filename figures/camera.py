"""Where a picture is seen from. All pictures are orthographic: no limb grows by being nearer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from figures.anatomy import Floats
    from figures.kinematics import Orientation


@dataclass(frozen=True)
class View:
    """A direction of view and the piece of the picture plane that the frame shows.

    Attributes:
        orientation: how the person is turned, from which the azimuth is counted.
        azimuth: degrees round the person; 0 = from their right, 90 = from the feet (lying) or the front.
        elevation: degrees above the floor.
        left: the frame's left edge on the picture plane, metres.
        top: its top edge, metres downwards.
        scale: pixels a metre.

    """

    orientation: Orientation
    azimuth: float
    elevation: float
    left: float = 0.0
    top: float = 0.0
    scale: float = 1.0

    @property
    def axes(self) -> Floats:
        """Rows: right, up and towards the viewer, as unit vectors in the world."""
        turn, lift = np.radians(self.azimuth), np.radians(self.elevation)
        up = np.array([0.0, 0.0, 1.0])
        level = np.cos(turn) * self.orientation.right + np.sin(turn) * self.orientation.ahead
        towards = np.cos(lift) * level + np.sin(lift) * up
        right = np.cross(up, level)
        return np.stack([right, np.cross(towards, right), towards])

    def seen(self, points: Floats) -> Floats:
        """Points (n, 3) of the world as x to the right, y down, both in pixels, and nearness in metres."""
        right, up, near = (np.atleast_2d(points) @ self.axes.T).T
        return np.stack([(right - self.left) * self.scale, (-up - self.top) * self.scale, near], 1)

    def framed(self, points: Floats, width: float, height: float, margin: float, *, most: float = np.inf) -> View:
        """The same direction, framed so that the points fill a picture of this size in pixels, up to a scale."""
        plane = replace(self, left=0.0, top=0.0, scale=1.0).seen(points)[:, :2]
        low, high = plane.min(0), plane.max(0)
        span = high - low
        scale = float(min((width - 2 * margin) / span[0], (height - 2 * margin) / span[1], most))
        left, top = (low + high) / 2 - np.array([width, height]) / (2 * scale)
        return replace(self, left=float(left), top=float(top), scale=scale)
