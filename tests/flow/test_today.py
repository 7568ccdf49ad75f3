"""`today` through a real logbook: what is kept, what is not, and that the same logbook says the same."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import msgspec
from tests.small_recordings import NOW

from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook
from easeback.flow.profile import add_limit, set_facts
from easeback.flow.today import answer_today
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.model.answer import Answer
from easeback.model.words import FlagAnswer, Verdict

TODAY = NOW.date()
ALL_NO = dict.fromkeys(knowledge().red_flags, FlagAnswer.NO)
QUIET: dict[str, Any] = {
    "zone": "none", "change": "same", "walking": "normal", "leg_pain_0_10": 0.0, "back_pain_0_10": 0.0, "symptoms": (),
    "woke_by_leg_pain": False, "painkiller": False,
}  # fmt: skip

RUN: dict[str, Any] = {"run_km": 8.0, "run_min": 45.0, "run_kind": "easy", "settled": "within_1h"}


def say(logbook: Logbook, on: date, flags: dict[str, FlagAnswer] | None = None, **said: Any) -> None:
    """A check-in of that day."""
    keep_check_in(logbook, Said(on, said, ALL_NO if flags is None else flags), NOW, "options")


def quiet_weeks(logbook: Logbook) -> None:
    """Ten quiet mornings up to today, with a tolerated run every other day."""
    for back in range(9, -1, -1):
        say(logbook, TODAY - timedelta(days=back), **QUIET, **(RUN if back % 2 else {}))


def test_an_answer_has_the_fields_of_design() -> None:
    """Exactly those, in that order: outsiders depend on them."""
    assert [each.name for each in fields(Answer)] == [
        "date", "verdict", "care", "headline", "session", "limits", "before", "during", "after", "reasons", "missing",
        "next_question", "state", "rules_version",
    ]  # fmt: skip


def test_with_nothing_said_it_is_a_walk_and_a_question(logbook: Logbook) -> None:
    """First use: no history and no word."""
    shown = answer_today(logbook, NOW)
    assert (shown.answer.date, shown.answer.verdict, shown.answer.state.id) == (TODAY, Verdict.WALK, "unknown")
    assert shown.answer.next_question
    assert shown.answer.missing


def test_a_quiet_runner_runs(logbook: Logbook) -> None:
    """The whole way through the logbook: check-ins in, `run` out, with the session of the last run."""
    quiet_weeks(logbook)
    answer = answer_today(logbook, NOW).answer
    assert (answer.verdict, answer.state.id) == (Verdict.RUN, "kept_running_green")
    assert [(block.kind, block.minutes) for block in answer.session] == [("run", 45.0)]


def test_every_answer_of_today_is_kept_once(logbook: Logbook) -> None:
    """Asked twice, kept twice, each once: the text word for word, when, under which rules, in which language."""
    first = answer_today(logbook, NOW)
    later = NOW + timedelta(hours=3)
    say(logbook, TODAY, zone="thigh", leg_pain_0_10=3.0, change="same")
    second = answer_today(logbook, later)
    kept = store.answers_given(logbook.runner, TODAY)
    assert [(each.text, each.given_at) for each in kept] == [(first.text, NOW), (second.text, later)]
    assert {(each.rules_version, each.language) for each in kept} == {(first.answer.rules_version, "en")}
    assert first.text != second.text


def test_the_text_kept_is_the_answer(logbook: Logbook) -> None:
    """Read back, the JSON is the answer itself."""
    shown = answer_today(logbook, NOW)
    assert msgspec.json.decode(shown.text, type=Answer) == shown.answer


def test_a_past_date_is_not_kept_and_says_so(logbook: Logbook) -> None:
    """As the logbook stands now; nothing is added to what was given."""
    quiet_weeks(logbook)
    yesterday = TODAY - timedelta(days=1)
    shown = answer_today(logbook, NOW, yesterday)
    assert shown.answer.date == yesterday
    assert shown.page.notes[0] == "As the logbook stands now."
    assert store.answers_given(logbook.runner, yesterday) == ()
    assert "As the logbook stands now." not in answer_today(logbook, NOW).page.notes


def test_a_past_morning_does_not_know_its_run(logbook: Logbook) -> None:
    """What happened in and after yesterday's run changes today's answer, not yesterday's; a red flag does."""
    quiet_weeks(logbook)
    yesterday = TODAY - timedelta(days=1)
    before = answer_today(logbook, NOW, yesterday).text
    say(logbook, yesterday, {}, leg_pain_in_run_0_10=7.0, settled="longer", stopped_early=True)
    assert answer_today(logbook, NOW, yesterday).text == before
    assert answer_today(logbook, NOW).answer.verdict is Verdict.WALK
    say(logbook, yesterday, {"RF01_SADDLE": FlagAnswer.YES})
    assert answer_today(logbook, NOW, yesterday).answer.verdict is Verdict.EMERGENCY


