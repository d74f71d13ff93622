"""What a file of figures/poses/ may hold: the key poses of one stretch, and its pictures.

The descriptions are read by people: they stand in the messages about a missing key.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from figures.anatomy import ANGLES, SHORT_ANGLES, SIDES
from figures.contacts import GRIPS, PARTS, TARGETS
from figures.limbs import AROUND, LIMBS
from figures.marks import FELT_AT
from macros.model import Record
from macros.problems import unknown


def without_sides(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of what comes in pairs, without the side, each once."""
    split = [name.partition("_") for name in names]
    return tuple(dict.fromkeys(rest for side, _, rest in split if side in SIDES))


_ANGLES: Final = (*SHORT_ANGLES, *ANGLES)
_PARTS: Final = (*without_sides(PARTS), *PARTS)
_TARGETS: Final = (*TARGETS, *without_sides(LIMBS))
_UNDER: Final = tuple(f"{side}{joint}" for side in ("", "work_", "other_") for joint in ("shoulder", "hip", "knee"))
_PLACES: Final = (*PARTS, *(f"{side}_{joint}" for side in SIDES for joint in ("shoulder", "hip")), *LIMBS)


def _known(kind: str, names: tuple[str, ...]) -> AfterValidator:
    def check(name: str) -> str:
        side, _, part = name.partition("_")
        if side in ("left", "right") and f"work_{part}" in names:
            raise ValueError(
                f"unknown {kind} '{name}'; write work_{part} for the side being stretched, which is drawn on the "
                f"person's right, or other_{part}"
            )
        if name not in names:
            raise ValueError(unknown(kind, name, names))
        return name

    return AfterValidator(check)


AngleName = Annotated[str, _known("angle", _ANGLES)]
"""An angle of `figures.anatomy`; without a side it means both."""
PartName = Annotated[str, _known("part of the body", _PARTS)]
TargetName = Annotated[str, _known("thing to touch", _TARGETS)]
PlaceName = Annotated[str, _known("place", tuple(dict.fromkeys(_PLACES)))]
FeltName = Annotated[str, _known("place where a stretch is felt", tuple(FELT_AT))]
PropName = Literal["mat", "bed", "pillow", "pillow_under_tummy", "pillow_between_knees", "chair"]
PoseName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Fraction = Annotated[float, Field(ge=0, le=1)]
Metres = Annotated[float, Field(ge=-2, le=2)]
Vector = Annotated[tuple[Metres, Metres, Metres], Field(strict=False)]


def _written_short(value: object) -> object:
    return {"touches": value} if isinstance(value, str) else value


class Touch(Record):
    """A contact as a pose file says it; see `figures.contacts.Contact`."""

    touches: TargetName = Field(description="floor, pillow, seat, a limb, a hand, or heels.", examples=["floor"])
    at: Fraction | None = Field(
        default=None, description="On a limb: 0 at the end nearer to the trunk, 1 at the other.", examples=[0.8]
    )
    side: Literal[AROUND] | None = Field(  # type: ignore[valid-type] # a tuple of literals
        default=None, description="On a limb: which of its eight sides.", examples=["front"]
    )
    grip: Literal[GRIPS] | None = Field(  # type: ignore[valid-type] # a tuple of literals
        default=None, description="Of a hand: across (as without it), along or free; on a hand: interlaced or over."
    )
    gap: Metres = Field(default=0.0, description="Metres between the two.")
    height: Metres | None = Field(default=None, description="Metres above the floor, for something else to lie on.")
    under: Annotated[str, _known("joint", _UNDER)] | None = Field(
        default=None, description="On the floor: the joint that is straight above.", examples=["shoulder"]
    )
    ahead: Metres = Field(default=0.0, description="With under: metres towards the feet; negative, the head.")
    aside: Metres = Field(default=0.0, description="With under: metres away from the midline.")


Contact_ = Annotated[Touch, BeforeValidator(_written_short)]


class Camera(Record):
    """Where a picture is seen from."""

    azimuth: Annotated[float, Field(ge=-360, le=360)] = Field(
        description="Degrees: 0 from the person's right, 90 from the foot end (sitting: the front), 180 from the left.",
        examples=[135],
    )
    elevation: Annotated[float, Field(ge=0, le=90)] = Field(
        description="Degrees above the floor, from below which only the mat is seen.", examples=[25]
    )


