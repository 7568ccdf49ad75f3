"""Which rules hold this morning, strictest first. The strictest wins; order only decides what is shown first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from easeback.knowledge.entries import AdviceText, Rule, State
from easeback.knowledge.exercise_entries import Routine
from easeback.knowledge.load import Knowledge
from easeback.model.answer import ParameterShown, Reason
from easeback.model.finding import Finding, Shown
from easeback.model.judgement import Judgement, OpenFlag
from easeback.model.words import Care, FlagAnswer, Verdict

FLAG_TEXTS = {FlagAnswer.YES: "flag_yes", FlagAnswer.UNSURE: "flag_unsure", FlagAnswer.USUAL: "flag_usual"}


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule or an open red flag that holds: the best verdict it leaves, its care, and its reason."""

    at_best: Verdict
    care: Care
    reason: Reason
    rule: Rule | None = None


def holds(entry: Rule | State | AdviceText | Routine, findings: Mapping[str, Finding]) -> bool:
    """All of `all`, one of `any`, none of `none`. A finding that cannot be told does not hold."""
    return (
        all(findings[name].holds for name in entry.all)
        and (not entry.any or any(findings[name].holds for name in entry.any))
        and not any(findings[name].holds for name in entry.none)
    )


def applied(judgement: Judgement, known: Knowledge) -> tuple[Applied, ...]:
    """Every red flag and rule that holds, strictest first, in the order of the files within one strictness."""
    found = [*_flags(judgement, known), *_rules(judgement, known)]
    return tuple(sorted(found, key=lambda each: each.at_best.mildness))


def _flags(judgement: Judgement, known: Knowledge) -> Iterator[Applied]:
    for flag in judgement.open_flags:
        yield Applied(flag.at_best, flag.care, flag_reason(flag, judgement.profile.language, known))


def _rules(judgement: Judgement, known: Knowledge) -> Iterator[Applied]:
    for name, rule in known.rules.items():
        if holds(rule, judgement.findings):
            yield Applied(rule.at_best, rule.care, rule_reason(name, rule, judgement, known), rule)


def rule_reason(name: str, rule: Rule, judgement: Judgement, known: Knowledge) -> Reason:
    """Why a rule speaks, with the runner's own values and the parameters it names."""
    used = [*rule.all, *(each for each in rule.any if judgement.holds(each)), *rule.none]
    values: dict[str, Shown] = {}
    for finding in reversed(used):
        values |= judgement.findings[finding].values
    parameters = shown_parameters(rule.parameters, known)
    text = fill(rule.text.said(judgement.profile.language), values, parameters)
    return Reason(used[0], name, text, values, parameters, rule.sources, rule.fit)


def flag_reason(flag: OpenFlag, language: str, known: Knowledge) -> Reason:
    """Why an open red flag speaks."""
    row = known.red_flags[flag.id]
    values: dict[str, Shown] = {"since": str(flag.since), "short": row.short.said(language), "answer": str(flag.answer)}
    values["at_best"] = str(flag.at_best)
    texts = [known.texts["flag_worked_out" if flag.worked_out else FLAG_TEXTS[flag.answer]]]
    if flag.answered_no_since:
        texts.append(known.texts["flag_answered_no"])
    if flag.answer is FlagAnswer.UNSURE and flag.care is Care.ROUTINE and row.urgency is Care.SAME_DAY:
        texts.append(known.texts["flag_unsure_ask"])
    parameters = shown_parameters(tuple(name for text in texts for name in text.parameters), known)
    words = " ".join(fill(text.text.said(language), values, parameters) for text in texts)
    return Reason("a_red_flag_is_open", flag.id, words, values, parameters, row.sources, row.fit)


def shown_parameters(names: tuple[str, ...], known: Knowledge) -> tuple[ParameterShown, ...]:
    """The parameters as they are shown: id, value, unit."""
    return tuple(ParameterShown(name, known.parameters[name].value, known.parameters[name].unit) for name in names)


def fill(text: str, values: Mapping[str, Shown], parameters: tuple[ParameterShown, ...] = ()) -> str:
    """A sentence with its names replaced by the runner's values and by parameters; numbers without needless zeros."""
    words = {name: f"{value:g}" if isinstance(value, int | float) else str(value) for name, value in values.items()}
    return text.format_map(words | {each.id: f"{each.value:g}" for each in parameters})