def test_the_same_logbook_gives_the_same_bytes(logbook: Logbook) -> None:
    """Asked again at another hour: byte for byte the same."""
    quiet_weeks(logbook)
    assert answer_today(logbook, NOW).text == answer_today(logbook, NOW + timedelta(hours=5)).text


def test_today_is_the_runners_own_date(logbook: Logbook) -> None:
    """Seven in the morning UTC is still the day before in Honolulu."""
    set_facts(logbook, {"time_zone": "Pacific/Honolulu"}, NOW)
    assert answer_today(logbook, NOW).answer.date == TODAY - timedelta(days=1)


def test_the_card_stands_on_emergency_doctor_and_red_days(logbook: Logbook) -> None:
    """Not on a quiet day; on a red one, and with the flag's words where one is open."""
    quiet_weeks(logbook)
    assert answer_today(logbook, NOW).page.card is None
    say(logbook, TODAY, walking="limp")
    red = answer_today(logbook, NOW)
    assert red.answer.verdict is Verdict.WALK
    assert red.page.card is not None
    say(logbook, TODAY, {"RF01_SADDLE": FlagAnswer.YES})
    card = answer_today(logbook, NOW).page.card
    assert card is not None
    assert "numbness or tingling between the legs" in " ".join(card.lines)


def test_every_page_says_that_no_clinician_has_reviewed_it(logbook: Logbook) -> None:
    """On every verdict's page, until one has."""
    quiet_weeks(logbook)
    for said in ({}, {"zone": "buttock"}, {"walking": "limp"}, {"symptoms": ("weakness",)}):
        say(logbook, TODAY, **said or {"change": "same"})
        assert any("No clinician has reviewed" in note for note in answer_today(logbook, NOW).page.notes)


def test_every_page_leads_to_the_card(logbook: Logbook) -> None:
    """On days without it the page says where it is; on days with it the card itself stands there."""
    quiet_weeks(logbook)
    page = answer_today(logbook, NOW).page
    assert any("easeback card" in note for note in page.notes)
    say(logbook, TODAY, walking="limp")
    page = answer_today(logbook, NOW).page
    assert page.card is not None
    assert not any("easeback card" in note for note in page.notes)


def test_every_page_with_a_clinician_first_speaks_of_driving(logbook: Logbook) -> None:
    """An emergency, today and to be booked: no driving with a numb or weak foot, on the page itself."""
    quiet_weeks(logbook)
    for flag, verdict in (
        ("RF28_CLAUDICATION", Verdict.EASE), ("RF09_NEW_NUMB_1LEG", Verdict.DOCTOR), ("RF19_DVT", Verdict.DOCTOR),
        ("RF22_CHEST", Verdict.EMERGENCY),
    ):  # fmt: skip
        say(logbook, TODAY, {flag: FlagAnswer.YES})
        shown = answer_today(logbook, NOW)
        on_page = "\n".join([*(shown.page.card.lines if shown.page.card else ()), shown.text])
        assert shown.answer.verdict is verdict
        assert ("Do not drive with a numb or weak foot." in on_page) is (verdict is not Verdict.EASE)


def test_two_clinicians_limits_go_through_the_logbook(logbook: Logbook) -> None:
    """Told one by one, kept with their names, and the stricter binds today's session."""
    quiet_weeks(logbook)
    add_limit(logbook, "surgeon", {"max_run_min": "20"}, NOW)
    add_limit(logbook, "physiotherapist", {"max_run_min": "40"}, NOW)
    answer = answer_today(logbook, NOW).answer
    assert [(block.kind, block.minutes) for block in answer.session] == [("run", 20.0)]
    [reason] = [each for each in answer.reasons if each.rule == "clinicians_do_not_agree"]
    assert "surgeon: at most 20 minutes" in reason.text
    add_limit(logbook, "Surgeon", {}, NOW)
    assert [limit.by for limit in store.profile(logbook.runner).limits] == ["physiotherapist"]
