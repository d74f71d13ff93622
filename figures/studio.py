"""All pictures of a stretch: who stands where, from where they are seen, and what is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from figures import stage
from figures.camera import View
from figures.drawing import Shot, place, svg
from figures.kinematics import ORIENTATIONS, Frames
from figures.pixels import CLOSE_UP, FRAME, HERO, STILL, Format
from figures.pose_file import Picture
from figures.scene import Scene, assembled
from figures.wardrobe import dressed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from figures.anatomy import Body, Floats
    from figures.pose_file import CloseUp, PoseFile, Towel
    from figures.solutions import Solution
    from figures.stage import Ground

MARGIN: Final = 14.0
"""Units left free round what a still shows."""
HERO_NAME: Final = "hero"
"""The name of the small picture for lists."""


@dataclass(frozen=True, eq=False)
class Studio:
    """One stretch before the camera."""

    body: Body
    file: PoseFile
    solutions: Mapping[str, Solution]

    def drawn(self, name: str) -> str:
        """The SVG of one of the file's pictures, or of the hero."""
        hero = name == HERO_NAME
        picture = self.file.pictures[self.file.hero if hero and self.file.hero else name]
        form = HERO if hero else CLOSE_UP if picture.close_up else STILL
        return svg(self.shot(picture, form, bare=hero))

    def shot(self, picture: Picture, form: Format, *, bare: bool = False) -> Shot:
        """A picture ready to be drawn; `bare` leaves out the marks, which need room."""
        return self._shot(self._frames[picture.pose], picture, form, bare=bare)

    def moment(self, solution: Solution) -> Shot:
        """A moment of the demonstration, seen as the steps are."""
        return self._shot(self.placed(solution), Picture(pose=self.file.demonstration[0]), FRAME, bare=False)

    def _shot(self, frames: Frames, picture: Picture, form: Format, *, bare: bool) -> Shot:
        ground = self._ground(frames, picture)
        return Shot(
            body=self.body,
            frames=frames,
            view=self._view(picture, ground, form, alone=bare),
            scene=self._scene(frames, self._props(picture), picture.towel),
            ground=ground,
            felt=() if bare else picture.felt,
            arrows=() if bare else picture.arrows,
            alike=self.file.legs == "alike",
            form=form,
        )

    @cached_property
    def _frames(self) -> dict[str, Frames]:
        return {name: self.placed(solution) for name, solution in self.solutions.items()}

    def placed(self, solution: Solution) -> Frames:
        """The bones of a solved pose, moved along the floor so that what stays is where it is in the first pose."""
        frames = solution.frames(self.body)
        if self.file.stays is None:
            return frames
        first = next(iter(self.solutions.values())).frames(self.body)
        way = place(self.body, first, self.file.stays) - place(self.body, frames, self.file.stays)
        return Frames(frames.rotations, frames.positions + way * [1, 1, 0])

    def _props(self, picture: Picture) -> Sequence[str]:
        return self.file.props if picture.props is None else picture.props

    def _ground(self, frames: Frames, picture: Picture) -> Ground | None:
        props = self._props(picture)
        if "bed" in props:
            return stage.bed(self.body, frames, self._direction(picture).axes[2])
        return self._mat if "mat" in props else None

    def _direction(self, picture: Picture) -> View:
        camera = picture.camera or self.file.camera
        return View(ORIENTATIONS[self.file.orientation], camera.azimuth, camera.elevation)

    def _scene(self, frames: Frames, props: Sequence[str], towel: Towel | None) -> Scene:
        return assembled(dressed(self.body), frames, stage.things(self.body, frames, props, towel))

    @cached_property
    def _people(self) -> dict[str, Floats]:
        """The vertices (n, 3) of each pose that a picture shows, with the props round it."""
        shown = dict.fromkeys(picture.pose for picture in self.file.pictures.values())
        return {pose: self._scene(self._frames[pose], self.file.props, None).vertices for pose in shown}

    @cached_property
    def _mat(self) -> Ground:
        return stage.mat(self._people.values())

    def _view(self, picture: Picture, ground: Ground | None, form: Format, *, alone: bool) -> View:
        """Framed for all pictures from the same side, so that a step can be compared with the one before.

        From another side nobody is larger than there, but for a close-up and where a pose is alone. A mat may reach
        out of the frame. A bed would not be known as one, so it is shown whole.
        """
        view, margin = self._direction(picture), _margin(form)
        if picture.close_up is not None:
            return view.framed(self._close(picture.close_up, picture.pose), form.width, form.height, 0)
        points = [self._people[picture.pose]] if alone else self._seen_with(picture)
        if ground is not None and "bed" in self._props(picture):
            points += [corners for _, corners in ground.shapes]
        most = np.inf if alone else self._usual_scale(form)
        return view.framed(np.concatenate(points), form.width, form.height, margin, most=most)

    def _usual_scale(self, form: Format) -> float:
        """The scale, in units a metre, of pictures that have no camera of their own; without any, no limit."""
        usual = Picture(pose=next(iter(self.file.poses)))
        points = self._seen_with(usual)
        if not points:
            return np.inf
        return self._direction(usual).framed(np.concatenate(points), form.width, form.height, _margin(form)).scale

    def _seen_with(self, picture: Picture) -> list[Floats]:
        """The people (n, 3) of all pictures that are framed like one, its own among them."""
        like_this = self._seen_as(picture)
        poses = {other.pose for other in self.file.pictures.values() if self._seen_as(other) == like_this}
        return [self._people[pose] for pose in sorted(poses)]

    def _seen_as(self, picture: Picture) -> tuple[object, ...]:
        """What pictures have in common that are framed together."""
        return picture.camera or self.file.camera, picture.close_up, "bed" in self._props(picture)

    def _close(self, close_up: CloseUp, pose: str) -> Floats:
        """The corners (8, 3) of a cube round what a close-up shows."""
        middle = np.mean([place(self.body, self._frames[pose], name) for name in close_up.around], axis=0)
        corners = np.stack(np.meshgrid(*[[-1.0, 1.0]] * 3), -1).reshape(-1, 3)
        result: Floats = middle + close_up.radius * corners / np.sqrt(3)
        return result


def _margin(form: Format) -> float:
    """What is left free round a picture, in its own units."""
    return MARGIN * form.width / STILL.width
