"""Lifts the points out of a GPX or TCX file, so that only the rest of it must be walked element by element.

Recordings repeat themselves: the same elements, point after point, with other numbers. The first point becomes a
pattern, and all that follow in the same form are taken at once. What does not fit one (a comment, an entity, a broken
tail) stays where it was, for the parser to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# In the place of each stretch that was lifted stands an empty element with its number.
LIFTED: Final = "easeback-lifted"
NUMBER: Final = "n"
# More of either is no recording's habit, and trying each form on each point would take its time.
MOST_TOKENS, MOST_FORMS = 200, 16
SAMPLES: Final = 8
NAME: Final = rb"[A-Za-z_][\w:.-]*+"
# What may need thought within XML; all else is plain text in any encoding that a recording comes in.
SPECIAL: Final = rb"<>&\x00-\x08\x0b\x0c\x0e-\x1f\x80-\xff"
TEXT: Final = rb"([^" + SPECIAL + rb"]*+)"
VALUE: Final = rb'([^"' + SPECIAL + rb"]*+)"
ATTRIBUTES: Final = rb"(?:\s+" + NAME + rb'="[^"' + SPECIAL + rb']*+")*+'
ATTRIBUTE: Final = re.compile(rb"\s+(" + NAME + rb')="')
TOKEN: Final = re.compile(
    rb"<(?P<name>" + NAME + rb")(?P<attributes>" + ATTRIBUTES + rb")\s*+>"
    rb"|</(?P<end>" + NAME + rb")>"
    rb"|(?P<text>[^" + SPECIAL + rb"]++)"
)

# The text that stands at a path within the points ("ele", "HeartRateBpm Value", "@lat"), empty where it is not there.
Text = tuple[str, list[bytes]]
# Points in a row, each text as long as there are points.
Stretch = list[Text]


@dataclass(frozen=True, slots=True)
class _Form:
    """What points look like: the paths of the groups that `point` has."""

    paths: tuple[str, ...]
    point: re.Pattern[bytes]


def lift(data: bytes, tag: str) -> tuple[bytes, list[Stretch]]:
    """`data` with an empty element in the place of each stretch of `tag` elements, and the stretches."""
    if LIFTED.encode() in data:
        return data, []
    start = re.compile(rb"<" + tag.encode() + rb"[\s>]")
    kept: list[bytes] = []
    stretches: list[Stretch] = []
    forms = _first_forms(data, start)
    done = 0
    at = start.search(data)
    while at:
        end = at.end()
        if found := _stretch(data, at.start(), forms):
            stretch, end = found
            # The lines stay as they were counted, for messages that name one.
            lines = b"\n" * data.count(b"\n", at.start(), end)
            kept += (data[done : at.start()], f'<{LIFTED} {NUMBER}="{len(stretches)}"/>'.encode(), lines)
            stretches.append(stretch)
            done = end
        at = start.search(data, end)
    return b"".join((*kept, data[done:])), stretches


def _first_forms(data: bytes, start: re.Pattern[bytes]) -> list[_Form]:
    """The form of the longest of a few points from all over the file: it often fits all the others."""
    longest, length = 0, 0
    for sample in range(SAMPLES):
        first = start.search(data, sample * len(data) // SAMPLES)
        second = start.search(data, first.end()) if first else None
        if first and second and second.start() - first.start() > length:
            longest, length = first.start(), second.start() - first.start()
    form = _form(data, longest) if length else None
    return [form] if form else []


def _stretch(data: bytes, at: int, forms: list[_Form]) -> tuple[Stretch, int] | None:
    """All points of one form from byte `at` on, and where they end; None when the first cannot be taken."""
    form = next((form for form in forms if form.point.match(data, at)), None)
    if form is None and len(forms) < MOST_FORMS and (form := _form(data, at)):
        # A later form came up because it holds more: it often fits the poorer points too.
        forms.insert(0, form)
    if form is None:
        return None
    texts: list[bytes] = []
    for point in form.point.finditer(data, at):
        start, end = point.span()
        if start != at:
            break
        texts += point.groups(b"")
        at = end
    count = len(form.paths)
    return [(path, texts[index::count]) for index, path in enumerate(form.paths)], at


def _form(data: bytes, at: int) -> _Form | None:
    """The form of the point at byte `at`; None when something in it must be left to the parser.

    Any element within the point may be missing in the others.
    """
    pieces: list[bytes] = []
    paths: list[str] = []
    path: list[bytes] = []
    was_opened = False
    for token in _tokens(data, at):
        if name := token["name"]:
            pieces.append(b"(?:" + _opening(token, None if path else paths))
            path.append(name)
        elif end := token["end"]:
            if path.pop() != end:
                return None
            pieces.append(rb"</" + re.escape(end) + rb">\s*+" + (b")?+" if path else b")"))
        elif was_opened and data.startswith(b"</", token.end()):
            paths.append(" ".join(each.decode().rpartition(":")[2] for each in path[1:]))
            pieces.append(TEXT)
        elif token["text"].strip():
            return None
        elif was_opened:
            pieces.append(rb"\s*+")
        if not path:
            return _Form(tuple(paths), re.compile(b"".join(pieces))) if paths else None
        was_opened = bool(name)
    return None


def _tokens(data: bytes, at: int) -> Iterator[re.Match[bytes]]:
    """The tags and texts from byte `at` on, up to what is neither."""
    for _ in range(MOST_TOKENS):
        token = TOKEN.match(data, at)
        if token is None:
            return
        yield token
        at = token.end()


def _opening(token: re.Match[bytes], paths: list[str] | None) -> bytes:
    """The pattern of an opening tag; with `paths` its attributes are part of what is taken."""
    tag, attributes = re.escape(token["name"]), token["attributes"]
    if paths is None:
        return rb"<" + tag + re.escape(attributes) + rb"\s*+>"
    names = ATTRIBUTE.findall(attributes)
    paths += ["@" + name.decode() for name in names]
    return rb"<" + tag + b"".join(rb"\s+" + re.escape(name) + rb'="' + VALUE + rb'"' for name in names) + rb"\s*+>"
