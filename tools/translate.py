"""Brings the translations up to date: what the pages say goes into the .po files, and those are compiled to .mo.

Needs no gettext tools. A sentence without its translation is added with an empty one, and one that no page says any
more is dropped. `--check` writes nothing and fails where something is missing.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from django.template.base import Lexer, TokenType

WEB = Path(__file__).resolve().parent.parent / "src" / "easeback" / "show" / "web"
LOCALE = WEB / "locale"
CALLS = {"_", "gettext", "gettext_lazy"}
# What a language needs besides its sentences.
HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
TRANSLATE = re.compile(r"^(?:translate|trans)\s+(?:\"([^\"]*)\"|'([^']*)')")
ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$')

# A sentence, or a sentence and its plural.
Said = tuple[str, ...]


def said_in_pages() -> list[Said]:
    """Every sentence that a page marks for translation, in order of files."""
    found: dict[Said, None] = {}
    for path in sorted(WEB.rglob("*.py")):
        found |= dict.fromkeys(said_in_python(path.read_text()))
    for path in sorted((WEB / "templates").rglob("*.html")):
        found |= dict.fromkeys(said_in_template(path.read_text()))
    return list(found)


def said_in_python(source: str) -> Iterator[Said]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            assert isinstance(node.args[0], ast.Constant)
            yield (str(node.args[0].value),)


def said_in_template(source: str) -> Iterator[Said]:
    block: list[str] | None = None
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK:
            if found := TRANSLATE.match(token.contents):
                yield (found[1] if found[1] is not None else found[2],)
            elif token.contents.startswith("blocktranslate"):
                block = [""]
            elif token.contents.startswith("plural") and block is not None:
                block.append("")
            elif token.contents.startswith("endblocktranslate") and block is not None:
                yield tuple(block)
                block = None
        elif block is not None:
            block[-1] += (
                f"%({token.contents})s" if token.token_type is TokenType.VAR else token.contents.replace("%", "%%")
            )


def read_po(path: Path) -> dict[Said, Said]:
    """The translations of a .po file by their sentences; each text on one line, as `write_po` writes it."""
    translations: dict[Said, Said] = {}
    for part in path.read_text().split("\n\n") if path.exists() else []:
        lines = [found for line in part.splitlines() if (found := ENTRY.match(line))]
        texts = [(kind, ast.literal_eval(f'"{text}"')) for kind, text in ((line[1], line[2]) for line in lines)]
        said = tuple(text for kind, text in texts if kind.startswith("msgid"))
        translations[said] = tuple(text for kind, text in texts if kind.startswith("msgstr"))
    translations.pop(("",), None)
    return translations


def write_po(path: Path, translations: dict[Said, Said]) -> None:
    parts = [f'msgid ""\nmsgstr {quoted(HEADER)}']
    for said, translated in translations.items():
        ids = [f"{kind} {quoted(text)}" for kind, text in zip(("msgid", "msgid_plural"), said, strict=False)]
        kinds = ("msgstr",) if len(said) == 1 else ("msgstr[0]", "msgstr[1]")
        parts.append(
            "\n".join([*ids, *(f"{kind} {quoted(text)}" for kind, text in zip(kinds, translated, strict=True))])
        )
    path.write_text("\n\n".join(parts) + "\n")


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(translations: dict[Said, Said]) -> bytes:
    """The .mo file's bytes: sorted pairs of texts with their tables, as the GNU gettext manual lays them out."""
    done = {said: each for said, each in translations.items() if all(each)}
    pairs = [(b"", HEADER.encode())]
    pairs += [("\0".join(said).encode(), "\0".join(each).encode()) for said, each in done.items()]
    pairs.sort()
    start = 28 + 16 * len(pairs)
    tables: list[list[int]] = [[], []]
    content = b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += [len(pair[side]), start + len(content)]
            content += pair[side] + b"\0"
    numbers = [0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0, *tables[0], *tables[1]]
    return struct.pack(f"<{len(numbers)}I", *numbers) + content


def main() -> int:
    missing, is_check = 0, "--check" in sys.argv
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        known = read_po(po)
        wanted = {said: known.get(said, ("",) * len(said)) for said in said_in_pages()}
        for said in (said for said, each in wanted.items() if not all(each)):
            missing += 1
            print(f"{po.parent.parent.name}: {said[0]}")
        stale = po.with_suffix(".mo").read_bytes() != compiled(wanted) if po.with_suffix(".mo").exists() else True
        if is_check:
            missing += stale
        else:
            write_po(po, wanted)
            po.with_suffix(".mo").write_bytes(compiled(wanted))
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
