"""The emergency card, with the runner's own numbers where there is a logbook, and without one where there is none."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from easeback.advise import emergency_card
from easeback.flow.logbook import open_logbook, today_of
from easeback.flow.think import judge_morning
from easeback.keep.logbook import store
from easeback.keep.place import DATABASE_NAME
from easeback.knowledge import knowledge
from easeback.model.error import BadUse, UserError
from easeback.model.judgement import Judgement
from easeback.model.runner import Profile
from easeback.present.card import CardPage, card_as_html, card_as_text
from easeback.settings import Settings

WRITERS = {".html": card_as_html, ".htm": card_as_html, ".txt": card_as_text}


def card_page(settings: Settings, now: datetime) -> CardPage:
    """The card of the runner of `settings.home`. No logbook is made for it, and a broken one hides nothing."""
    profile, judgement = _what_is_known(settings, now)
    known = knowledge()
    card = emergency_card(profile, known, judgement)
    return CardPage(card.title, card.lines, known.texts["card_tail"].text.said(profile.language), profile.language)


def _what_is_known(settings: Settings, now: datetime) -> tuple[Profile, Judgement | None]:
    if not (settings.home / DATABASE_NAME).is_file():
        return Profile(), None
    try:
        logbook = open_logbook(settings, now)
        profile, on = store.profile(logbook.runner), today_of(logbook, now)
        year_ago = on - timedelta(days=knowledge().number("history_days"))
        days = store.days_that_matter(logbook.runner, until=on, whole_since=year_ago)
    except UserError:
        return Profile(), None
    return profile, judge_morning(days, on, profile, knowledge())


def write_card(card: CardPage, out: Path) -> None:
    """Writes the card to `out`, by its ending as a page or as text. Raises BadUse where that cannot be."""
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise BadUse(f"{out.name} is neither a page nor a text.", "End its name in .html or .txt.")
    try:
        out.write_text(writer(card), encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise BadUse(f"{out} cannot be written: {reason}.", "Choose another place with --out.") from None
