"""The shape of every entry in the knowledge files. An unknown key, a missing one or a wrong word is refused."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from easeback.knowledge.languages import translated
from easeback.model.words import Care, Verdict

Filled = Annotated[str, Meta(min_length=1)]
Sources = Annotated[tuple[Filled, ...], Meta(min_length=1)]

# How well the source fits a runner with sciatica: tried on people like this, taken over from others, or judged.
Fit = Literal["direct", "adapted", "opinion"]
Unit = Literal[
    "0-10", "days", "hours", "minutes", "km", "km/h", "min/km", "%", "mornings", "runs", "x", "years", "weeks",
]  # fmt: skip


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence under its entry's id. English is always there and is what the others fall back to.

    Another language stands beside it, or in the catalogue of that language (`knowledge/languages.py`).
    """

    en: Filled
    de: Filled | None = None

    def said(self, language: str) -> str:
        """The sentence in `language`, else in English."""
        return getattr(self, language, None) or translated(self.en, language)


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every entry that claims something carries."""

    sources: Sources
    fit: Fit
    unverified: bool = False


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a claim comes from. `seen` says what was read of it; `unverified` marks what was recalled, not re-read."""

    title: Filled
    kind: Literal["trial", "cohort", "review", "guideline", "service", "laboratory", "expert", "house"]
    grade: Literal["strong", "moderate", "weak", "expert opinion", "contested"]
    seen: Filled
    unverified: bool = False
    doi: Filled | None = None
    link: Filled | None = None


