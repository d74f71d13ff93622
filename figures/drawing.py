"""From a solved posture to the SVG of one picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from figures import face, ink, marks, picture, pixels, stage
from figures.anatomy import LATERAL, LETTER
from figures.limbs import LIMBS, limb
from figures.palette import paint
from figures.raster import rasterise
from figures.trace import grown, largest, outline, softened, without_specks
from figures.wardrobe import PARTS, dressed, side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.anatomy import Body, Floats
    from figures.camera import View
    from figures.kinematics import Frames
    from figures.pixels import Format, Pixels
    from figures.pose_file import Arrow, ArrowEnd
    from figures.scene import Scene
    from figures.stage import Ground


@dataclass(frozen=True, eq=False)
class Shot:
    """All that one picture needs; the scale of `view` is units a metre."""

    body: Body
    frames: Frames
    view: View
    scene: Scene
    ground: Ground | None
    felt: Sequence[str]
    arrows: Sequence[Arrow]
    alike: bool
    form: Format


def svg(shot: Shot) -> str:
    """The picture as one SVG document without a title: its words stand in the page."""
    form = shot.form
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {form.width} {form.height}">'
        f"{ground(shot)}{person(shot)}{on_top(shot)}</svg>\n"
    )


def person(shot: Shot) -> str:
    """The person and the things, with their shadow."""
    left, top, form = _window(shot)
    view = replace(
        shot.view,
        left=shot.view.left + left / shot.view.scale,
        top=shot.view.top + top / shot.view.scale,
        scale=shot.view.scale * form.fineness,
    )
    seen = pixels.look(dressed(shot.body), shot.scene, view, form)
    lines, gaps = ink.lines(seen, float(shot.body.head("eye.L")[2]), form, shot.view.scale)
    areas = picture.areas(seen, shot.scene.things, form, alike=shot.alike)
    colours = (
        _shadow(shot, view, form)
        + "".join(picture.path(name, d) for name, d in areas)
        + picture.path("shade", picture.shade(seen, view, form), ' opacity=".13"')
        + picture.path("gap", gaps)
    )
    over_them = picture.path("line", lines) + _felt(shot, view, form, seen)
    bottom = top + form.height
    face_in_view = (
        (filled, points / form.fineness + (left, top))
        for filled, points in face.drawn(shot.body, shot.frames, view, seen.near)
    )
    return (
        f'<g transform="matrix({form.colour_step:g} 0 0 -{form.colour_step:g} {left} {bottom})">{colours}</g>'
        f'<g transform="matrix({form.line_step:g} 0 0 -{form.line_step:g} {left} {bottom})">{over_them}</g>'
        f"{picture.features(face_in_view)}"
    )


_BEFORE = [index for index, part in enumerate(PARTS) if part.endswith(("forearm", "palm", "fingers", "thumb", "foot"))]
"""What may pass before the place where a stretch is felt, and must not be hidden by its mark."""
_BEYOND = 2.0
"""How far a mark may reach beyond the person, units."""
_ENOUGH = 0.3
"""The part of a mark that must be left when hands and feet are spared."""


def _felt(shot: Shot, view: View, form: Format, seen: Pixels) -> str:
    """The marks where the stretch is felt: on the person, and beside the hands and feet that pass before."""
    lines = [
        (view.seen(marks.felt_points(shot.body, shot.frames, name))[:, :2], marks.felt_radius(name) * view.scale)
        for name in shot.felt
    ]
    if not lines:
        return ""
    person, sides = grown(seen.person, _BEYOND * form.fineness), side_of(seen.pieces)
    whole = [marks.around([line], 1.0, form.pixels) for line in lines]
    # What belongs to one leg is not felt where the other passes before it.
    on_person = [
        mark & person & (sides * LATERAL.get(name.partition("_")[0], 0) >= 0)
        for name, mark in zip(shot.felt, whole, strict=True)
    ]
    before = grown(np.isin(seen.pieces, _BEFORE), form.fineness)
    spared = [mark & ~before for mark in on_person]
    where = np.any(on_person, axis=0)
    if np.any(spared, axis=0).sum() > _ENOUGH * np.any(whole, axis=0).sum():
        # Of a mark that a hand parts in two, the larger piece is enough.
        where = np.any([largest(softened(mark, 2 * form.fineness)) for mark in spared], axis=0)
    where = softened(without_specks(where, 0.1 * where.sum()), form.fineness)
    return marks.felt(where, where & marks.around(lines, 0.55, form.pixels), form)


_ROOM = 8
"""Units round what is drawn, for its lines."""


def _window(shot: Shot) -> tuple[int, int, Format]:
    """The part of the picture that is not empty: its left and top edge in units, and its format.

    Only that part is drawn pixel by pixel.
    """
    seen = shot.view.seen(np.vstack([shot.scene.vertices, _on_floor(shot.scene)]))[:, :2]
    size = np.array([shot.form.width, shot.form.height])
    low = np.clip(np.floor(seen.min(0)).astype(int) - _ROOM, 0, size - 1)
    high = np.clip(np.ceil(seen.max(0)).astype(int) + _ROOM, low + 1, size)
    width, height = high - low
    return int(low[0]), int(low[1]), replace(shot.form, width=int(width), height=int(height))


_SHADOW_SPECK = 22
"""Smaller specks and holes of the shadow are left out, square units."""
_LIGHT = np.array([0.12, 0.05, 1.0])
"""Where the light comes from."""


def _on_floor(scene: Scene) -> Floats:
    """Where the shadow of each vertex falls on the floor, (n, 3)."""
    result: Floats = scene.vertices - scene.vertices[:, 2:] * _LIGHT
    return result


def ground(shot: Shot) -> str:
    """What the person lies on, if they do not lie on the bare floor."""
    if shot.ground is None:
        return ""
    lines = _LINED if shot.ground.lined else ""
    result = ""
    for name, points in shot.ground.shapes:
        corners = stage.hull(shot.view.seen(points)[:, :2])
        result += picture.path(name, "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in corners) + "Z", lines)
    return result


_LINED = f' stroke="{paint("line")}" stroke-width="{2 * ink.LIMB:g}" stroke-linejoin="round"'


def _shadow(shot: Shot, view: View, form: Format) -> str:
    """What the person keeps the light off, on the floor; on the mat or the bed alone where there is one."""
    seen, size = view.seen(_on_floor(shot.scene)), form.pixels
    faces = np.vstack([shot.scene.faces, shot.scene.faces[:, ::-1]])
    dark = rasterise(seen, faces, *size).hit
    if shot.ground is not None:
        corners = view.seen(shot.ground.top)
        quad = np.array([[0, 1, 2], [0, 2, 3]])
        dark &= rasterise(corners, np.vstack([quad, quad[:, ::-1]]), *size).hit
    soft = softened(dark, 3 * form.fineness * form.coarseness)
    return picture.path(
        "shade",
        outline(soft, round(_SHADOW_SPECK * form.fineness**2), 1.3, form.colour_step * form.fineness),
        ' opacity=".12"',
    )


def on_top(shot: Shot) -> str:
    """The arrows."""
    result = ""
    for arrow in shot.arrows:
        start, end = (shot.view.seen(arrow_end(shot, mark))[0, :2] for mark in (arrow.from_, arrow.to))
        result += marks.arrow(start, end, arrow.bend)
    return result


def arrow_end(shot: Shot, mark: ArrowEnd) -> Floats:
    """Where an end of an arrow is in the world, (3,) metres."""
    result: Floats = place(shot.body, shot.frames, mark.at) + np.array(mark.offset)
    return result


_BONES = {
    "hand": "finger3-1", "palm": "finger3-1", "ankle": "foot", "heel": "foot", "knee": "lowerleg01",
    "back_of_knee": "lowerleg01", "hip": "upperleg01", "shoulder": "upperarm01", "elbow": "lowerarm01",
    "wrist": "wrist", "toes": "toe2-1", "sole": "toe2-1", "instep": "toe2-1",
}  # fmt: skip
_MIDDLE_BONES = {
    "head": "head", "forehead": "head", "chest": "spine01", "upper_back": "spine01", "pelvis": "root",
    "hip_bones": "root", "buttocks": "root", "tummy": "spine04", "low_back": "spine04",
}  # fmt: skip


def place(body: Body, frames: Frames, name: str) -> Floats:
    """Where a part of the body is in the world, (3,) metres: its joint, or the middle of a limb."""
    if name in LIMBS:
        whole = limb(body, name)
        return frames.moved(body, whole.bone, (whole.start + whole.end) / 2)
    side, _, part = name.partition("_")
    bone = _MIDDLE_BONES.get(name) or f"{_BONES[part]}.{LETTER[side]}"
    result: Floats = frames.positions[body.bones[bone]]
    return result
