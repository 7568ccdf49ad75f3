"""*Can I run today?*: loads the logbook, thinks, keeps the answer, and makes its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec

from easeback.advise import emergency_card
from easeback.flow.logbook import Logbook, today_of
from easeback.flow.think import advise_on, judge_morning
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.model.answer import Answer
from easeback.model.words import Verdict
from easeback.present.today import Section, TodayPage, today_page

WITH_CARD = (Verdict.EMERGENCY, Verdict.DOCTOR)


@dataclass(frozen=True, slots=True)
class Today:
    """An answer, its page, and its JSON text exactly as it is kept."""

    answer: Answer
    page: TodayPage
    text: str


def answer_today(logbook: Logbook, now: datetime, on: date | None = None) -> Today:
    """The answer for `on`, by default the runner's date of `now`.

    Today's answer is kept. One for another date says how the logbook stands now and is not kept.
    """
    known, runner = knowledge(), logbook.runner
    today = today_of(logbook, now)
    on = on or today
    year_ago = on - timedelta(days=known.number("history_days"))
    days, profile = store.days_that_matter(runner, until=on, whole_since=year_ago), store.profile(runner)
    judgement = judge_morning(days, on, profile, known)
    answer = advise_on(judgement, known)
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
    return Today(answer, today_page(answer, known, shown, tuple(notes)), text)
