"""What a record of the shared data may hold.

The descriptions are read by people: they appear in the JSON Schema, so in a contributor's editor,
and in the message about a missing key. Units stand in the descriptions.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from macros import sides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Position = Literal["supine", "sitting", "four_point_kneeling", "prone"]
Place = Literal["floor", "bed", "chair"]
Laterality = Literal["unilateral", "bilateral", "alternating"]
Kind = Literal["hold", "slow_repeats", "slider"]
Mark = Literal["usual_choice", "try_gently", "leave_out"]
EvidenceLabel = Literal["good", "some", "expert_advice", "unknown"]
Topic = Literal["peeing", "pooing", "feeling", "sex"]
CueName = Literal[
    "lead-in",
    "step",
    "hold",
    "move",
    "half",
    "ten-left",
    "last",
    "rest",
    "switch",
    "come-out",
    "done",
    "end",
    "wait",
    "pause",
    "resume",
    "goOn",
    "lapse",
    "found",
    "giveWay",
    "hurt",
    "ask-again",
    "ask-end",
]
"""What is said, as the scripts name it."""
ToneName = Literal["start", "half", "last", "end", "switch", "done"]
Urgency = Literal["immediate", "urgent", "non-urgent"]
SourceStatus = Literal["seen", "seen_copy", "not_verified"]
Part = Literal["band", "bone", "disc", "forward", "muscle", "nerve", "pressed"]
"""What a sample is drawn of: `key()` in figures/causes.py."""
CUE_VALUES = ("stretch", "position", "where", "seconds", "count")
"""What a cue may hold in braces."""


def _markup(text: str) -> Iterator[str]:
    if re.search(r"</?[a-zA-Z][^>]*>", text):
        yield "HTML does not work here and would be shown as it stands; write the words alone"
    if found := re.search(r"\*\*|`|\]\(|&#?\w+;", text):
        yield f"Markdown does not work here, and '{found.group()}' would be shown as it stands; write the words alone"


def _tokens(text: str) -> Iterator[str]:
    if sides.tokens_in(text):
        yield "this text is also shown where no side is known, so it takes no {token}; write it without one"


def _unknown_names(text: str) -> Iterator[str]:
    for name in sides.tokens_in(text):
        if name not in CUE_VALUES:
            yield f"unknown name {{{name}}}; write one of {', '.join(f'{{{known}}}' for known in CUE_VALUES)}"


def _sides_outside_names(text: str) -> Iterator[str]:
    yield from sides.problems_in(sides.without_tokens(text))


def _open_end(text: str) -> Iterator[str]:
    if not text.endswith("if:"):
        yield "the heading must lead into the list of signs; end it with 'if:'"


def _free_of(*faults: Callable[[str], Iterable[str]]) -> AfterValidator:
    """Let a text pass in which none of these finds a fault, and name all that they find."""

    def check(text: str) -> str:
        if found := [what for each in faults for what in each(text)]:
            raise ValueError("; ".join(found))
        return text

    return AfterValidator(check)


def _past(day: dt.date) -> dt.date:
    # Where the clock is ahead of ours, today has begun already.
    if day > dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1):
        raise ValueError(f"{day} is still to come; write the day of the review")
    return day


_Stripped = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[_Stripped, _free_of(_markup)]
"""A text for readers."""
NeutralText = Annotated[_Stripped, _free_of(_markup, _tokens, sides.problems_in)]
"""A text for readers that names no side and holds no token."""
SidedText = Annotated[_Stripped, _free_of(_markup, sides.problems_in)]
"""A text for readers in which the limb being worked stands as a token such as `{work.ankle}`."""

NeutralCue = Annotated[
    _Stripped, StringConstraints(max_length=120), _free_of(_markup, _unknown_names, _sides_outside_names)
]
"""A text that names no side, with the names in braces that a cue knows."""

LeadIn = Annotated[_Stripped, _free_of(_markup, _open_end)]
"""A heading that leads into the list below it."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][0-9]$")]
SourceKey = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9-]*$")]
Seconds = Annotated[int, Field(ge=1, le=120)]
Sources = Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
Range = Annotated[tuple[int, int], Field(strict=False)]


