"""*Can I run today?*: loads the logbook, thinks, keeps the answer, and makes its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

import msgspec

from easeback.advise import emergency_card
from easeback.flow.logbook import Logbook, today_of
from easeback.flow.think import advise_on, judge_morning
from easeback.flow.training import training_on
from easeback.keep.logbook import store
from easeback.keep.logbook.days_at_hand import DaysAtHand
from easeback.knowledge import knowledge
from easeback.model.answer import Answer
from easeback.model.judgement import Judgement
from easeback.model.runner import Profile
from easeback.model.training import Training
from easeback.model.words import Verdict
from easeback.present.today import Section, TodayPage, today_page

WITH_CARD = (Verdict.EMERGENCY, Verdict.DOCTOR)


@dataclass(frozen=True, slots=True)
class Today:
    """An answer, its page, its JSON text exactly as it is kept, and what the last weeks' recordings say beside it."""

    answer: Answer
    page: TodayPage
    text: str
    training: Training | None


def answer_today(logbook: Logbook, now: datetime, on: date | None = None, days: DaysAtHand | None = None) -> Today:
    """The answer for `on`, by default the runner's date of `now`; from `days` where a server has them at hand.

    Today's answer is kept. One for another date says how the logbook stands now and is not kept.
    """
    known, runner = knowledge(), logbook.runner
    today = today_of(logbook, now)
    on = on or today
    judgement, answer, profile = think_on(logbook, on, days)
    text = msgspec.json.format(msgspec.json.encode(answer), indent=2).decode()
    if on == today:
        store.keep_answer(runner, store.Given(on, now, text, answer.rules_version, profile.language))
    language = profile.language
    notes = [known.texts["not_reviewed"].text.said(language)]
    if on != today:
        notes.insert(0, known.texts["past_date"].text.said(language))
    is_red = any(red.on == on for red in judgement.history.red_days)
    card = emergency_card(profile, known, judgement) if is_red or answer.verdict in WITH_CARD else None
    if card is None:
        notes.append(known.texts["card_where"].text.said(language))
    shown = Section(card.title, card.lines) if card else None
    return Today(answer, today_page(answer, known, shown, tuple(notes)), text, judgement.training)


def think_on(logbook: Logbook, on: date, days: DaysAtHand | None = None) -> tuple[Judgement, Answer, Profile]:
    """The morning of `on` judged and answered, from the logbook as it stands; with the profile it was judged by."""
    known = knowledge()
    year_ago = on - timedelta(days=known.number("history_days"))
    that_matter = days.that_matter if days else partial(store.days_that_matter, logbook.runner)
    profile = store.profile(logbook.runner)
    training = training_on(logbook, on, known, days)
    judgement = judge_morning(that_matter(until=on, whole_since=year_ago), on, profile, known, training)
    return judgement, advise_on(judgement, known), profile
