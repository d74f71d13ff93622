"""Forward kinematics: from the angles of the joints to where each bone is.

Everything works on batches: arrays of angles may have any leading dimensions, which stay in the
result. That lets the solver move every joint a little in one call.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from figures.anatomy import INDEX, LATERAL, LETTER, SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.anatomy import Body, Floats, Indices

_X, _Y, _Z = np.eye(3)


@dataclass(frozen=True, eq=False)
class Orientation:
    """How the pelvis lies in the world before any angle of it: world z is up, the floor is z = 0.

    `rotation` (3, 3) turns the body at rest into the world; `right` and `ahead` (3,) are where the
    cameras' azimuth 0 (from the person's right) and 90 (from the foot end of someone lying, from
    the front of someone upright) look from.
    """

    rotation: Floats
    right: Floats
    ahead: Floats


_LYING_ON_THE_BACK = np.array([[0.0, 0, -1], [1, 0, 0], [0, -1, 0]])
_FACE_DOWN = np.array([[0.0, 0, -1], [-1, 0, 0], [0, 1, 0]])
_UPRIGHT = np.array([[0.0, 1, 0], [-1, 0, 0], [0, 0, 1]])

ORIENTATIONS: Final = {
    "supine": Orientation(_LYING_ON_THE_BACK, right=-_Y, ahead=_X),
    "prone": Orientation(_FACE_DOWN, right=_Y, ahead=_X),
    "all_fours": Orientation(_FACE_DOWN, right=_Y, ahead=_X),
    "sitting": Orientation(_UPRIGHT, right=_Y, ahead=-_X),
    "standing": Orientation(_UPRIGHT, right=_Y, ahead=-_X),
}
"""The head of someone lying or on all fours is towards -x; someone upright looks towards -x."""


@dataclass(frozen=True, eq=False)
class Frames:
    """Where the bones are: `rotations` (..., b, 3, 3) from rest, `positions` (..., b, 3) of the heads."""

    rotations: Floats
    positions: Floats

    def turned(self, bone: int, direction: Floats) -> Floats:
        """A direction (3,) that is fixed to a bone, given at rest, (..., 3)."""
        return self.rotations[..., bone, :, :] @ direction

    def moved(self, body: Body, bone: int, point: Floats) -> Floats:
        """A point (3,) that is fixed to a bone, given at rest, (..., 3)."""
        return self.positions[..., bone, :] + self.turned(bone, point - body.heads[bone])


def rotation(axis: Floats, degrees: Floats | float) -> Floats:
    """Turn about a unit axis (3,) by the right-hand rule; degrees (...) give matrices (..., 3, 3)."""
    x, y, z = axis
    across = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(np.asarray(degrees, dtype=np.float64))[..., None, None]
    turn: Floats = np.eye(3) + np.sin(angle) * across + (1 - np.cos(angle)) * (across @ across)
    return turn


def unit(vector: Floats) -> Floats:
    """A vector (..., 3) of the same direction and length 1."""
    length: Floats = np.linalg.norm(vector, axis=-1, keepdims=True)
    return vector / length


@dataclass(frozen=True, eq=False)
class Limbs:
    """How the limbs of one side are at rest: what turns angle 0 into the body's resting pose.

    Axes and directions are unit vectors (3,) at rest. A body at rest has slightly bent knees, elbows
    and wrists (`knee_rest`, `elbow_rest`, `wrist_rest`, degrees) and its arms held out; the
    `neutral_` rotations take thigh, foot and upper arm to the anatomical position.
    """

    knee_axis: Floats
    knee_rest: float
    neutral_hip: Floats
    neutral_foot: Floats
    elbow_axis: Floats
    elbow_rest: float
    neutral_shoulder: Floats
    forearm_axis: Floats
    forearm_rest: float
    fingers_direction: Floats
    palm_normal: Floats
    wrist_axis: Floats
    wrist_rest: float
    thumb_axis: Floats


@cache
def limbs_at_rest(body: Body, side: str) -> Limbs:
    """The resting geometry of one side's limbs."""
    letter, lateral = LETTER[side], LATERAL[side]
    hip, knee, ankle, shoulder, elbow, wrist = (
        body.head(f"{bone}.{letter}")
        for bone in ("upperleg01", "lowerleg01", "foot", "upperarm01", "lowerarm01", "wrist")
    )
    thigh, shin = unit(knee - hip), unit(ankle - knee)
    knee_axis = unit(_X - thigh[0] * thigh)
    backwards = unit(_Y - thigh[1] * thigh)
    knee_rest = float(np.degrees(np.arctan2(shin @ backwards, shin @ thigh)))
    towards_down = np.cross(thigh, -_Z)
    neutral_hip = rotation(unit(towards_down), float(np.degrees(np.arcsin(np.linalg.norm(towards_down)))))
    upper_arm, forearm = unit(elbow - shoulder), unit(wrist - elbow)
    elbow_axis = unit(np.cross(upper_arm, forearm))
    elbow_rest = float(np.degrees(np.arccos(upper_arm @ forearm)))
    resting = np.stack([elbow_axis, upper_arm, np.cross(elbow_axis, upper_arm)], axis=1)
    hanging = np.stack([-_X, -_Z, np.cross(-_X, -_Z)], axis=1)
    neutral_shoulder = hanging @ resting.T
    knuckles = [body.head(f"finger{finger}-1.{letter}") for finger in (2, 3, 4, 5)]
    fingers_direction = unit(np.mean(knuckles, axis=0) - wrist)
    across = unit(knuckles[0] - knuckles[3])
    palm_normal = lateral * unit(np.cross(fingers_direction, across))
    palm_hanging = neutral_shoulder @ rotation(elbow_axis, -elbow_rest) @ palm_normal
    to_the_thigh = np.degrees(np.arctan2(0, -lateral) - np.arctan2(palm_hanging[1], palm_hanging[0]))
    thumb = unit(body.head(f"finger1-3.{letter}") - body.head(f"finger1-2.{letter}"))
    return Limbs(
        knee_axis=knee_axis,
        knee_rest=knee_rest,
        neutral_hip=neutral_hip,
        neutral_foot=(neutral_hip @ rotation(knee_axis, -knee_rest)).T,
        elbow_axis=elbow_axis,
        elbow_rest=elbow_rest,
        neutral_shoulder=neutral_shoulder,
        forearm_axis=forearm,
        forearm_rest=-((float(to_the_thigh) + 180) % 360 - 180),
        fingers_direction=fingers_direction,
        palm_normal=palm_normal,
        wrist_axis=unit(np.cross(fingers_direction, palm_normal)),
        wrist_rest=float(-np.degrees(np.arcsin(forearm @ palm_normal))),
        thumb_axis=unit(np.cross(thumb, -across + 0.4 * palm_normal)),
    )


