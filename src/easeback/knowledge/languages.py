"""The sentences of the knowledge in other languages: one catalogue a language, read when it is first spoken.

The questions about red flags and the chips that open them stand in none: no clinician has reviewed them in another
language, and until then they are asked in English (DECISIONS, *Time and versions*).
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from typing import Final

ENGLISH: Final = "en"
# Kinds whose texts wait for a clinician's review in the other language, and one that only documents show.
IN_ENGLISH_ONLY: Final = ("red_flags", "chips", "situations")


def translated(sentence: str, language: str) -> str:
    """An English sentence of the knowledge in `language`; itself where there is no translation."""
    if language == ENGLISH:
        return sentence
    catalogue = _catalogue(language)
    return catalogue.gettext(sentence) if catalogue else sentence


@cache
def _catalogue(language: str) -> GNUTranslations | None:
    file = files("easeback.knowledge") / "locale" / f"{language}.mo"
    if not file.is_file():
        return None
    with file.open("rb") as opened:
        return GNUTranslations(opened)
