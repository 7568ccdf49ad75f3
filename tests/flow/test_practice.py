"""Routines, session and beat for the pages: those of today's answer, and logged once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.flow.test_today import TODAY, quiet_weeks, say
from tests.small_recordings import NOW

from easeback.flow import cadence
from easeback.flow.cadence import cadence_page
from easeback.flow.judged import Judged, judged_of
from easeback.flow.logbook import Logbook
from easeback.flow.practice import done_once, figures_of, guided, practice_page, session_today
from easeback.flow.today import answer_today
from easeback.keep.logbook import store
from easeback.keep.logbook.check_ins import log_of
from easeback.knowledge import knowledge
from easeback.model.error import BadUse
from easeback.model.training import FormSeen, Training
from easeback.model.words import FlagAnswer, Verdict

KEY = "a-key-of-a-form-1"


def test_a_morning_is_judged_once_a_change(logbook: Logbook) -> None:
    """Looked at twice it is the same object; after something more is said it is another, as `today` has it."""
    quiet_weeks(logbook)
    first = judged_of(logbook, NOW)
    assert judged_of(logbook, NOW) is first
    assert first.answer == answer_today(logbook, NOW).answer
    say(logbook, TODAY, walking="limp")
    assert judged_of(logbook, NOW).answer.verdict is Verdict.WALK


def test_the_session_is_todays(logbook: Logbook) -> None:
    """Blocks, words and turns of the answer's session, with the stop rule beside them; none on a day to walk."""
    quiet_weeks(logbook)
    answer, session = answer_today(logbook, NOW).answer, session_today(logbook, NOW)
    assert session is not None
    assert session.minutes == sum(block.minutes for block in answer.session) > 0
    assert [turn.kind for turn in session.turns] == [block.kind for block in answer.session]
    assert session.stop_rule is not None
    assert "Stop and walk home" in session.stop_rule.text
    say(logbook, TODAY, walking="limp")
    assert session_today(logbook, NOW) is None


def test_what_is_barred_is_there_with_its_reason(logbook: Logbook) -> None:
    """Leg pain at rest bars the hamstring stretch; the reason stands beside its name, and a figure beside the rest."""
    quiet_weeks(logbook)
    page = practice_page(logbook, NOW)
    assert {"before_run", "after_run"} <= {each.id for each in page.offered}
    assert page.pictures["before_run"].poses
    say(logbook, TODAY, zone="thigh", leg_pain_0_10=3.0, change="same")
    after = guided(logbook, NOW, "after_run")
    assert after is not None
    assert "hamstring_stretch" in [each.id for each in after.routine.left_out]
    assert all(each.because for each in after.routine.left_out)
    assert all(each.figure and each.turns for each in after.exercises)


def test_where_nothing_is_left_each_reason_stands_once(logbook: Logbook) -> None:
    """Nothing said: strength is wholly left out, its eight exercises under as few reasons as there are."""
    page = practice_page(logbook, NOW)
    (strength,) = [each for each in page.barred if each.name == "Strength"]
    assert sum(len(names) for _, names in strength.reasons) == 8
    assert len({because for because, _ in strength.reasons}) == len(strength.reasons) < 8
    assert all("not said today" in because for because, _ in strength.reasons)


def test_heat_has_its_time_and_its_skin_check(logbook: Logbook) -> None:
    """10 to 15 minutes by the parameters, and a question to the skin before and in the middle."""
    say(logbook, TODAY, zone="back", change="same", leg_pain_0_10=0.0, back_pain_0_10=3.0)
    page = guided(logbook, NOW, "heat")
    assert page is not None
    assert page.heat is not None
    assert (page.heat.least_min, page.heat.most_min) == (10, 15)
    assert "pink is enough" in page.heat.skin_middle
    assert "warm and cold less" in page.heat.skin_before


def test_nothing_is_practised_where_a_clinician_comes_first(logbook: Logbook) -> None:
    """An emergency leaves no routine, no cue, no session and no beat for a run today."""
    say(logbook, TODAY, {"RF01_SADDLE": FlagAnswer.YES}, zone="back", change="same")
    page = practice_page(logbook, NOW)
    assert (page.offered, page.others, page.barred, page.cues, page.session) == ((), (), (), (), None)
    assert guided(logbook, NOW, "strength") is None
    assert not cadence_page(logbook, NOW).runs_today


def test_figures_know_the_harder_neighbours() -> None:
    """Strength grows: the single-leg bridge moves too, though the routine names the one on both legs."""
    figures = figures_of("strength")
    assert {"bridge_double", "bridge_single", "bird_dog"} <= figures.keys()
    assert not figures_of("heat")
    with pytest.raises(BadUse, match="no routine"):
        figures_of("juggling")


def test_done_is_logged_once(logbook: Logbook) -> None:
    """The same form twice is one check-in; heat keeps its minutes."""
    assert done_once(logbook, NOW, KEY, "heat", 12.0)
    assert not done_once(logbook, NOW, KEY, "heat", 12.0)
    assert [len(kept) for kept in log_of(logbook.runner).values()] == [1]
    assert store.days(logbook.runner)[-1].heat_min == 12
    with pytest.raises(BadUse, match="Only heat"):
        done_once(logbook, NOW, KEY, "strength", 12.0)


def test_without_recordings_there_is_no_beat(logbook: Logbook) -> None:
    """No number is invented: the runner chooses, and the page says why."""
    quiet_weeks(logbook)
    page = cadence_page(logbook, NOW)
    assert (page.why, page.steps_min, page.target) == ("unknown", None, None)
    assert page.absent


@pytest.mark.parametrize(
    ("today", "settled_days", "why", "steps"),
    [
        # Usual 160; 5 % above is 168, 10 % the most: 176 (the parameters of knowledge).
        (160.0, 20, "target", 168), (160.0, 3, "waits", 160), (170.0, 20, "reached", 170), (180.0, 3, "overdone", 176),
    ],
)  # fmt: skip
def test_the_beat_follows_the_cues(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch, today: float, settled_days: int, why: str, steps: int
) -> None:
    """A change waits for two settled weeks; too quick is always brought down."""
    quiet_weeks(logbook)
    known = knowledge()
    assert (known.number("cadence_step_percent"), known.number("cadence_most_percent")) == (5, 10)
    judged = judged_of(logbook, NOW)
    seen = FormSeen("cadence_steps_min", TODAY - timedelta(days=2), "device", today, 160.0, today - 160, 4.0, 2.8, 12)
    finding = replace(judged.judgement.findings["two_stable_weeks"], holds=settled_days >= 14)
    judgement = replace(
        judged.judgement,
        training=Training(on=TODAY, form={"cadence_steps_min": seen}),
        findings={**judged.judgement.findings, "two_stable_weeks": finding},
    )
    monkeypatch.setattr(cadence, "judged_of", lambda *_: Judged(judged.key, judgement, judged.answer))
    page = cadence_page(logbook, NOW)
    assert (page.why, page.steps_min, page.speed_kmh) == (why, steps, 10.1)