class Pose(Record):
    """One pose: rough angles, and what touches what."""

    from_: PoseName | None = Field(default=None, alias="from", description="The pose that this one changes.")
    angles: dict[AngleName, float] = Field(default_factory=dict, description="Degrees.", examples=["{hip.flexion: 50}"])
    contacts: dict[PartName, Contact_ | None] = Field(
        default_factory=dict, description="What each part touches; null takes a contact of `from` away."
    )


class ArrowEnd(Record):
    """One end of an arrow."""

    at: PlaceName = Field(description="A part of the body.", examples=["other_knee"])
    offset: Vector = Field(default=(0.0, 0.0, 0.0), description="Metres from there, in the world's directions.")


class Arrow(Record):
    """The direction of a pull or a movement."""

    from_: ArrowEnd = Field(alias="from", description="Where it begins.")
    to: ArrowEnd = Field(description="Where it points.")
    bend: Annotated[float, Field(ge=-1, le=1)] = Field(default=0.0, description="How far it bows, for its length.")


class CloseUp(Record):
    """A part of the scene, seen larger."""

    around: Annotated[tuple[PlaceName, ...], Field(strict=False, min_length=1)] = Field(
        description="What is in its middle."
    )
    radius: Annotated[float, Field(ge=0.1, le=2)] = Field(
        description="Metres; less than a hand's width would show nothing that anyone knows.", examples=[0.3]
    )


BOTH: Final = ("both_thighs", "both_shins")
"""What a towel can go behind besides one limb."""


class Towel(Record):
    """A towel from one hand, behind a limb, to the other hand."""

    from_: Literal["work_hand", "other_hand"] = Field(alias="from", description="The hand at its beginning.")
    behind: Annotated[str, _known("limb", (*LIMBS, *BOTH))] = Field(
        description="The limb it goes behind, or both_thighs, both_shins."
    )
    at: Fraction = Field(description="Where along that limb, 0 to 1.", examples=[0.7])
    to: Literal["work_hand", "other_hand"] = Field(description="The hand at its end.")


Props = Annotated[tuple[PropName, ...], Field(strict=False)]


class Picture(Record):
    """One picture of a pose."""

    pose: PoseName = Field(description="A pose of this file.", examples=["start"])
    camera: Camera | None = Field(default=None, description="Only where it differs from the file's.")
    props: Props | None = Field(default=None, description="Only where they differ from the file's.")
    felt: Annotated[tuple[FeltName, ...], Field(strict=False)] = Field(
        default=(), description="Where the stretch is felt.", examples=[["work_buttock"]]
    )
    arrows: Annotated[tuple[Arrow, ...], Field(strict=False)] = Field(default=(), description="Directions of pull.")
    close_up: CloseUp | None = Field(default=None, description="Where only a part is shown.")
    towel: Towel | None = Field(default=None, description="Where a towel helps.")


class PoseFile(Record):
    """One file of figures/poses/, named as the stretch's id."""

    orientation: Literal["supine", "prone", "all_fours", "sitting", "standing"] = Field(
        description="How the body lies, kneels, sits or stands.", examples=["supine"]
    )
    camera: Camera = Field(description="Where all pictures are seen from.", examples=["{azimuth: 135, elevation: 25}"])
    props: Props = Field(default=(), description="mat, bed, pillow, pillow_under_tummy, pillow_between_knees, chair.")
    legs: Literal["work", "alike"] = Field(
        default="work", description="work: the leg being worked has a colour of its own; alike: both are the same."
    )
    poses: Annotated[dict[PoseName, Pose], Field(min_length=1)] = Field(
        description="Key poses by name.", examples=["{start: …}"]
    )
    pictures: dict[PoseName, Picture] = Field(default_factory=dict, description="Pictures by name.")
    hero: PoseName | None = Field(
        default=None, description="The picture that stands for the stretch in lists.", examples=["hold"]
    )
    stays: PlaceName | None = Field(
        default=None, description="A part that stays where it is on the floor in all poses.", examples=["other_knee"]
    )
    demonstration: Annotated[tuple[PoseName, ...], Field(strict=False)] = Field(
        default=(), description="The poses that the moving demonstration goes through, there and back."
    )
