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
NAME: Final = rb"[A-Za-z_][\w:.-]*+"
ATTRIBUTES: Final = rb"(?:\s+" + NAME + rb'="[^"<&]*+")*+'
TOKEN: Final = re.compile(
    rb"<(?P<name>" + NAME + rb")(?P<attributes>" + ATTRIBUTES + rb")\s*+>|</(?P<end>" + NAME + rb")>|(?P<text>[^<&]++)"
)
ATTRIBUTE: Final = re.compile(rb"\s+(" + NAME + rb')="')
# No XML holds control characters: text that does is left to the parser, which says so.
TEXT: Final = rb"([^<&\x00-\x08\x0b\x0c\x0e-\x1f]*+)"
VALUE: Final = rb'([^"<&\x00-\x08\x0b\x0c\x0e-\x1f]*+)'


# The text that stands at a path within the points ("ele", "HeartRateBpm Value", "@lat"), empty where it is not there.
Text = tuple[str, tuple[bytes, ...]]
# Points in a row, each text as long as there are points.
Stretch = list[Text]


@dataclass(frozen=True, slots=True)
class _Form:
    """What points look like: the paths of the groups that `one` point has, and many such points in a row."""

    paths: tuple[str, ...]
    one: re.Pattern[bytes]
    many: re.Pattern[bytes]


def lift(data: bytes, tag: str) -> tuple[bytes, list[Stretch]]:
    """`data` with an empty element in the place of each stretch of `tag` elements, and the stretches."""
    if LIFTED.encode() in data:
        return data, []
    start = re.compile(rb"<(?:" + NAME + rb":)?" + tag.encode() + rb"[\s>]")
    kept: list[bytes] = []
    stretches: list[Stretch] = []
    forms: list[_Form] = []
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


def _stretch(data: bytes, at: int, forms: list[_Form]) -> tuple[Stretch, int] | None:
    """All points of one form from byte `at` on, and where they end; None when the first cannot be taken."""
    form = next((form for form in forms if form.one.match(data, at)), None)
    if form is None and len(forms) < MOST_FORMS and (form := _form(data, at)):
        # A later form came up because it holds more: it often fits the poorer points too.
        forms.insert(0, form)
    whole = form.many.match(data, at) if form else None
    if form is None or whole is None:
        return None
    points = form.one.findall(data, at, whole.end())
    rows = points if len(form.paths) > 1 else [(only,) for only in points]
    return list(zip(form.paths, zip(*rows, strict=True), strict=True)), whole.end()


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
        if not path:
            return _compiled(b"".join(pieces), paths)
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
        return rb"<" + tag + re.escape(attributes) + rb"\s*+>\s*+"
    names = ATTRIBUTE.findall(attributes)
    paths += ["@" + name.decode() for name in names]
    return rb"<" + tag + b"".join(rb"\s+" + re.escape(name) + rb'="' + VALUE + rb'"' for name in names) + rb"\s*+>\s*+"


def _compiled(one: bytes, paths: list[str]) -> _Form | None:
    # Groups would be remembered for every point; the repetition needs none of them.
    many = rb"(?:" + one.replace(b"([^", b"(?:[^") + rb")++"
    return _Form(tuple(paths), re.compile(one), re.compile(many)) if paths else None