class Parameter(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number that a finding or a text uses: the only place where it is typed."""

    value: float
    unit: Unit
    meaning: Filled


class Symptom(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A symptom id of the diary: its words for a runner, what it may mean, and the red flags it opens."""

    name: Words
    meaning: Words
    opens: tuple[Filled, ...] = ()
    opens_when_new_or_worse: tuple[Filled, ...] = ()


class Cause(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cause a runner may know of, with what is known about it and how the article names it.

    `asks` are the red flags that it asks every week of whoever names it; `advice` is what it adds to the day.
    """

    name: Words
    meaning: Words
    asks: tuple[Filled, ...] = ()
    advice: tuple[Filled, ...] = ()


# Facts of the runner or of the last days that narrow whom a red flag is asked; `assess` answers each from the profile
# and the diary. Where a fact of the profile was never said the question is asked at the start and on a change.
Condition = Literal[
    "age_65_or_over", "osteoporosis", "steroid_tablets", "weak_immunity", "recent_infection", "had_cancer",
    "blood_thinner", "procedure_within_12_weeks", "age_18_to_25", "age_over_55", "pain_8_or_more",
    "pain_fell_with_deficit", "fever_said", "hard_run_in_3_days", "sore_after_a_race", "bone_risk",
]  # fmt: skip


class Upgrade(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Raises a red flag's urgency: when `at_least` of these *other* flags count as yes, a symptom is said, or a
    condition holds.

    The flag that carries the upgrade never counts itself: "two of RF14 to RF17" is 1 of the other three.
    """

    to: Care
    when_any_flag: tuple[Filled, ...] = ()
    when_any_symptom: tuple[Filled, ...] = ()
    when_any_condition: tuple[Condition, ...] = ()
    at_least: int = 1


class RedFlag(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One red-flag question: its urgency, its gate on running, when it is asked, and of whom.

    Not sure counts as yes where `unsure_counts`, beside a yes to any flag of `unsure_counts_with`, and where a
    condition of `at_risk_if` holds; those also ask a weekly question twice as often. `not_on_injection_day`: on the
    day of an injection the answer says nothing, for the local anaesthetic still works. `again_after` names the
    parameter [days] since the pain began after which the row is asked once more.
    """

    question: Words
    short: Words
    urgency: Care
    run_gate: Literal["block", "no_run", "caution"]
    ask: tuple[Literal["daily", "weekly", "monthly", "on_change", "onboarding"], ...]
    note: Filled
    source_words: Filled
    provenance: Filled
    chip: Literal["A", "B", "C", "D", "E", "F"] | None = None
    weekly_half: Literal[1, 2] | None = None
    unsure_counts: bool = False
    unsure_counts_with: tuple[Filled, ...] = ()
    at_risk_if: tuple[Condition, ...] = ()
    not_on_injection_day: bool = False
    again_after: Filled | None = None
    asked: bool = True
    only_if_any: tuple[Condition, ...] = ()
    upgrades: tuple[Upgrade, ...] = ()
    is_bone: bool = False


class Chip(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One chip of the daily strip: its letter is its id."""

    text: Words


class Rule(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When all, any and none of these findings hold, today's verdict is at best `at_best`, and why.

    `no_step_up`: today's run is no longer than what was tolerated before, and no stage further; `stages_down`: so many
    stages lower. Good news holds nothing back and is told beside what does.
    """

    line: Literal[
        "nerve", "bone", "today", "last_days", "gap", "first_good", "clinician", "load", "state", "missing", "life",
    ]  # fmt: skip
    at_best: Verdict
    text: Words
    all: tuple[Filled, ...] = ()
    any: tuple[Filled, ...] = ()
    none: tuple[Filled, ...] = ()
    care: Care = Care.NONE
    parameters: tuple[Filled, ...] = ()
    avoid: tuple[Literal["speed", "hills", "downhill", "race", "long", "track_bend", "hard_ground"], ...] = ()
    session: Filled | None = None
    session_from_ladder: bool = False
    no_step_up: bool = False
    stages_down: int = 0
    question: Words | None = None
    is_good_news: bool = False


class Move(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The way from one state to another: which, whether up or down, and what leads there."""

    state: Filled
    way: Literal["up", "down"]
    when: Words


class State(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state of a runner, in the order of the table: entered when all, any and none of these findings hold.

    `leads_to` and `from_any` (what leads here from every other state) tell the same for the picture in the docs.
    """

    number: int | None = None
    name: Words
    best: Verdict
    why: Words
    next: Words
    from_any: Words | None = None
    leads_to: tuple[Move, ...] = ()
    parameters: tuple[Filled, ...] = ()
    all: tuple[Filled, ...] = ()
    any: tuple[Filled, ...] = ()
    none: tuple[Filled, ...] = ()


class Interval(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of a ready-made session."""

    kind: Literal["run", "walk", "rest"]
    minutes: float


class Session(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ready-made walk-run session: `times` x the set, then the end. `stage` is its place on the ladder, as shown."""

    name: Words
    stage: Filled
    times: int
    set: tuple[Interval, ...]
    end: tuple[Interval, ...] = ()


class AdviceText(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to do before, during or after, shown with these verdicts unless one of these findings holds.

    A `cue` speaks of form, ground, load or track; the answer holds the first few, `easeback routine during` all.
    """

    cue: bool = False
    when: Literal["before", "during", "after"]
    verdicts: tuple[Verdict, ...]
    text: Words
    order: int
    parameters: tuple[Filled, ...] = ()
    all: tuple[Filled, ...] = ()
    any: tuple[Filled, ...] = ()
    none: tuple[Filled, ...] = ()


class Text(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence of the answer that belongs to no single rule: headlines, the emergency card, what is missing."""

    text: Words
    parameters: tuple[Filled, ...] = ()


class Situation(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A situation of the clinical review: its sentence, and every rule, red flag, advice and text that handles it."""

    name: Words
    sentence: Words
    rules: tuple[Filled, ...] = ()
    red_flags: tuple[Filled, ...] = ()
    advice: tuple[Filled, ...] = ()
    texts: tuple[Filled, ...] = ()
    facts: tuple[Filled, ...] = ()
    parameters: tuple[Filled, ...] = ()


class Scale(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which value of a field is reassuring: its words from best to worst, or that a lower number is better."""

    best_to_worst: tuple[tuple[Filled, ...], ...] = ()
    lower_is_better: bool = False
    yes_is_worse: bool | None = None


class Surface(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class of ground, and the OpenStreetMap values that put a way into it; `sports` are those of a running track.

    `said` are the runner's own words for a run's ground that stand for this class.
    """

    name: Words
    meaning: Words
    surface: tuple[Filled, ...]
    tracktype: tuple[Filled, ...] = ()
    highway: tuple[Filled, ...] = ()
    sports: tuple[Filled, ...] = ()
    said: tuple[Filled, ...] = ()


class Lesson(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One short lesson of the Learn pages: what holds, what is contested, and the drawing that goes with it."""

    title: Words
    lead: Words
    paragraphs: Annotated[tuple[Words, ...], Meta(min_length=1)]
    picture: Literal["nerve", "reach", "ladder", "stretch", "heat", "runner", "ground", "doctor"]
    contested: Words | None = None
    parameters: tuple[Filled, ...] = ()
