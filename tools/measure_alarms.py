"""Counts what simulated runners with plain sciatica and no true red flag are told: above all the false alarms.

Run as `python -m tools.measure_alarms --runners 100 --weeks 26` in the repository. Every morning of every runner is
answered as that morning knew it. Over the limits of DECISIONS (1 emergency and 4 same-day answers per 100 user-weeks)
it ends with exit code 1. The figures stand in docs/reference/alarms.md.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date

from easeback.flow.think import answer_morning
from easeback.knowledge import knowledge
from easeback.model.words import Care, Verdict
from easeback.simulate.plain import SLIPS_A_MORNING, PlainRunner, plain_runner

LAST_ON = date(2025, 6, 1)
MOST_EMERGENCIES, MOST_SAME_DAY = 1.0, 4.0
WEEK_DAYS = 7


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runners", type=int, default=100)
    options.add_argument("--weeks", type=int, default=26)
    options.add_argument("--slips", type=float, default=SLIPS_A_MORNING, help="chance of a wrong answer a morning")
    options.add_argument("--first-seed", type=int, default=1)
    chosen = options.parse_args()
    counts: Counter[str] = Counter()
    for seed in range(chosen.first_seed, chosen.first_seed + chosen.runners):
        count_runner(plain_runner(seed, chosen.weeks * WEEK_DAYS, LAST_ON, knowledge(), chosen.slips), counts)
    for line in report(counts, chosen.runners * chosen.weeks):
        print(line)
    return 0 if within_limits(counts, chosen.runners * chosen.weeks) else 1


def count_runner(runner: PlainRunner, counts: Counter[str]) -> None:
    """Adds a runner's answers: verdicts, cares, states, the rules that decided on a clinician, and new alarms."""
    before = Care.NONE
    for place, day in enumerate(runner.days):
        answer = answer_morning(runner.days[: place + 1], day.date, runner.profile, knowledge())
        alarm = answer.care if answer.verdict in (Verdict.EMERGENCY, Verdict.DOCTOR) else Care.NONE
        counts.update([f"verdict {answer.verdict}", f"state {answer.state.id}", f"alarm {alarm}"])
        if alarm is not Care.NONE:
            counts[f"because {answer.reasons[0].rule}"] += 1
            counts[f"new {alarm}"] += alarm is not before
        before = alarm
    counts["slips"] += len(runner.slips)


def per_100_weeks(count: int, user_weeks: int) -> float:
    return 100 * count / user_weeks


def within_limits(counts: Counter[str], user_weeks: int) -> bool:
    return (
        per_100_weeks(counts["alarm emergency_now"], user_weeks) <= MOST_EMERGENCIES
        and per_100_weeks(counts["alarm same_day"], user_weeks) <= MOST_SAME_DAY
    )


def report(counts: Counter[str], user_weeks: int) -> list[str]:
    mornings = sum(counts[f"verdict {verdict}"] for verdict in Verdict)
    lines = [f"{user_weeks} user-weeks, {mornings} mornings, {counts['slips']} wrong answers"]
    for care in (Care.EMERGENCY_NOW, Care.SAME_DAY, Care.ROUTINE):
        answers, episodes = counts[f"alarm {care}"], counts[f"new {care}"]
        rate = per_100_weeks(answers, user_weeks)
        lines.append(f"{care}: {answers} answers, {rate:.2f} per 100 user-weeks, in {episodes} episodes")
    lines += [f"{verdict}: {counts[f'verdict {verdict}'] / mornings:.1%} of mornings" for verdict in Verdict]
    told = [(name, count) for name, count in counts.most_common() if name.startswith(("state ", "because "))]
    return lines + [f"{name}: {count}" for name, count in told]


if __name__ == "__main__":
    raise SystemExit(main())
