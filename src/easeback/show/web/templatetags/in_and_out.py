"""Filters for the profile and for files on their way in: ids into words."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.functional import Promise

from easeback.show.web import profile_words

register = template.Library()
KINDS: Final = {
    "fact": profile_words.FACTS,
    "hint": profile_words.HINTS,
    "group": profile_words.GROUP_TITLES,
    "stage": profile_words.STAGES,
    "result": profile_words.RESULTS,
    "count": profile_words.COUNTS,
    "list": profile_words.LISTS,
}


@register.filter
def said(key: str, kind: str) -> str:
    """The words for `key` in the list `kind`; nothing where the list of hints has none."""
    words: dict[str, Promise] = KINDS[kind]
    return str(words[key]) if kind != "hint" else str(words.get(key, ""))


@register.filter
def fact_word(word: str) -> str:
    """A word of a fact's closed list."""
    return str(profile_words.WORDS_OF_FACTS[word])


@register.filter
def fact_unit(unit: str) -> str:
    """A unit, in words where it has some."""
    return str(profile_words.UNITS.get(unit, unit))
