"""The small tree of errors that a person can put right; `show` maps each to an exit code once."""

from __future__ import annotations


class UserError(Exception):
    """Bad use or a broken place: says what is wrong and what to do next. Bugs are never this."""

    def __init__(self, what: str, what_to_do: str) -> None:
        super().__init__(f"{what} {what_to_do}")
        self.what = what
        self.what_to_do = what_to_do


class BadUse(UserError):
    """An unknown word, option, id or date."""


class BrokenPlace(UserError):
    """The data folder or the logbook cannot be used as it stands."""


class KnowledgeError(Exception):
    """The knowledge files contradict their own rules: names file and key. A fault of ours, never the runner's."""

    def __init__(self, file: str, key: str, what: str) -> None:
        super().__init__(f"{file}: {key}: {what}")
        self.file = file
        self.key = key
