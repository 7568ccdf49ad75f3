"""Walks an XML file for the readers: no DTD, no deep nesting, undeclared prefixes allowed, a broken tail kept."""

from __future__ import annotations

from typing import Final, Protocol
from xml.parsers import expat

DEEPEST: Final = 64
LONGEST_TEXT: Final = 100_000
ROOT_LIES_WITHIN_BYTES: Final = 65_536
BYTE_ORDER_MARKS_AND_SPACE: Final = b"\xef\xbb\xbf \t\r\n"


class Listener(Protocol):
    """A reader's state machine. Names come without their prefix; `path` holds the open elements, outermost first."""

    def opened(self, path: list[str], attributes: dict[str, str]) -> None:
        """An element begins: the last of `path`."""

    def closed(self, path: list[str], text: str) -> None:
        """The last of `path` ends; `text` is what stood directly in it."""


class _RefusedError(Exception):
    """Something that no recording needs and that could harm: said in words."""


def walk(data: bytes, listener: Listener) -> str | None:
    """Tells `listener` every element of `data`; gives what is wrong and where, None when the file is whole."""
    parser = _parser(listener)
    try:
        parser.Parse(data.lstrip(BYTE_ORDER_MARKS_AND_SPACE), True)
    except expat.ExpatError as error:
        return f"It breaks off or is damaged at line {error.lineno} ({expat.ErrorString(error.code)})."
    except _RefusedError as refusal:
        return f"{refusal} (line {parser.CurrentLineNumber})."
    except (LookupError, ValueError):
        return "It is written in an encoding that is not known."
    return None


def root_name(data: bytes) -> str | None:
    """The name of the outermost element without its prefix; None when this is not XML."""
    names: list[str] = []

    class _First:
        def opened(self, path: list[str], attributes: dict[str, str]) -> None:  # noqa: ARG002
            names.append(path[0])

        def closed(self, path: list[str], text: str) -> None:
            """Only the first opening matters."""

    head = data[:ROOT_LIES_WITHIN_BYTES]
    if head.lstrip(BYTE_ORDER_MARKS_AND_SPACE)[:1] in (b"<", b"\xff", b"\xfe"):
        walk(head, _First())
    return names[0] if names else None


def _parser(listener: Listener) -> expat.XMLParserType:
    path: list[str] = []
    texts: list[list[str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(path) >= DEEPEST:
            raise _RefusedError("It is nested too deeply")
        path.append(name.rpartition(":")[2])
        texts.append([])
        listener.opened(path, attributes)

    def end(_name: str) -> None:
        listener.closed(path, "".join(texts.pop()).strip()[:LONGEST_TEXT])
        path.pop()

    def characters(text: str) -> None:
        texts[-1].append(text)

    def refuse_dtd(*_: object) -> None:
        raise _RefusedError("It declares a document type, which no recording needs")

    # Without a namespace separator expat leaves prefixes alone, so an undeclared one is no error.
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse_dtd
    return parser