class Record(BaseModel):
    """Frozen, without unknown keys, and without silent conversion of one type into another."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Published(Record):
    """The lowest and highest dose that the named sources give."""

    hold: Range | None = Field(
        default=None,
        description="Seconds of one hold, lowest and highest; null where no source gives them and the note says so.",
        examples=[[10, 30]],
    )
    repetitions: Range = Field(description="Repetitions on each side, lowest and highest.", examples=[[2, 4]])
    sessions_per_day: Range | None = Field(
        default=None, description="Sessions a day, lowest and highest, where a source says.", examples=[[1, 2]]
    )
    sources: Sources = Field(description="Keys of sources.yml that give these figures.", examples=[["NHS-VP"]])


class Dose(Record):
    """How long, how many, how often."""

    kind: Kind = Field(description="hold, slow_repeats or slider: what the timer counts.", examples=["hold"])
    hold: Seconds | None = Field(
        default=None, description="Seconds of one hold. Only when kind is hold.", examples=[20]
    )
    pace: Seconds | None = Field(
        default=None,
        description="Seconds of one movement there and back. Only when kind is slow_repeats or slider. "
        "When laterality is alternating: seconds for one side.",
        examples=[4],
    )
    repetitions: Annotated[int, Field(ge=1, le=30)] = Field(
        description="How many times in one session; on each side unless laterality is bilateral.", examples=[3]
    )
    rest: Annotated[int, Field(ge=0, le=60)] = Field(
        default=5, description="Seconds of rest between repetitions.", examples=[5]
    )
    sessions_per_day: Annotated[int, Field(ge=1, le=3)] = Field(description="Sessions a day.", examples=[2])
    published: Published = Field(description="The published range, with its sources.")
    note: NeutralText | None = Field(
        default=None,
        description="One short sentence on how to begin.",
        examples=["At first, hold for 5 to 10 seconds."],
    )


class Step(Record):
    """One step: one picture's worth of movement."""

    picture: Id = Field(description="A name of this record's pictures.", examples=["start"])
    close_up: Id | None = Field(
        default=None,
        description="A name of this record's pictures: what the other shows too small, such as the hands.",
        examples=["hands"],
    )
    text: SidedText = Field(description="What to do, in one to three short sentences.")
    tip: SidedText | None = Field(default=None, description="A help for those who find this step hard.")


class Variant(Record):
    """An easier or a harder version."""

    name: NeutralText = Field(description="A few words.", examples=["With a towel"])
    steps: Annotated[tuple[SidedText, ...], Field(strict=False, min_length=1)] = Field(
        description="What to do, a sentence or two an entry."
    )
    pictures: Annotated[tuple[Id, ...], Field(strict=False)] = Field(
        default=(),
        description="Names of this record's pictures. An easier version that is no other stretch has at least one.",
        examples=[["with-a-towel"]],
    )
    stretch: Id | None = Field(default=None, description="The id of another stretch that is this version.")
    dose: Dose | None = Field(default=None, description="Only when the dose differs.")


class Mistake(Record):
    """A common fault and what to do instead."""

    wrong: SidedText = Field(description="What people often do.")
    instead: SidedText = Field(description="What to do instead.")
    picture: Id | None = Field(
        default=None,
        description="A name of this record's pictures: the fault.",
        examples=["ankle-on-kneecap"],
    )
    like_this: Id | None = Field(
        default=None,
        description="The picture that stands beside it and differs in the fault alone; if not given, the main picture.",
        examples=["cross"],
    )


class Fit(Record):
    """How a stretch fits one cause."""

    mark: Mark = Field(description="usual_choice, try_gently or leave_out.", examples=["try_gently"])
    limit: NeutralText | None = Field(
        default=None, description="A few words that limit the mark.", examples=["rounding only"]
    )
    reason: NeutralText = Field(description="Why, in one or two short sentences.")
    sources: Sources = Field(description="Keys of sources.yml behind the reason.", examples=[["HW-HD"]])


class Evidence(Record):
    """What is known of the benefit and the risk."""

    label: EvidenceLabel = Field(description="good, some, expert_advice or unknown.", examples=["expert_advice"])
    benefit: NeutralText = Field(description="What it may do, in modest words.")
    risk: NeutralText = Field(description="What may go wrong.")
    sources: Sources = Field(description="Keys of sources.yml behind both.", examples=[["NHS-VP"]])


class Review(Record):
    """A clinician's review of one record."""

    by: Words = Field(description="The clinician's name.")
    role: Words = Field(description="Their profession.", examples=["Musculoskeletal physiotherapist"])
    on: Annotated[dt.date, Field(strict=False), AfterValidator(_past)] = Field(description="The date, as 2026-11-23.")


