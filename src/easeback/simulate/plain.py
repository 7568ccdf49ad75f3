"""Runners with plain sciatica and no true red flag, and the diaries that they would keep: to count false alarms.

Some have the tingling or the known numb toe that is usual for them, some mornings are felt on both sides after a long
run, and now and then a safety question is answered by mistake. Whoever is sent to a clinician goes, and records the
outcome two mornings later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from easeback.knowledge.load import Knowledge
from easeback.model.check_in import FIELDS, FLAG_COLUMNS, CheckIn, Part, read_answer
from easeback.model.day import Day, RunTotals, merge_day
from easeback.model.runner import Profile
from easeback.model.words import FlagAnswer, zone_depth
from easeback.simulate.body import Body
from easeback.simulate.diary import diary_rows
from easeback.simulate.plan import SEASON_DAYS
from easeback.simulate.season import Runner, Season, SimulatedDay, simulate_season
from easeback.simulate.visit import Visit

THIGH = zone_depth("thigh")
TINGLES, KNOWN_NUMB_TOE = 0.35, 0.15
BOTH_BUTTOCKS_AFTER_LONG = 0.03
# CLINICAL-REVIEW: a daily question answered wrongly 1 time in 2,000 sends 17 % of users to a department in a year.
SLIPS_A_MORNING = 1 / 2000
SLIP_IS_YES = 1 / 3
OUTCOME_AFTER_DAYS = 2
EXAMINED_BEFORE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class PlainRunner:
    """One runner with plain sciatica: the profile, the days, and the dates on which a question was answered wrongly."""

    profile: Profile
    days: tuple[Day, ...]
    slips: tuple[date, ...]


def plain_runner(seed: int, days: int, last_on: date, known: Knowledge, slips: float = SLIPS_A_MORNING) -> PlainRunner:
    """The runner of `seed` over `days` mornings. `slips` is the chance of a wrong answer a morning, [0-1]."""
    chance = Random(f"plain {seed}")
    body = Body(chance.uniform(0.3, 3.5), 0.0, 0.0, 0.0)
    runner = Runner(body, chance.uniform(0.75, 1.25), chance.randrange(SEASON_DAYS), visit=_no_visit)
    season = simulate_season(seed, days, last_on, runner)
    tingles, numb = chance.random() < TINGLES, chance.random() < KNOWN_NUMB_TOE
    told = [_in_their_words(day, tingles, numb, chance) for day in _days(season, tuple(known.red_flags))]
    slipped = [day.date for day in told if day.checked_in and chance.random() < slips]
    daily = [flag for flag, row in known.red_flags.items() if "daily" in row.ask and not row.only_if_any]
    return PlainRunner(_profile(season, numb), tuple(_with_slips(told, slipped, daily, chance)), tuple(slipped))


def _no_visit(_day: int) -> Visit:
    return Visit()


def _profile(season: Season, numb: bool) -> Profile:
    return Profile(
        born_on=date(1984, 2, 29),
        had_cancer=False,
        weak_immunity=False,
        blood_thinner=False,
        osteoporosis=False,
        steroid_tablets=False,
        usual_run_min=42,
        known_numbness_examined_on=season.days[0].on - EXAMINED_BEFORE if numb else None,
    )


def _days(season: Season, flags: Sequence[str]) -> list[Day]:
    lived = {day.on: day for day in season.days}
    rows = {date.fromisoformat(row["date"]): row for row in diary_rows(season)}
    return [_day(day, rows.get(on, {}), flags) for on, day in lived.items()]


def _day(lived: SimulatedDay, row: dict[str, str], flags: Sequence[str]) -> Day:
    answers = {name: read_answer(name, text) for name, text in row.items() if name in FIELDS and text}
    denied = dict.fromkeys(flags, FlagAnswer.NO) if row.get(_DENIED) == "all" else {}
    moment = datetime(lived.on.year, lived.on.month, lived.on.day, 7, tzinfo=UTC)
    records = [
        CheckIn(lived.on, part, said, denied if part is Part.MORNING else {}, moment, "simulated")
        for part in Part
        if (said := {name: value for name, value in answers.items() if FIELDS[name].part is part})
    ]
    return merge_day(lived.on, records, _recorded(lived))


_DENIED = next(column for column, answer in FLAG_COLUMNS.items() if answer is FlagAnswer.NO)


def _recorded(lived: SimulatedDay) -> list[RunTotals]:
    if lived.run is None or not lived.recorded:
        return []
    minutes = lived.run.minutes
    return [RunTotals(minutes * 60 / lived.run.pace_s_km, minutes, minutes)]


def _in_their_words(day: Day, tingles: bool, numb: bool, chance: Random) -> Day:
    """The usual tingling while it is in the leg, the known numb toe on each morning, both buttocks after a long run."""
    if not day.checked_in or day.symptoms is None:
        return day
    in_leg = day.zone is not None and zone_depth(day.zone) >= THIGH
    words = [*day.symptoms, *(["tingling"] if tingles and in_leg else []), *(["numbness"] if numb else [])]
    both = day.zone == "buttock" and chance.random() < BOTH_BUTTOCKS_AFTER_LONG
    return replace(day, symptoms=tuple(words), side="both" if both else day.side)


def _with_slips(days: Sequence[Day], slipped: Sequence[date], flags: Sequence[str], chance: Random) -> list[Day]:
    """A question answered wrongly on each of these days, and what the clinician said of it two mornings later."""
    answered: dict[date, tuple[str, FlagAnswer]] = {}
    for on in slipped:
        answered[on] = (chance.choice(flags), FlagAnswer.YES if chance.random() < SLIP_IS_YES else FlagAnswer.UNSURE)
    outcomes = {on + timedelta(days=OUTCOME_AFTER_DAYS): flag for on, (flag, _) in answered.items()}
    return [_marked(day, answered.get(day.date), outcomes.get(day.date)) for day in days]


def _marked(day: Day, answered: tuple[str, FlagAnswer] | None, outcome: str | None) -> Day:
    if outcome is not None:
        day = replace(day, checked_in=True, clinician_said="may_run", clinician_flags=outcome)
    return replace(day, red_flags={**day.red_flags, answered[0]: answered[1]}) if answered else day
