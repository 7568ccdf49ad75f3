"""What a sentence says of the command line, said on a page: a link to the page that does the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

ANSWERS: Final = r"may_run, limits, no_run, treated, waiting (?:or|oder) not_examined"
# A command as the knowledge writes it, the page that does the same, and the words of the link.
PAGE_OF: Final[tuple[tuple[str, str, Promise], ...]] = (
    (r"easeback profile set \w+=\w*(?: \w+=\w*)*", "profile", _("your profile")),
    (rf"easeback check-in(?: --[a-z-]+)?(?: {ANSWERS})?", "check_in", _("the check-in")),
    (r"easeback card", "emergency", _("this page")),
)
WHY: Final = re.compile(r" \(easeback why (\w+)\)")


def with_pages(sentence: str) -> SafeString:
    """The sentence with links in the place of commands; plain words where this server has no such page."""
    told = WHY.sub(_why, conditional_escape(sentence))
    for command, page, words in PAGE_OF:
        told = re.sub(command, _link(page, words), told)
    # Escaped above; what was put in is escaped by `format_html`.
    return mark_safe(told)


def _link(page: str, words: Promise) -> Callable[[re.Match[str]], str]:
    return lambda _found: _anchor(words, page)


def _why(found: re.Match[str]) -> str:
    link = _anchor(_("why"), "why", found[1])
    return f" ({link})" if link.startswith("<a") else ""


def _anchor(words: Promise, page: str, *arguments: str) -> str:
    try:
        return format_html('<a href="{}">{}</a>', reverse(page, args=arguments), words)
    except NoReverseMatch:
        return conditional_escape(str(words))