# How much of a region's angle each of its bones takes.
_SPINE: Final = {
    "lumbar": {"spine05": 0.2, "spine04": 0.4, "spine03": 0.4},
    "thorax": {"spine02": 0.5, "spine01": 0.5},
    "neck": {"neck01": 0.3, "neck02": 0.2, "neck03": 0.2, "head": 0.3},
}
# The joints of a finger bend together: how far for each degree of the knuckle.
_CURL: Final = np.array([1.0, 72 / 62, 45 / 62])
_FAN: Final = 5.0
"""How far the fingers of the body at rest are spread from each other, degrees."""
_THUMB_FLAT: Final = -28.0
_THUMB_BESIDE: Final = 26.0
"""The degrees of opposition at which a thumb lies in the plane of the palm, and how far it is then
turned towards the fingers."""
_THUMB_CURL: Final = np.array([0.0, 1.0, 45 / 35])
# Beyond 50 degrees the shoulder blade turns with the arm, about a degree for every four of the arm.
_FREE_ARM, _SHOULDER_BLADE_SHARE = 50.0, 0.22


def relaxed_fingers(angles: Floats) -> Floats:
    """How far each finger joint bends by the angles of `fingers` and `thumb`, degrees, (..., 2, 5, 3).

    The second last axis runs from the thumb to the little finger, the one before it over `SIDES`;
    the thumb's first joint turns in opposition.
    """
    hands = []
    for side in SIDES:
        curl, opposition, bend = (
            angles[..., INDEX[f"{side}_{name}"], None, None]
            for name in ("fingers.curl", "thumb.opposition", "thumb.curl")
        )
        thumb = opposition * np.array([1.0, 0, 0]) + bend * _THUMB_CURL
        hands.append(np.concatenate([thumb, np.repeat(curl * _CURL, 4, axis=-2)], axis=-2))
    return np.stack(hands, axis=-3)


