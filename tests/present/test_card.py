"""The card on paper: as text it fits a page's width, as HTML it needs nothing but itself."""

from __future__ import annotations

from html.parser import HTMLParser

from tests.short_diaries import KNOWN

from easeback.advise import emergency_card
from easeback.model.runner import Profile
from easeback.present.card import WIDTH, CardPage, card_as_html, card_as_text

CARD = emergency_card(Profile(emergency_number="0 & 1"), KNOWN)
PAGE = CardPage(CARD.title, CARD.lines, "No clinician has reviewed it yet.", "en")


class Reader(HTMLParser):
    """Collects the tags with their attributes, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += f" {data}"


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def test_the_text_holds_every_word_and_fits() -> None:
    """Title, lines and tail in order, none wider than the page."""
    text = card_as_text(PAGE)
    words = " ".join(text.split())
    assert all(" ".join(line.split()) in words for line in (*PAGE.lines, PAGE.tail))
    assert text.startswith("WHEN TO GET HELP NOW\n")
    assert max(len(line) for line in text.splitlines()) <= WIDTH


def test_the_page_holds_every_word() -> None:
    """Every line stands as it is, characters that HTML uses included."""
    reader = read(card_as_html(PAGE))
    words = " ".join(reader.words.split())
    assert all(" ".join(line.split()) in words for line in (PAGE.title, *PAGE.lines, PAGE.tail))
    assert "0 &amp; 1" in card_as_html(PAGE)


def test_the_page_needs_no_network_and_no_script() -> None:
    """No script, no link, no picture, no address; a style for paper and a language are there."""
    text = card_as_html(PAGE)
    tags = read(text).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "a", "object", "form"}
    assert not any(name in attributes for _, attributes in tags for name in ("src", "href", "onload", "onclick"))
    assert "://" not in text
    assert "url(" not in text
    assert "@media print" in text
    assert ("html", {"lang": "en"}) in tags
