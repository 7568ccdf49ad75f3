"""The register of findings: a function becomes a finding by its name, its first docstring line and its parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from easeback.assess.morning import Morning
from easeback.model.finding import Finding, Shown

Judged = tuple[bool | None, Mapping[str, Shown]]
Judge = Callable[[Morning], Judged]


@dataclass(frozen=True, slots=True)
class FindingRule:
    """A finding as it is written: what it states, the parameters it reads, and the function that judges it."""

    id: str
    meaning: str
    parameters: tuple[str, ...]
    judge: Judge


FINDINGS: dict[str, FindingRule] = {}


def finding(*parameters: str) -> Callable[[Judge], Judge]:
    """Registers a function as the finding of its own name. `parameters` are those that it reads."""

    def register(judge: Judge) -> Judge:
        name = judge.__name__
        FINDINGS[name] = FindingRule(name, (judge.__doc__ or "").strip().splitlines()[0], parameters, judge)
        return judge

    return register


def judge_all(morning: Morning) -> dict[str, Finding]:
    """Every finding of one morning, by id."""
    return {rule.id: Finding(rule.id, *rule.judge(morning)) for rule in FINDINGS.values()}