def forward(
    body: Body, angles: Floats, orientation: str, height: Floats | float, fingers: Floats | None = None
) -> Frames:
    """Where every bone is.

    Args:
        body: whose bones.
        angles: degrees in the order of `ANGLES`, (..., a).
        orientation: a key of `ORIENTATIONS`.
        height: metres of the pelvis (the bone `root`) above the floor, (...). It stays over the world's origin.
        fingers: degrees of each finger joint as `relaxed_fingers` gives them, which is the default.

    """
    batch = angles.shape[:-1]
    local = np.broadcast_to(np.eye(3), (*batch, len(body.labels), 3, 3)).copy()
    _turn_trunk(local, body, angles, ORIENTATIONS[orientation].rotation)
    bent = relaxed_fingers(angles) if fingers is None else fingers
    for number, side in enumerate(SIDES):
        _turn_leg(local, body, angles, side)
        _turn_arm(local, body, angles, side)
        _turn_fingers(local, body, angles, side, bent[..., number, :, :])
    rotations, positions = local, np.empty((*batch, len(body.labels), 3))
    positions[..., 0, :2] = 0
    positions[..., 0, 2] = height
    for generation in _generations(body):
        parents = body.parents[generation]
        rotations[..., generation, :, :] = rotations[..., parents, :, :] @ local[..., generation, :, :]
        arm = (body.heads[generation] - body.heads[parents])[..., None]
        positions[..., generation, :] = positions[..., parents, :] + (rotations[..., parents, :, :] @ arm)[..., 0]
    return Frames(rotations, positions)


@cache
def _generations(body: Body) -> Sequence[Indices]:
    """The bones below the root, a generation at a time."""
    depth = np.zeros(len(body.parents), dtype=np.intp)
    for bone, parent in enumerate(body.parents):
        depth[bone] = depth[parent] + 1 if parent >= 0 else 0
    return [np.flatnonzero(depth == generation) for generation in range(1, int(depth.max()) + 1)]


def _turn_trunk(local: Floats, body: Body, angles: Floats, world: Floats) -> None:
    def angle(name: str) -> Floats:
        return angles[..., INDEX[name]]

    local[..., body.bones["root"], :, :] = (
        world
        @ rotation(_Z, -angle("pelvis.turn"))
        @ rotation(_X, angle("pelvis.tilt"))
        @ rotation(_Y, -angle("pelvis.list"))
    )
    for region, shares in _SPINE.items():
        flexion, side_bend, turn = (angle(f"{region}.{name}") for name in ("flexion", "side_bend", "rotation"))
        for bone, share in shares.items():
            local[..., body.bones[bone], :, :] = (
                rotation(_X, share * flexion) @ rotation(_Y, -share * side_bend) @ rotation(_Z, -share * turn)
            )


def _turn_leg(local: Floats, body: Body, angles: Floats, side: str) -> None:
    rest, letter, lateral = limbs_at_rest(body, side), LETTER[side], LATERAL[side]

    def angle(name: str) -> Floats:
        return angles[..., INDEX[f"{side}_{name}"]]

    local[..., body.bones[f"upperleg01.{letter}"], :, :] = (
        rotation(_X, -angle("hip.flexion"))
        @ rotation(_Y, -lateral * angle("hip.abduction"))
        @ rotation(_Z, lateral * angle("hip.external_rotation"))
        @ rest.neutral_hip
    )
    local[..., body.bones[f"lowerleg01.{letter}"], :, :] = rotation(
        rest.knee_axis, angle("knee.flexion") - rest.knee_rest
    )
    local[..., body.bones[f"foot.{letter}"], :, :] = (
        rest.neutral_foot
        @ rotation(_X, -angle("ankle.dorsiflexion"))
        @ rotation(_Y, lateral * angle("ankle.inversion"))
    )


