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
    from figures.pose_file import Camera, CloseUp, PoseFile, Towel
    from figures.solutions import Solution

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
        props = self.file.props if picture.props is None else picture.props
        return Shot(
            body=self.body,
            frames=frames,
            view=self._view(picture, form, alone=bare),
            scene=self._scene(frames, props, picture.towel),
            mat=self._mat if "mat" in props else None,
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

    def _scene(self, frames: Frames, props: Sequence[str], towel: Towel | None) -> Scene:
        return assembled(dressed(self.body), frames, stage.things(self.body, frames, props, towel))

    @cached_property
    def _people(self) -> dict[str, Floats]:
        """The vertices (n, 3) of each pose that a picture shows, with the props round it."""
        shown = dict.fromkeys(picture.pose for picture in self.file.pictures.values())
        return {pose: self._scene(self._frames[pose], self.file.props, None).vertices for pose in shown}

    @cached_property
    def _mat(self) -> Floats:
        return stage.mat(self._people.values())

    def _view(self, picture: Picture, form: Format, *, alone: bool) -> View:
        """Framed for all pictures from the same side, so that a step can be compared with the one before.

        From another side nobody is larger than there, but for a close-up and where a pose is alone.
        """
        camera = picture.camera or self.file.camera
        if picture.close_up is not None:
            return self._towards(camera).framed(
                self._close(picture.close_up, picture.pose), form.width, form.height, margin=0
            )
        if alone:
            return self._framed(camera, [picture.pose], form)
        usual = self._seen_from(self.file.camera)
        most = self._framed(self.file.camera, usual, form).scale if usual else np.inf
        return self._framed(camera, self._seen_from(camera), form, most)

    def _towards(self, camera: Camera) -> View:
        return View(ORIENTATIONS[self.file.orientation], camera.azimuth, camera.elevation)

    def _seen_from(self, camera: Camera) -> list[str]:
        """The poses of all pictures from one side, but for close-ups."""
        pictures = self.file.pictures.values()
        return sorted(
            {each.pose for each in pictures if (each.camera or self.file.camera) == camera and not each.close_up}
        )

    def _framed(self, camera: Camera, poses: Sequence[str], form: Format, most: float = np.inf) -> View:
        points = np.concatenate([self._people[pose] for pose in poses])
        margin = MARGIN * form.width / STILL.width
        return self._towards(camera).framed(points, form.width, form.height, margin, most=most)

    def _close(self, close_up: CloseUp, pose: str) -> Floats:
        """The corners (8, 3) of a cube round what a close-up shows."""
        middle = np.mean([place(self.body, self._frames[pose], name) for name in close_up.around], axis=0)
        corners = np.stack(np.meshgrid(*[[-1.0, 1.0]] * 3), -1).reshape(-1, 3)
        result: Floats = middle + close_up.radius * corners / np.sqrt(3)
        return result
