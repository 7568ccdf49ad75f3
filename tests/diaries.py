"""Whole random diaries for the property tests: mostly quiet mornings and tolerated runs; every verdict occurs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from easeback.knowledge import knowledge
from easeback.model.day import Day
from easeback.model.runner import Limit, Profile
from easeback.model.words import SYMPTOMS, FlagAnswer

FIRST = date(2024, 3, 1)
KNOWN = knowledge()
FLAGS = tuple(KNOWN.red_flags)
ALL_DENIED = dict.fromkeys(FLAGS, FlagAnswer.NO)
SETS = ("symptoms", "symptoms_in_run")
FIELDS = tuple(name for name in KNOWN.scales if name != "red_flags")
Change = tuple[int, str, Any]


def often(usual: Any, *rare: Any) -> st.SearchStrategy[Any]:
    """Mostly the usual value, now and then a rare one, now and then nothing said."""
    return st.sampled_from([usual] * (4 * len(rare) + 4) + [*rare, None])


MORNING: dict[str, st.SearchStrategy[Any]] = {
    "zone": often("none", "none", "back", "buttock", "thigh", "calf"),
    "side": often("left", "right", "both"),
    "change": often("same", "better", "better", "worse", "new"),
    "walking": often("normal", "uncomfortable", "limp", "cannot"),
    "leg_pain_0_10": often(0, 1, 1, 2, 3, 4, 6, 9),
    "back_pain_0_10": often(0, 1, 2, 4, 6),
    "symptoms": often((), ("tingling",), ("numbness",), ("weakness",), ("shooting",), ("hop_pain",), ("both_legs",)),
    "woke_by_leg_pain": often(False, True),
    "painkiller": often(False, True),
    "self_test": st.sampled_from([None] * 8 + ["pass", "unsure", "fail"]),
    "heel_walk": st.sampled_from([None] * 12 + ["able", "able", "unsure", "not_left"]),
    "toe_walk": st.sampled_from([None] * 12 + ["able", "able", "unsure", "not_left", "not_both"]),
    "sock_touch": st.sampled_from([None] * 12 + ["same", "same", "less_left"]),
    "planned_km": st.sampled_from([None, None, 6.0, 9.0, 14.0]),
    "planned_kind": often("easy", "fast", "long", "race", "walk"),
    "clinician_said": st.sampled_from([None] * 30 + ["may_run", "limits", "no_run", "treated", "not_examined"]),
}
CALM: dict[str, Any] = {
    "checked_in": True, "zone": "none", "change": "same", "walking": "normal", "leg_pain_0_10": 0, "back_pain_0_10": 0,
    "symptoms": (), "woke_by_leg_pain": False, "painkiller": False, "red_flags": ALL_DENIED,
}  # fmt: skip
RUN: dict[str, st.SearchStrategy[Any]] = {
    "run_km": st.sampled_from([6.0, 8.0, 10.0]),
    "run_min": st.sampled_from([None, 35.0, 50.0]),
    "run_kind": often("easy", "fast", "walk_run"),
    "leg_pain_in_run_0_10": often(0, 1, 4, 6),
    "zone_in_run": often("none", "buttock", "calf"),
    "walking_after_run": often("normal", "limp"),
    "stopped_early": often(False, True),
    "settled": often("within_1h", "within_24h", "longer"),
    "symptoms_in_run": often((), ("numbness",), ("weakness",)),
    "cross_train_min": st.sampled_from([None, None, 0, 40]),
}
FLAG_ANSWERS = st.sampled_from(list(FlagAnswer))


@st.composite
def a_day(draw: st.DrawFn, on: date) -> Day:
    """One day: now and then nothing said, mostly a quiet morning, every other day a run."""
    said: dict[str, Any] = {}
    if draw(st.integers(0, 11)):
        said = {"checked_in": True, **draw(st.fixed_dictionaries(MORNING))}
        said["red_flags"] = ALL_DENIED if draw(st.integers(0, 5)) else {}
        if not draw(st.integers(0, 39)):
            said["red_flags"] = {**said["red_flags"], draw(st.sampled_from(FLAGS)): draw(FLAG_ANSWERS)}
    if draw(st.booleans()):
        said |= draw(st.fixed_dictionaries(RUN))
    return with_worst(Day(date=on, **said))


@st.composite
def a_diary(draw: st.DrawFn) -> tuple[Day, ...]:
    """Days in a row, the last of them today; now and then with a gap of weeks somewhere in between."""
    gap = draw(st.sampled_from([0] * 8 + [15, 30]))
    count = draw(st.integers(2, 22))
    place = draw(st.integers(1, count))
    offsets = [each + (gap if each >= place else 0) for each in range(count)]
    calm = draw(st.sampled_from([0, 2, 12]))
    return tuple(_calm_or_not(draw, FIRST + timedelta(days=offset), calm) for offset in offsets)


def _calm_or_not(draw: st.DrawFn, on: date, calm: int) -> Day:
    """Any day at all, or, the calmer the diary the oftener, one on which nothing is felt, with or without a run."""
    if not draw(st.integers(0, calm)):
        return draw(a_day(on))
    run = {"run_km": 8.0, "run_min": 45.0, "run_kind": "easy", "settled": "within_1h"} if on.toordinal() % 2 else {}
    return with_worst(Day(date=on, **{**CALM, **run}))


@st.composite
def a_climb(draw: st.DrawFn) -> tuple[Day, ...]:
    """A break of five weeks, then mostly quiet mornings with a walk-run every other day; now and then a bad day."""
    start = Day(date=FIRST, checked_in=True, zone="none", change="same", run_km=8.0, run_min=45.0, run_kind="easy")
    count, calm = draw(st.integers(1, 28)), draw(st.booleans())
    days = [
        _climbing_day(draw, FIRST + timedelta(days=35 + each), runs=each % 2 == 0, calm=calm) for each in range(count)
    ]
    return (start, *days)


def _climbing_day(draw: st.DrawFn, on: date, *, runs: bool, calm: bool) -> Day:
    """Mostly quiet; on a calm climb nothing is felt on most days, so that the upper stages are reached."""
    if not draw(st.integers(0, 29 if calm else 14)):
        return draw(a_day(on))
    said = dict(CALM)
    if not calm:
        said["zone"] = draw(often("none", "none", "back", "thigh", "calf"))
        said["leg_pain_0_10"] = draw(often(0, 1, 1, 2, 4))
    if runs and (calm or draw(st.integers(0, 9))):
        said |= {"run_km": 3.0, "run_min": 25.0, "run_kind": "walk_run"}
        said["settled"] = "within_1h" if calm else draw(often("within_1h", "within_24h", "longer"))
    return with_worst(Day(date=on, **said))


PROFILES = st.sampled_from(
    [
        Profile(),
        Profile(born_on=date(1985, 5, 5), last_unbroken_30_min_on=FIRST, settled_next_morning=True),
        Profile(max_run_min=12),
        Profile(pregnant=True),
        Profile(no_running_until=FIRST + timedelta(days=10)),
        Profile(
            limits=(Limit(by="surgeon", max_run_min=20), Limit(by="physiotherapist", allowed_run_kinds=("walk_run",)))
        ),
        Profile(procedure_kind="injection", procedure_on=FIRST + timedelta(days=6)),
        Profile(ill_since=FIRST + timedelta(days=3), well_since=FIRST + timedelta(days=8), new_shoes_on=FIRST),
        Profile(
            medicine_changed_on=FIRST + timedelta(days=9), travel_from=FIRST + timedelta(days=4), causes=("unknown",)
        ),
        Profile(
            known_weakness_examined_on=FIRST,
            known_weakness_agreed=True,
            osteoporosis=True,
            began_on=FIRST - timedelta(days=80),
        ),
    ]
)


def with_worst(day: Day) -> Day:
    """The day with the worst of its pain beside the latest: one check-in said both."""
    return replace(day, leg_pain_worst_0_10=day.leg_pain_0_10, back_pain_worst_0_10=day.back_pain_0_10)


def with_value(day: Day, field: str, value: Any) -> Day:
    """The day with one field changed."""
    changed: dict[str, Any] = {field: value}
    return replace(day, **changed)


def badness(field: str, value: Any) -> float | None:
    """How bad a value is by the table of reassuring values; None where it is not in the table."""
    scale = KNOWN.scales[field]
    if scale.lower_is_better:
        return float(value)
    if scale.yes_is_worse is not None:
        return float(value == scale.yes_is_worse)
    return next((place for place, level in enumerate(scale.best_to_worst) if value in level), None)


@st.composite
def a_worsening(draw: st.DrawFn, diary: tuple[Day, ...]) -> tuple[Day, ...] | None:
    """The diary with one thing made worse on one day: a value, one more symptom, or a red flag."""
    place = draw(st.integers(0, len(diary) - 1))
    day = diary[place]
    field = draw(st.sampled_from([*FIELDS, *SETS, "red_flags", "red_flags"]))
    if field == "red_flags":
        worse = _raise_flag(draw, day)
    elif field in SETS:
        now = getattr(day, field)
        worse = None if now is None else with_value(day, field, (*now, draw(st.sampled_from(SYMPTOMS))))
    else:
        worse = _worse_value(draw, day, field)
    return None if worse is None else (*diary[:place], worse, *diary[place + 1 :])


def _raise_flag(draw: st.DrawFn, day: Day) -> Day | None:
    flag, answer = draw(st.sampled_from(FLAGS)), draw(FLAG_ANSWERS)
    now = day.red_flags.get(flag)
    if not day.checked_in or now is None or answer.calm >= now.calm:
        return None
    return replace(day, red_flags={**day.red_flags, flag: answer})


def _worse_value(draw: st.DrawFn, day: Day, field: str) -> Day | None:
    now = getattr(day, field)
    if now is None or badness(field, now) is None:
        return None
    scale = KNOWN.scales[field]
    if scale.lower_is_better:
        other: Any = draw(st.integers(0, 10))
    elif scale.yes_is_worse is not None:
        other = scale.yes_is_worse
    else:
        other = draw(st.sampled_from([word for level in scale.best_to_worst for word in level]))
    is_worse = (badness(field, other) or 0) > (badness(field, now) or 0)
    return with_worst(with_value(day, field, other)) if is_worse else None


@st.composite
def a_deletion(draw: st.DrawFn, diary: tuple[Day, ...]) -> tuple[Day, ...] | None:
    """The diary with one reassuring answer of one day taken away: a best value, an empty set, or denied red flags."""
    place = draw(st.integers(0, len(diary) - 1))
    day = diary[place]
    field = draw(st.sampled_from([*FIELDS, *SETS, "red_flags"]))
    if field == "red_flags":
        some = draw(st.sampled_from([FLAGS, *((flag,) for flag in FLAGS)]))
        left = {flag: said for flag, said in day.red_flags.items() if said is not FlagAnswer.NO or flag not in some}
        less = None if left == day.red_flags else replace(day, red_flags=left)
    else:
        now = getattr(day, field)
        reassuring = now == () if field in SETS else now is not None and badness(field, now) == 0
        also = field == "change" and now == "same"
        less = with_worst(with_value(day, field, None)) if reassuring or also else None
    return None if less is None else (*diary[:place], less, *diary[place + 1 :])
