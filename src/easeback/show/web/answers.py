"""Reads the fields of a check-in's form into the texts that the one parser of answers takes."""

from __future__ import annotations

from django.http import QueryDict

from easeback.flow.questions import read_flags
from easeback.model.check_in import Part
from easeback.model.words import FlagAnswer
from easeback.present.check_in_form import fields_of

FLAG_PREFIX = "flag."


def texts_of(form: QueryDict, part: Part) -> dict[str, str]:
    """What was said, by field; a field left empty was not said. Several ticks of one field are joined."""
    texts = {name: ";".join(filter(None, form.getlist(name))) for name in fields_of(part)}
    return {name: text.replace(",", ".") if name in DECIMALS else text for name, text in texts.items() if text.strip()}


# Written with a comma in half of Europe.
DECIMALS = frozenset({"sleep_h", "sitting_h", "driving_h", "run_km", "planned_km"})


def flags_of(form: QueryDict) -> dict[str, FlagAnswer]:
    """The answers to red-flag questions, by their id."""
    said = [(name.removeprefix(FLAG_PREFIX), form[name]) for name in form if name.startswith(FLAG_PREFIX)]
    return read_flags(f"{flag}={answer}" for flag, answer in said if answer)