class Stretch(Record):
    """One stretch."""

    id: Id = Field(description="Permanent; the page's address. Small letters and hyphens.", examples=["knee-rolls"])
    code: Code = Field(description="Permanent, a letter and a digit, for short links.", examples=["r8"])
    name: NeutralText = Field(description="The plain name, as the page's title has it.")
    other_names: Annotated[tuple[NeutralText, ...], Field(strict=False, min_length=1)] = Field(
        description="Other names people may search for, the clinical one among them."
    )
    summary: NeutralText = Field(description="One short sentence for lists.")
    position: Position = Field(description="supine, sitting, four_point_kneeling or prone.", examples=["supine"])
    places: Annotated[tuple[Place, ...], Field(strict=False, min_length=1)] = Field(
        description="Where it can be done: floor, bed, chair.", examples=[["floor", "bed"]]
    )
    equipment: Annotated[tuple[NeutralText, ...], Field(strict=False)] = Field(
        default=(), description="What one may need.", examples=[["a small pillow"]]
    )
    laterality: Laterality = Field(
        description="unilateral (one leg, then the other), bilateral (both at once) or alternating (side to side).",
        examples=["unilateral"],
    )
    worked: SidedText = Field(description="Which side is worked, in one short sentence.")
    dose: Dose = Field(description="How long, how many, how often.")
    pictures: Annotated[dict[Id, SidedText], Field(min_length=1)] = Field(
        description="By its name, each picture in words for those who cannot see it: how the body lies, which limb "
        "is where, what the hands hold."
    )
    main_picture: Id = Field(
        description="The name of the picture that shows the position to reach; the sheet shows it.", examples=["hold"]
    )
    steps: Annotated[tuple[Step, ...], Field(strict=False, min_length=2)] = Field(
        description="The steps from the starting position to the hold or movement."
    )
    cue: SidedText = Field(description="One short sentence that the timer shows during the hold or movement.")
    breathing: SidedText = Field(description="How to breathe.")
    come_out: Annotated[tuple[SidedText, ...], Field(strict=False, min_length=1)] = Field(
        description="How to leave the position safely, a sentence an entry."
    )
    get_up: Annotated[tuple[SidedText, ...], Field(strict=False)] = Field(
        default=(),
        description="How to get up after that, a sentence an entry; not said before a stretch in the same position.",
    )
    feel_here: SidedText = Field(description="Where it should be felt.")
    not_here: SidedText = Field(description="Where it should not be felt, and what to do then.")
    mistakes: Annotated[tuple[Mistake, ...], Field(strict=False)] = Field(
        default=(), description="Common faults, each with what to do instead."
    )
    stop_rule: Id = Field(description="An id of stop_rules in phrases.yml.", examples=["any-stretch"])
    contraindications: Annotated[tuple[Id, ...], Field(strict=False)] = Field(
        description="Ids of conditions in phrases.yml: leave it out until a professional says otherwise."
    )
    precautions: Annotated[tuple[Id, ...], Field(strict=False)] = Field(
        description="Ids of conditions in phrases.yml: ask first, or change something."
    )
    easier: Annotated[tuple[Variant, ...], Field(strict=False, min_length=1)] = Field(
        description="Easier versions, the easiest first."
    )
    harder: Annotated[tuple[Variant, ...], Field(strict=False)] = Field(default=(), description="Harder versions.")
    fit: dict[Id, Fit] = Field(description="For each cause of causes.yml: mark, reason, sources.")
    muscles: Annotated[tuple[NeutralText, ...], Field(strict=False, min_length=1)] = Field(
        description="Plain word first.", examples=[["deep buttock muscle (piriformis)"]]
    )
    evidence: Evidence = Field(description="Label, benefit, risk, sources.")
    sources: Sources = Field(description="Keys of sources.yml that describe this stretch.")
    reviewed: Review | None = Field(description="A clinician's review, or null while there is none.", examples=[None])

    @property
    def way_out(self) -> tuple[str, ...]:
        """All the way out of the position and up."""
        return (*self.come_out, *self.get_up)


class CauseView(Record):
    """One of the two drawings of a cause."""

    name: NeutralText = Field(description="What stands over it.", examples=["With a herniated disc"])
    alt: NeutralText = Field(description="What it shows, for people who do not see it.")


