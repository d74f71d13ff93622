"""Poses as the solver takes them: with what they take over from others, and every name complete."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from figures.anatomy import MOVEMENTS, SIDES, both_sides
from figures.contacts import HANDS, PARTS, PLANES, Contact, targets_of
from figures.limbs import LIMBS
from figures.pose_file import PoseFile
from macros.explain import validated
from macros.problems import ContentError, Problem, unknown
from macros.reading import Document, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from figures.pose_file import Touch
    from macros.reading import Path_

POSES: Final = Path(__file__).parent / "poses"
"""The folder of the pose files."""


@dataclass(frozen=True)
class Wanted:
    """What one pose asks for.

    `angles` are degrees by full name, `contacts` are complete. `angle_places` and `contact_places`
    say where in the file each of them stands, be it in this pose or in one that it goes out from.
    `own_angles` are those that stand in this pose itself; `parent` is the pose it goes out from.
    """

    orientation: str
    parent: str | None
    angles: Mapping[str, float]
    own_angles: frozenset[str]
    contacts: tuple[Contact, ...]
    angle_places: Mapping[str, Path_]
    contact_places: tuple[Path_, ...]


def stretches(folder: Path = POSES) -> tuple[str, ...]:
    """The ids of the stretches that have a pose file."""
    return tuple(sorted(path.stem for path in folder.glob("*.yml")))


def load(stretch: str, folder: Path = POSES) -> tuple[PoseFile, Document]:
    """The pose file of a stretch, and its document, which knows the line of every value.

    Raises:
        ContentError: every mistake in the file.

    """
    document = read(folder / f"{stretch}.yml", f"figures/poses/{stretch}.yml")
    file = validated(PoseFile, document)
    if file is not None:
        document.problems.extend(_faults(file, document))
    if document.problems or file is None:
        raise ContentError(document.problems)
    return file, document


def wanted(file: PoseFile, name: str) -> Wanted:
    """One pose of a file without faults, with all that it takes over."""
    pose = file.poses[name]
    angles: dict[str, float] = {}
    angle_places: dict[str, Path_] = {}
    contacts: dict[str, tuple[Contact, Path_]] = {}
    if pose.from_ is not None:
        before = wanted(file, pose.from_)
        angles.update(before.angles)
        angle_places.update(before.angle_places)
        places = zip(before.contacts, before.contact_places, strict=True)
        contacts = {contact.part: (contact, place) for contact, place in places}
    own: set[str] = set()
    # A name with a side says more than one without: it comes later and wins.
    for written, degrees in sorted(pose.angles.items(), key=lambda item: len(both_sides(item[0])), reverse=True):
        for angle in both_sides(written):
            angles[angle] = degrees
            angle_places[angle] = ("poses", name, "angles", written)
            own.add(angle)
    for written_part, touch in sorted(pose.contacts.items(), key=lambda item: len(_parts(item[0])), reverse=True):
        for part in _parts(written_part):
            if touch is None:
                contacts.pop(part, None)
            else:
                contacts[part] = _complete(part, touch), ("poses", name, "contacts", written_part)
    return Wanted(
        orientation=file.orientation,
        parent=pose.from_,
        angles=angles,
        own_angles=frozenset(own),
        contacts=tuple(contact for contact, _ in contacts.values()),
        angle_places=angle_places,
        contact_places=tuple(place for _, place in contacts.values()),
    )


def _parts(written: str) -> tuple[str, ...]:
    """The complete parts that a name stands for: one, or one a side."""
    return (written,) if written in PARTS else tuple(f"{side}_{written}" for side in SIDES)


def _complete(part: str, touch: Touch) -> Contact:
    side = part.partition("_")[0]
    target = touch.touches if _has_side(touch.touches) else f"{side}_{touch.touches}"
    under = touch.under if touch.under is None or _has_side(touch.under) else f"{side}_{touch.under}"
    return Contact(
        part=part,
        touches=target,
        at=0.5 if touch.at is None else touch.at,
        side=touch.side or "front",
        grip=touch.grip or ("interlaced" if target in HANDS else "across"),
        gap=touch.gap,
        height=touch.height,
        under=under,
        ahead=touch.ahead,
        aside=touch.aside,
    )


def _has_side(name: str) -> bool:
    return name in PLANES or name == "heels" or name.partition("_")[0] in SIDES


def _faults(file: PoseFile, document: Document) -> Iterator[Problem]:
    """What the model alone cannot see."""
    for name in file.poses:
        yield from _faults_of_pose(file, document, name)
    for name, picture in file.pictures.items():
        if picture.pose not in file.poses:
            yield document.problem(("pictures", name, "pose"), unknown("pose", picture.pose, file.poses))
        if picture.towel is not None and picture.towel.from_ == picture.towel.to:
            what = "the towel begins and ends in the same hand; write work_hand and other_hand"
            yield document.problem(("pictures", name, "towel"), what)
    if file.pictures and file.hero is None:
        what = f"'hero' is missing; write the picture for lists, such as 'hero: {next(reversed(file.pictures))}'"
        yield document.problem(("hero",), what)
    elif file.hero is not None and file.hero not in file.pictures:
        yield document.problem(("hero",), unknown("picture", file.hero, file.pictures))
    for index, name in enumerate(file.demonstration):
        if name not in file.poses:
            yield document.problem(("demonstration", index), unknown("pose", name, file.poses))


def _faults_of_pose(file: PoseFile, document: Document, name: str) -> Iterator[Problem]:
    pose = file.poses[name]
    if pose.from_ is not None and (what := _fault_of_origin(file, name, pose.from_)):
        yield document.problem(("poses", name, "from"), what)
    for angle, degrees in pose.angles.items():
        movement = MOVEMENTS[both_sides(angle)[0]]
        if not movement.lowest <= degrees <= movement.highest:
            yield document.problem(
                ("poses", name, "angles", angle),
                f"{degrees:g} is outside the range of motion; "
                f"write degrees from {movement.lowest:g} to {movement.highest:g} ({movement.positive})",
            )
    for part, touch in pose.contacts.items():
        if touch is not None and (what := _fault_of_touch(file, part, touch)):
            yield document.problem(("poses", name, "contacts", part), what)


def _fault_of_origin(file: PoseFile, name: str, origin: str) -> str | None:
    if origin not in file.poses:
        return unknown("pose", origin, file.poses)
    seen = [name]
    following: str | None = origin
    while following is not None and following in file.poses and following not in seen:
        seen.append(following)
        following = file.poses[following].from_
    if following == name:
        return f"{' goes out from '.join([*seen, name])}; let one of them stand alone"
    return None


def _fault_of_touch(file: PoseFile, written: str, touch: Touch) -> str | None:  # noqa: PLR0911 - one return a fault
    contacts = [_complete(part, touch) for part in _parts(written)]
    contact = contacts[0]
    for each in contacts:
        if each.touches not in targets_of(each.part):
            can = ", ".join(targets_of(each.part)) or "nothing"
            return f"{each.part} cannot touch {each.touches}; it can touch {can}"
    on_limb, on_plane = contact.touches in LIMBS, contact.touches in PLANES
    if on_limb and (touch.at is None or touch.side is None):
        return "a place on a limb needs 'at' and 'side', such as {touches: other_thigh, at: 0.8, side: front}"
    if not on_limb and (touch.at is not None or touch.side is not None):
        return f"'at' and 'side' are for limbs, and {touch.touches} is none; take them out"
    if not on_plane and (touch.height is not None or touch.under is not None):
        return (
            f"'height' and 'under' are for the floor, the pillow and the seat, not for {touch.touches}; take them out"
        )
    if contact.under is not None and contact.under.partition("_")[0] not in SIDES:
        return f"'under: {touch.under}' needs a side here; write work_{touch.under} or other_{touch.under}"
    if touch.grip is not None and touch.grip not in (grips := _grips(contact)):
        return (
            f"grip '{touch.grip}' does not fit here; write one of {', '.join(grips)}"
            if grips
            else ("only a hand on a limb or on the other hand has a 'grip'; take it out")
        )
    prop = {"pillow": "pillow", "seat": "chair"}.get(contact.touches)
    if prop and touch.height is None and prop not in file.props:
        return f"touches the {contact.touches}, but there is no {prop} in the picture; add {prop} to 'props'"
    return None


def _grips(contact: Contact) -> tuple[str, ...]:
    if contact.part not in HANDS:
        return ()
    return ("interlaced", "over") if contact.touches in HANDS else ("across", "along", "free")
