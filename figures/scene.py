"""What stands before the camera: the person and the things, as one set of triangles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from figures.surface import triangles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.anatomy import Floats, Indices
    from figures.kinematics import Frames
    from figures.wardrobe import Person


@dataclass(frozen=True, eq=False)
class Thing:
    """A prop.

    Attributes:
        name: its colour in the palette.
        vertices: (n, 3), metres in the world.
        faces: triangles (m, 3).
        places: where each vertex is on the thing itself (n, 3), metres; a jump from one pixel to the
            next is drawn as a line, so that the faces of a box are told apart.

    """

    name: str
    vertices: Floats
    faces: Indices
    places: Floats


@dataclass(frozen=True, eq=False)
class Scene:
    """Triangles of the person first, then of the things.

    Attributes:
        vertices: (n, 3), metres in the world.
        faces: triangles (m, 3).
        places: per vertex (n, 3): the person's rest position, or the place on a thing.
        owner: per vertex (n,): 0 for the person, else 1 + the thing's index.
        person: how many of the vertices are the person's.

    """

    vertices: Floats
    faces: Indices
    places: Floats
    owner: Indices
    person: int
    things: tuple[Thing, ...]


def assembled(person: Person, frames: Frames, things: Sequence[Thing]) -> Scene:
    """The person in a posture, with things round them."""
    vertices, faces, places = [person.skin.posed(frames)], [person.skin.faces], [person.skin.rest]
    owner = [np.zeros(len(person.skin.rest), np.int64)]
    count = len(person.skin.rest)
    for index, thing in enumerate(things, 1):
        vertices.append(thing.vertices)
        faces.append(thing.faces + count)
        places.append(thing.places)
        owner.append(np.full(len(thing.vertices), index))
        count += len(thing.vertices)
    return Scene(
        np.concatenate(vertices),
        np.concatenate(faces),
        np.concatenate(places),
        np.concatenate(owner),
        len(person.skin.rest),
        tuple(things),
    )


def box(name: str, low: Sequence[float], high: Sequence[float]) -> Thing:
    """A block between two corners, metres; each of its six faces is told apart by a line."""
    vertices: list[Floats] = []
    places: list[Floats] = []
    quads: list[list[int]] = []
    bounds = np.array([low, high], float)
    middle = bounds.mean(0)
    for axis in range(3):
        for end in (0, 1):
            u, v = (other for other in range(3) if other != axis)
            corners = np.empty((4, 3))
            corners[:, axis] = bounds[end, axis]
            corners[:, u] = bounds[[0, 1, 1, 0], u]
            corners[:, v] = bounds[[0, 0, 1, 1], v]
            outward = np.cross(corners[1] - corners[0], corners[2] - corners[0])
            if outward @ (corners[0] - middle) < 0:
                corners = corners[::-1].copy()
            quads.append([len(vertices) * 4 + corner for corner in range(4)])
            vertices.append(corners)
            places.append(corners + 3.0 * (2 * axis + end))
    return Thing(name, np.concatenate(vertices), triangles(np.array(quads)), np.concatenate(places))


def cushion(name: str, middle: Sequence[float], size: Sequence[float], *, thin: int = 2) -> Thing:
    """A pillow: a rounded block (a superellipsoid) round its middle, metres, that is flat along the axis `thin`."""
    rings, steps = 14, 28
    lat = np.linspace(-np.pi / 2, np.pi / 2, rings + 1)
    lon = np.linspace(-np.pi, np.pi, steps + 1)[:-1]

    def power(values: Floats, exponent: float) -> Floats:
        return np.asarray(np.sign(values) * np.abs(values) ** exponent)

    flat = power(np.cos(lat), 0.6)[:, None]
    grid = np.stack(
        [
            flat * power(np.cos(lon), 0.35),
            flat * power(np.sin(lon), 0.35),
            np.broadcast_to(power(np.sin(lat), 0.8)[:, None], (rings + 1, steps)),
        ],
        -1,
    )
    points = np.roll(grid.reshape(-1, 3), thin + 1, axis=1) * np.array(size) / 2
    ring, step = (grid.ravel() for grid in np.meshgrid(np.arange(rings), np.arange(steps), indexing="ij"))
    following = (step + 1) % steps
    quads = np.stack(
        [
            ring * steps + step,
            ring * steps + following,
            (ring + 1) * steps + following,
            (ring + 1) * steps + step,
        ],
        1,
    )
    return Thing(name, points + np.array(middle), triangles(quads), points)


def strip(name: str, points: Floats, radius: float) -> Thing:
    """A rolled towel or a strap: a tube along points (n, 3), metres."""
    steps = 10
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    aside = np.cross(along, [0.3, 1.0, 0.2])
    aside /= np.linalg.norm(aside, axis=1, keepdims=True)
    up = np.cross(along, aside)
    angle = np.linspace(0, 2 * np.pi, steps + 1)[:-1]
    rings = points[:, None] + radius * (np.cos(angle)[:, None] * aside[:, None] + np.sin(angle)[:, None] * up[:, None])
    ring, step = (grid.ravel() for grid in np.meshgrid(np.arange(len(points) - 1), np.arange(steps), indexing="ij"))
    following = (step + 1) % steps
    quads = np.stack(
        [
            ring * steps + step,
            (ring + 1) * steps + step,
            (ring + 1) * steps + following,
            ring * steps + following,
        ],
        1,
    )[:, ::-1]
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    places = np.repeat(np.stack([length, 0 * length, 0 * length], 1), steps, axis=0)
    return Thing(name, rings.reshape(-1, 3), triangles(quads), places)
