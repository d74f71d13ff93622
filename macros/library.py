"""The whole of the shared data, read and checked: what the templates draw from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from macros.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.drawings import Drawings
    from macros.model import (
        CareCard,
        Cause,
        CauseFile,
        Condition,
        CueFile,
        CueWords,
        Fit,
        PhraseFile,
        RoutineFile,
        Source,
        SourceFile,
        StopRule,
        Stretch,
        StretchFile,
        Term,
    )


@dataclass(frozen=True)
class Library:
    """The drawings and the six data files, and each record by its id."""

    drawings: Drawings
    stretch_file: StretchFile
    cause_file: CauseFile
    source_file: SourceFile
    phrase_file: PhraseFile
    routine_file: RoutineFile
    cue_file: CueFile

    @cached_property
    def stretches(self) -> dict[str, Stretch]:
        """Stretches by id, in the order of the file."""
        return {stretch.id: stretch for stretch in self.stretch_file.stretches}

    @cached_property
    def causes(self) -> dict[str, Cause]:
        """Causes by id."""
        return {cause.id: cause for cause in self.cause_file.causes}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by key."""
        return {source.key: source for source in self.source_file.sources}

    @cached_property
    def phrases(self) -> dict[str, str]:
        """Shared sentences by id."""
        return {phrase.id: phrase.text for phrase in self.phrase_file.phrases}

    @cached_property
    def care_cards(self) -> dict[str, CareCard]:
        """Care cards by level."""
        return {card.level: card for card in self.phrase_file.care_cards}

    @cached_property
    def stop_rules(self) -> dict[str, StopRule]:
        """Stop rules by id, each with all that it says: what it extends first, then its own."""
        written = {rule.id: rule for rule in self.phrase_file.stop_rules}
        return {name: _whole(rule, written) for name, rule in written.items()}

    @cached_property
    def added_stop_lines(self) -> frozenset[str]:
        """What stop rules add to the one that they extend: it holds for few stretches and should stand out."""
        return frozenset(line for rule in self.phrase_file.stop_rules if rule.extends for line in rule.lines)

    @cached_property
    def cues(self) -> dict[str, CueWords]:
        """What is said, by the moment at which it is."""
        return {cue.id: cue for cue in self.cue_file.cues}

    def said(self, *, player: bool) -> dict[str, str]:
        """What the timer says, or the player, by the moment at which it is said."""
        return {
            cue.id: words for cue in self.cue_file.cues if (words := (player and cue.player_says) or cue.says or "")
        }

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """Conditions by id."""
        return {condition.id: condition for condition in self.phrase_file.conditions}

    @cached_property
    def terms(self) -> dict[str, dict[str, Term]]:
        """The words for each value, by vocabulary and value: `terms["positions"]["supine"]`."""
        vocabulary = self.phrase_file.vocabulary
        return {
            name: _by_id(getattr(vocabulary, name))
            for name in ("positions", "places", "marks", "evidence", "statuses", "topics")
        }

    def by_mark(self, cause: str) -> dict[Mark, list[tuple[Stretch, Fit]]]:
        """The stretches of each mark for one cause, in the order usual, gentle, left out."""
        marks: tuple[Mark, ...] = get_args(Mark)
        return {
            mark: [(s, s.fit[cause]) for s in self.stretches.values() if s.fit[cause].mark == mark] for mark in marks
        }


def _whole(rule: StopRule, written: dict[str, StopRule]) -> StopRule:
    if rule.extends is None:
        return rule
    base = _whole(written[rule.extends], written)
    sources = dict.fromkeys((*base.sources, *rule.sources))
    return rule.model_copy(update={"lines": (*base.lines, *rule.lines), "sources": tuple(sources)})


def _by_id(terms: Iterable[Term]) -> dict[str, Term]:
    return {term.id: term for term in terms}