class LegendEntry(Record):
    """What one shape in the drawings of a cause is."""

    part: Part = Field(
        description="band, bone, disc, forward, muscle, nerve or pressed: the sample drawn beside it.",
        examples=["disc"],
    )
    label: NeutralText = Field(description="A few words.", examples=["Disc with its soft centre"])


class CausePicture(Record):
    """The usual body beside the changed one; the drawings come from figures/causes.py."""

    view: NeutralText = Field(description="From where one looks, in a sentence or two.")
    edges: Annotated[tuple[NeutralText, NeutralText], Field(strict=False)] = Field(
        description="What is at the two sides of both drawings.", examples=[["Front", "Back"]]
    )
    usual: CauseView = Field(description="The usual body.")
    changed: CauseView = Field(description="The same body with this cause.")
    legend: Annotated[tuple[LegendEntry, ...], Field(strict=False, min_length=1)] = Field(
        description="What the shapes are, the most important ones first."
    )
    caption: NeutralText = Field(description="What changes, in one or two short sentences.")


class Cause(Record):
    """One cause of sciatica."""

    id: Id = Field(description="Permanent; the page's address.", examples=["herniated-disc"])
    name: NeutralText = Field(description="The name, plain.", examples=["Herniated disc"])
    also_called: Annotated[tuple[NeutralText, ...], Field(strict=False)] = Field(description="Other names.")
    summary: NeutralText = Field(description="What it is, in one or two short sentences.")
    how_common: NeutralText = Field(description="How common it is among people with sciatica.")
    usually_worse: NeutralText = Field(description="What usually makes it worse.")
    often_easier: NeutralText = Field(description="What often eases it.")
    careful_with: NeutralText = Field(description="Movements to be careful with.")
    picture: CausePicture = Field(description="The words of its picture.")
    sources: Sources = Field(description="Keys of sources.yml.")


class Source(Record):
    """One source and how it was read."""

    key: SourceKey = Field(description="Permanent, as it is cited.", examples=["NHS-S"])
    short: Words = Field(description="The link's words in a sentence.", examples=["NHS"])
    title: Words = Field(description="Title.")
    publisher: Words = Field(description="Publisher or journal.")
    year: Words | None = Field(default=None, description="Year, as text.", examples=["2019"])
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] = Field(
        description="Where it is published.", examples=["https://www.nhs.uk/conditions/sciatica/"]
    )
    status: SourceStatus = Field(description="seen, seen_copy or not_verified.", examples=["seen"])
    used_for: Words = Field(description="What this site takes from it.")


class Sign(Record):
    """One warning sign of a care card."""

    text: Words = Field(description="The sign, in plain words; it goes on from the heading's 'if:'.")
    brief: bool = Field(default=False, description="true when the short card, or a sheet of paper, shows it too.")
    topic: Topic | None = Field(
        default=None, description="peeing, pooing, feeling or sex: where the list by topic shows it again."
    )
    sources: Annotated[tuple[str, ...], Field(strict=False)] = Field(
        description="Keys of sources.yml; with an empty list, the text must say that it is not yet checked."
    )


class CareCard(Record):
    """A card that says what to do, and for which signs."""

    level: Urgency = Field(description="immediate, urgent or non-urgent.")
    heading: LeadIn = Field(description="What to do; ends in 'if:'.", examples=["Ask for an urgent appointment if:"])
    signs: Annotated[tuple[Sign, ...], Field(strict=False, min_length=1)] = Field(description="The signs.")
    after: Annotated[tuple[Words, ...], Field(strict=False)] = Field(
        description="Sentences under the list; a sheet of paper shows the first."
    )


class EmergencyNumber(Record):
    """Whom to call in one part of the world."""

    place: Words = Field(description="Country or region.")
    emergency: Words = Field(description="The emergency number.", examples=["999"])
    urgent: Words | None = Field(default=None, description="The number for urgent advice, where there is one.")


class StopRule(Record):
    """When to stop a stretch."""

    id: Id = Field(description="As stretches name it.")
    extends: Id | None = Field(
        default=None,
        description="The id of another stop rule, when this one says all that it says and more.",
        examples=["any-stretch"],
    )
    lines: Annotated[tuple[NeutralText, ...], Field(strict=False, min_length=1)] = Field(
        description="A sentence an entry; with 'extends', only what this rule adds."
    )
    sources: Sources = Field(description="Keys of sources.yml behind these lines.")


