"""Writes `src/easeback/read/fit/profile_data.py`: the part of the FIT profile that the reader needs.

The source is the profile of fitdecode (MIT licence), which is installed with the development tools. Run it again when a
newer fitdecode knows more products and fields: `.venv/bin/python tools/make_fit_profile.py`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fitdecode import profile

TARGET = Path(__file__).resolve().parent.parent / "src" / "easeback" / "read" / "fit" / "profile_data.py"
KINDS = (
    "file_id", "user_profile", "sport", "session", "lap", "record", "event", "device_info", "workout", "workout_step",
    "activity", "hrv", "field_description", "developer_data_id",
)  # fmt: skip
# Their few named values are limits and masks, not words.
NUMBERS = {"date_time", "local_date_time", "message_index", "localtime_into_day"}
WIDTH = 110
HEADER = '''"""The part of the FIT profile that the reader needs. Written by tools/make_fit_profile.py: do not edit.

Taken from the profile of fitdecode, Copyright (c) 2018-present Jean-Charles Lefebvre, under the MIT licence:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from easeback.read.fit.profile import Field, Part, Variant

# fmt: off
'''


def main() -> None:
    TARGET.write_text(text(), encoding="utf-8")
    print(f"wrote {TARGET}")


def text() -> str:
    """The whole module."""
    kinds = sorted((kind for kind in profile.MESSAGE_TYPES.values() if kind.name in KINDS), key=lambda k: k.mesg_num)
    return "\n".join((HEADER + "\n".join(_names(kinds)), *_fields(kinds), *_words(kinds)))


def _names(kinds: list[Any]) -> Iterator[str]:
    yield "KINDS: Final[Mapping[int, str]] = {"
    yield from _wrapped((f"{kind.mesg_num}: {quoted(kind.name)}," for kind in kinds), 4)
    yield "}"


def _fields(kinds: list[Any]) -> Iterator[str]:
    yield "FIELDS: Final[Mapping[int, Mapping[int, Field]]] = {"
    for kind in kinds:
        yield f"    {kind.mesg_num}: {{  # {kind.name}"
        for number, field in sorted(kind.fields.items()):
            yield f"        {number}: Field({quoted(field.name)}{_numbers(field)}{_more(field)}),"
        yield "    },"
    yield "}"


def _numbers(field: Any) -> str:
    """Scale, offset, unit and words, each only where it says something."""
    said = {"scale": field.scale, "offset": field.offset, "unit": field.units or "", "words": _words_of(field)}
    return "".join(f", {name}={quoted(value)}" for name, value in said.items() if value)


def _more(field: Any) -> str:
    parts = [
        f"Part({part.def_num}, {part.bits}, {part.bit_offset or 0}{_numbers_of_part(part)})"
        for part in field.components or ()
    ]
    variants = [
        f"Variant({quoted(variant.name)}, {_when(variant)}{_numbers(variant)})" for variant in field.subfields or ()
    ]
    return _lines("parts", parts) + _lines("variants", variants)


def _lines(name: str, said: list[str]) -> str:
    """One line for each of `said`."""
    return f", {name}=(\n" + "".join(f"            {each},\n" for each in said) + "        )" if said else ""


def _numbers_of_part(part: Any) -> str:
    said = {"scale": part.scale, "offset": part.offset, "accumulates": part.accumulate}
    return "".join(f", {name}={value}" for name, value in said.items() if value)


def _when(variant: Any) -> str:
    return repr(tuple((reference.def_num, reference.raw_value) for reference in variant.ref_fields))


def _words_of(field: Any) -> str:
    return field.type.name if getattr(field.type, "enum", None) and field.type.name not in NUMBERS else ""


def _words(kinds: list[Any]) -> Iterator[str]:
    yield "WORDS: Final[Mapping[str, Mapping[int, str]]] = {"
    fields = [field for kind in kinds for field in kind.fields.values()]
    fields += [variant for field in fields for variant in field.subfields or ()]
    for name, kind in sorted({_words_of(field): field.type for field in fields if _words_of(field)}.items()):
        yield f"    {quoted(name)}: {{"
        yield from _wrapped((f"{number}: {quoted(word)}," for number, word in sorted(kind.enum.items())), 8)
        yield "    },"
    yield "}\n"


def _wrapped(entries: Iterator[str], indent: int) -> Iterator[str]:
    # Blanks within an entry are hidden from the wrapping.
    lines = textwrap.wrap(" ".join(entry.replace(" ", "~") for entry in entries), WIDTH, break_on_hyphens=False)
    yield from (" " * indent + line.replace("~", " ") for line in lines)


def quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


if __name__ == "__main__":
    main()
