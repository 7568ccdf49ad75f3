"""Filters that turn ids into words."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from easeback.show.web.commands import with_pages
from easeback.show.web.words import LABELS, OF_FIELD, WORDS

register = template.Library()


@register.filter
def word(key: str | tuple[str, ...], kind: str) -> str:
    """The word for `key` out of the list `kind`; the key in plain letters where the list has none. Of several, all."""
    if isinstance(key, tuple):
        return ", ".join(word(each, kind) for each in key) or _("None of these").lower()
    if kind == "areas":
        side, _line, area = key.partition("_")
        return f"{word(area, 'area')} ({word(side, 'side').lower()})"
    words = WORDS.get(OF_FIELD.get(kind, kind), {})
    return str(words.get(str(key), str(key).replace("_", " ")))


@register.filter
def on_page(sentence: str) -> SafeString:
    """A sentence of the knowledge, with links in the place of commands."""
    return with_pages(sentence)


@register.filter
def day(on: date) -> str:
    """A date as it is spoken, with its weekday."""
    return date_format(on, _("l, j F"))


@register.filter
def day_of_year(on: date) -> str:
    """A date with its year, for what may be long ago."""
    return date_format(on, _("j F Y"))


@register.filter
def short_day(on: date) -> str:
    """A date in a list of days of a few weeks."""
    return date_format(on, _("D j M"))


@register.filter
def label(field: str) -> str:
    """The question or heading of a field of the diary."""
    return str(LABELS[field])


@register.filter
def entry(mapping: dict[str, str], key: str) -> str:
    """The entry of a mapping under `key`, the key itself where it has none."""
    return mapping.get(key, key)