class Condition(Record):
    """A situation in which one asks a professional first."""

    id: Id = Field(description="As stretches name it.")
    situation: NeutralText = Field(
        description="Goes on from 'Ask first if…'.", examples=["you have had a hip replacement"]
    )
    leave_out: NeutralText | None = Field(default=None, description="What is said where it is a contraindication.")
    take_care: NeutralText | None = Field(default=None, description="What is said where it is a precaution.")
    every_stretch: bool = Field(default=False, description="true when every stretch shows it as a precaution.")
    sources: Annotated[tuple[str, ...], Field(strict=False)] = Field(
        description="Keys of sources.yml; an empty list means common teaching, and the page says so."
    )


class Term(Record):
    """The words for one value that records use."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")] = Field(description="The value in the data.")
    label: NeutralText = Field(description="What readers see.")
    meaning: NeutralText | None = Field(
        default=None, description="A sentence that explains it, where a page shows one."
    )


class Phrase(Record):
    """A text that stands in more than one place."""

    id: Id = Field(description="As pages name it.")
    text: NeutralText = Field(description="One or more sentences.")


class Vocabulary(Record):
    """Labels for the values of position, place, fit mark, evidence label, source status and topic of a sign."""

    positions: Annotated[tuple[Term, ...], Field(strict=False)]
    places: Annotated[tuple[Term, ...], Field(strict=False)]
    marks: Annotated[tuple[Term, ...], Field(strict=False)]
    evidence: Annotated[tuple[Term, ...], Field(strict=False)]
    statuses: Annotated[tuple[Term, ...], Field(strict=False)]
    topics: Annotated[tuple[Term, ...], Field(strict=False)]


class Routine(Record):
    """A ready-made routine for one sheet of paper."""

    id: Id = Field(description="Permanent.", examples=["default"])
    cause: Id | None = Field(description="The cause it is for, or null for people who know none.")
    name: NeutralText = Field(description="The sheet's title.")
    for_whom: NeutralText = Field(description="One short sentence.")
    stretches: Annotated[tuple[Id, ...], Field(strict=False, min_length=2, max_length=4)] = Field(
        description="Two to four stretches, so ordered that one changes position as little as possible."
    )


class CueWords(Record):
    """What the timer and the player say at one moment."""

    id: CueName = Field(description="As the scripts name the moment.", examples=["half"])
    when: NeutralText = Field(description="The moment in a few words, for contributors.")
    says: NeutralCue | None = Field(description="What is said; null when the words stand in the stretch itself.")
    player_says: NeutralCue | None = Field(default=None, description="Only when the player says something else.")


class ToneWords(Record):
    """What is heard and felt at one moment."""

    id: ToneName = Field(description="As the scripts name it.", examples=["half"])
    when: NeutralText = Field(description="The moment in a few words, for contributors.")
    sound: NeutralText = Field(description="What it sounds like.")
    vibration: NeutralText = Field(description="How the device vibrates, where it can.")


class StretchFile(Record):
    """docs/_data/stretches.yml."""

    stretches: Annotated[tuple[Stretch, ...], Field(strict=False, min_length=1)]


class CauseFile(Record):
    """docs/_data/causes.yml."""

    causes: Annotated[tuple[Cause, ...], Field(strict=False, min_length=1)]


class SourceFile(Record):
    """docs/_data/sources.yml."""

    sources: Annotated[tuple[Source, ...], Field(strict=False, min_length=1)]


class PhraseFile(Record):
    """docs/_data/phrases.yml."""

    care_cards: Annotated[tuple[CareCard, ...], Field(strict=False, min_length=1)]
    emergency_numbers: Annotated[tuple[EmergencyNumber, ...], Field(strict=False, min_length=1)]
    stop_rules: Annotated[tuple[StopRule, ...], Field(strict=False, min_length=1)]
    conditions: Annotated[tuple[Condition, ...], Field(strict=False, min_length=1)]
    vocabulary: Vocabulary
    phrases: Annotated[tuple[Phrase, ...], Field(strict=False, min_length=1)]


class RoutineFile(Record):
    """docs/_data/routines.yml."""

    routines: Annotated[tuple[Routine, ...], Field(strict=False, min_length=1)]


class CueFile(Record):
    """docs/_data/cues.yml."""

    cues: Annotated[tuple[CueWords, ...], Field(strict=False, min_length=1)]
    tones: Annotated[tuple[ToneWords, ...], Field(strict=False, min_length=1)]
