"""Brings the translations up to date: what the pages and the knowledge say goes into .po files, compiled to .mo.

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

from easeback.knowledge import knowledge
from easeback.knowledge.languages import IN_ENGLISH_ONLY
from easeback.knowledge.references import texts_of

WEB = Path(__file__).resolve().parent.parent / "src" / "easeback" / "show" / "web"
LOCALE = WEB / "locale"
KNOWLEDGE = WEB.parent.parent / "knowledge" / "locale"
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


def said_in_knowledge() -> list[Said]:
    """Every English sentence of the knowledge that is spoken in other languages and has none of them beside it.

    A sentence that stands in an English-only kind too, as where a rule asks a red flag's own question, is left out.
    """
    found: dict[Said, None] = {}
    kept_english: set[Said] = set()
    for kind, entries in knowledge().kinds():
        for entry in entries.values():
            texts = dict(texts_of(entry))
            said: dict[Said, None] = {(text,): None for where, text in texts.items() if where.endswith(".en")
                    and f"{where.removesuffix('en')}de" not in texts}  # fmt: skip
            if kind in IN_ENGLISH_ONLY:
                kept_english |= said.keys()
            else:
                found |= said
    return [each for each in found if each not in kept_english]


def said_in_python(source: str) -> Iterator[Said]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            said = node.args[0]
            # A text that is found elsewhere is named by a variable here.
            if isinstance(said, ast.Constant):
                yield (str(said.value),)


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
    is_check = "--check" in sys.argv
    pages = [(po, said_in_pages()) for po in sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))]
    known = [(po, said_in_knowledge()) for po in sorted(KNOWLEDGE.glob("*.po"))]
    return int(sum(bring_up_to_date(po, said, is_check=is_check) for po, said in [*pages, *known]) > 0)


def bring_up_to_date(po: Path, sentences: list[Said], *, is_check: bool) -> int:
    """Writes the .po file anew for `sentences`, and its .mo; how many have no translation (or are stale, checked)."""
    known, mo = read_po(po), po.with_suffix(".mo")
    wanted = {said: known.get(said, ("",) * len(said)) for said in sentences}
    missing = [said for said, each in wanted.items() if not all(each)]
    for said in missing:
        print(f"{po.name} of {po.parent}: {said[0]}")
    if is_check:
        return len(missing) + (not mo.exists() or mo.read_bytes() != compiled(wanted))
    write_po(po, wanted)
    mo.write_bytes(compiled(wanted))
    return len(missing)


if __name__ == "__main__":
    sys.exit(main())