def _turn_arm(local: Floats, body: Body, angles: Floats, side: str) -> None:
    rest, letter, lateral = limbs_at_rest(body, side), LETTER[side], LATERAL[side]

    def angle(name: str) -> Floats:
        return angles[..., INDEX[f"{side}_{name}"]]

    flexion, abduction = angle("shoulder.flexion"), angle("shoulder.abduction")
    raised = np.hypot(np.maximum(flexion, 0), abduction)
    with_the_blade = _SHOULDER_BLADE_SHARE * np.maximum(0, raised - _FREE_ARM)
    local[..., body.bones[f"clavicle.{letter}"], :, :] = rotation(
        _Y, -lateral * (angle("shoulder_girdle.elevation") + with_the_blade)
    ) @ rotation(_Z, -lateral * angle("shoulder_girdle.protraction"))
    local[..., body.bones[f"upperarm01.{letter}"], :, :] = (
        rotation(_Y, lateral * with_the_blade)
        @ rotation(_X, -flexion)
        @ rotation(_Y, -lateral * abduction)
        @ rotation(_Z, lateral * angle("shoulder.external_rotation"))
        @ rest.neutral_shoulder
    )
    local[..., body.bones[f"lowerarm01.{letter}"], :, :] = rotation(
        rest.elbow_axis, angle("elbow.flexion") - rest.elbow_rest
    )
    pronation = lateral * angle("forearm.pronation") + rest.forearm_rest
    # The forearm's skin follows about half of the turn before the wrist takes the rest.
    local[..., body.bones[f"lowerarm02.{letter}"], :, :] = rotation(rest.forearm_axis, 0.55 * pronation)
    local[..., body.bones[f"wrist.{letter}"], :, :] = (
        rotation(rest.forearm_axis, 0.45 * pronation)
        @ rotation(rest.wrist_axis, angle("wrist.flexion") - rest.wrist_rest)
        @ rotation(rest.palm_normal, -lateral * angle("wrist.ulnar_deviation"))
    )


def thumb_root(rest: Limbs, lateral: float, degrees: Floats | float) -> Floats:
    """How a thumb turns at its root, by degrees (...) of opposition: matrices (..., 3, 3).

    It turns about the length of the hand. Where it turns back, into the plane of the palm, it comes
    to lie beside the fingers: a thumb that stands off a flat hand looks like a claw.
    """
    beside = _THUMB_BESIDE * np.clip(np.asarray(degrees) / _THUMB_FLAT, 0, 1)
    opposed = rotation(rest.fingers_direction, lateral * np.asarray(degrees))
    turn: Floats = rotation(rest.palm_normal, -lateral * beside) @ opposed
    return turn


def _turn_fingers(local: Floats, body: Body, angles: Floats, side: str, bent: Floats) -> None:
    rest, letter, lateral = limbs_at_rest(body, side), LETTER[side], LATERAL[side]
    spread = angles[..., INDEX[f"{side}_fingers.spread"]]
    for finger in (1, 2, 3, 4, 5):
        for joint in (1, 2, 3):
            degrees = bent[..., finger - 1, joint - 1]
            if finger > 1:
                turn = rotation(rest.wrist_axis, degrees)
                if joint == 1:
                    # The fan opens from between the middle and the ring finger.
                    turn = rotation(rest.palm_normal, -lateral * (finger - 3.4) * (spread - _FAN)) @ turn
            elif joint == 1:
                turn = thumb_root(rest, lateral, degrees)
            else:
                turn = rotation(rest.thumb_axis, degrees)
            local[..., body.bones[f"finger{finger}-{joint}.{letter}"], :, :] = turn


@dataclass(frozen=True, eq=False)
class Skin:
    """Some vertices of a body, ready to be moved along with its bones (linear blend skinning).

    `weights` (n, 4 b) is sparse: a moved vertex is a linear function of the bones' frames.
    """

    weights: sparse.csr_array

    def moved(self, frames: Frames) -> Floats:
        """Where the vertices are, (..., n, 3)."""
        batch, bones = frames.positions.shape[:-2], frames.positions.shape[-2]
        columns = np.concatenate([frames.rotations, frames.positions[..., None]], axis=-1)
        columns = np.swapaxes(columns, -3, -2).reshape(-1, 4 * bones)
        moved = self.weights @ columns.T
        return np.moveaxis(moved.reshape(-1, *batch, 3), 0, -2)


def skin(body: Body, vertices: Indices) -> Skin:
    """Prepare vertices of a body, given by their indices."""
    bones, weights = body.bone_indices[vertices], body.bone_weights[vertices]
    arms = body.vertices[vertices][:, None] - body.heads[bones]
    values = np.concatenate([weights[..., None] * arms, weights[..., None]], axis=-1)
    columns = 4 * bones[..., None] + np.arange(4)
    rows = np.broadcast_to(np.arange(len(vertices))[:, None, None], columns.shape)
    shape = (len(vertices), 4 * len(body.labels))
    return Skin(sparse.csr_array((values.ravel(), (rows.ravel(), columns.ravel())), shape=shape))
