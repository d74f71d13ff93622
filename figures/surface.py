"""Triangle surfaces: normals, smoothing, subdivision, and skin that follows the bones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from figures.anatomy import Floats, Indices
    from figures.kinematics import Frames


def triangles(quads: Indices) -> Indices:
    """Two triangles (2n, 3) for each quad (n, 4), in the same winding."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def normals(vertices: Floats, faces: Indices) -> Floats:
    """Unit normals (n, 3) of the vertices, weighted by the area of the triangles round each."""
    corners = vertices[faces]
    of_faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    summed = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(summed, faces[:, corner], of_faces)
    result: Floats = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-12)
    return result


def averaging(quads: Indices, count: int) -> sparse.csr_matrix:
    """The (count, count) matrix that replaces a value at each vertex by the mean of its neighbours."""
    edges = np.concatenate([quads[:, [0, 1]], quads[:, [1, 2]], quads[:, [2, 3]], quads[:, [3, 0]]])
    edges = np.concatenate([edges, edges[:, ::-1]])
    matrix = sparse.csr_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(count, count))
    matrix.data[:] = 1
    neighbours = np.asarray(matrix.sum(axis=1)).ravel()
    alone = sparse.diags((neighbours == 0).astype(float))
    result: sparse.csr_matrix = (sparse.diags(1 / np.maximum(neighbours, 1)) @ matrix + alone).tocsr()
    return result


def relaxed(mean: sparse.csr_matrix, values: Floats, rounds: int, amount: float = 0.6) -> Floats:
    """Values at the vertices moved `rounds` times by `amount` towards the mean of their neighbours."""
    for _ in range(rounds):
        values = values + amount * (mean @ values - values)
    return values


def faired(mean: sparse.csr_matrix, vertices: Floats, where: Floats, rounds: int) -> Floats:
    """Vertices (n, 3) with small detail smoothed away where `where` (n,) is 1, and without shrinking.

    Taubin's filter (1995): a step of smoothing, then a slightly larger step back.
    """
    weight = where[:, None]
    for _ in range(rounds):
        vertices = vertices + 0.50 * weight * (mean @ vertices - vertices)
        vertices = vertices - 0.52 * weight * (mean @ vertices - vertices)
    return vertices


@dataclass(frozen=True, eq=False)
class Surface:
    """A surface that the bones carry along.

    Attributes:
        rest: vertices (n, 3) in the rest position, metres.
        quads: vertex numbers (m, 4).
        bone_indices: the bones (n, k) that move each vertex.
        bone_weights: their shares (n, k), which add up to 1.
        heads: where each bone begins (b, 3) in the rest position, metres.

    """

    rest: Floats
    quads: Indices
    bone_indices: Indices
    bone_weights: Floats
    heads: Floats

    SMOOTHING = 24

    @cached_property
    def faces(self) -> Indices:
        """Triangles (2m, 3)."""
        return triangles(self.quads)

    @cached_property
    def _mean(self) -> sparse.csr_matrix:
        return averaging(self.quads, len(self.rest))

    @cached_property
    def _detail(self) -> Floats:
        return self.rest - relaxed(self._mean, self.rest, self.SMOOTHING)

    def posed(self, frames: Frames) -> Floats:
        """The vertices (n, 3) for a posture, metres in the world.

        Plain blending of the bones' movements pinches at strongly bent joints. Delta mush (Mancewicz
        2014) mends that: smooth the blended surface and put the detail of the rest position back.
        """
        turns = frames.rotations[self.bone_indices]
        shifts = frames.positions[self.bone_indices] - np.einsum("nkij,nkj->nki", turns, self.heads[self.bone_indices])
        turn = np.einsum("nk,nkij->nij", self.bone_weights, turns)
        shift = np.einsum("nk,nki->ni", self.bone_weights, shifts)
        blended = np.einsum("nij,nj->ni", turn, self.rest) + shift
        left, _, right = np.linalg.svd(turn)
        detail: Floats = np.einsum("nij,nj->ni", left @ right, self._detail)
        return relaxed(self._mean, blended, self.SMOOTHING) + detail
