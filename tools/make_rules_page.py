"""Writes docs/reference/rules.md from the knowledge: everything that easeback judges by, for a clinician to read.

    python tools/make_rules_page.py

The firing cases come from tests/advise/rules.yaml, where each of them is also a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from easeback.advise.rules import shown_parameters
from easeback.assess import FINDINGS
from easeback.knowledge import knowledge
from easeback.knowledge.entries import Parameter, RedFlag, Rule, Session, Source, State, Words
from easeback.knowledge.exercise_entries import Routine
from easeback.knowledge.references import named_findings
from easeback.model.words import Care, Verdict
from easeback.present.routine import exercise_shown

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs" / "reference" / "rules.md"
KNOWN = knowledge()
VERDICTS = {
    Verdict.EMERGENCY: "go now", Verdict.DOCTOR: "see a clinician before you run", Verdict.WALK: "no run today, walk",
    Verdict.EASE: "run less and easier", Verdict.RUN: "run as planned",
}  # fmt: skip
CARES = {
    Care.EMERGENCY_NOW: "emergency, now", Care.SAME_DAY: "a clinician today", Care.ROUTINE: "book a clinician",
    Care.NONE: "none",
}  # fmt: skip
GATES = {
    "block": "no run, and no training advice at all", "no_run": "no run, walking goes on", "caution": "at best `ease`",
}  # fmt: skip
LINES = {
    "nerve": "Nerve", "bone": "Bone", "today": "Today", "last_days": "The last days", "gap": "A gap, and the ladder",
    "first_good": "The first good mornings", "clinician": "What a clinician said",
    "load": "Load (can only hold back)", "state": "The runner's state", "missing": "What was not said",
    "life": "Around life",
}  # fmt: skip
INTRODUCTION = """\
# The rules, as they are

Generated from the knowledge files by `tools/make_rules_page.py`; a test compares. **No clinician has reviewed these
rules yet.** Whoever does finds here every question, rule, state, number and source, in the words that a runner reads.

How an answer comes about: *findings* are statements about one morning that hold, do not hold or cannot be told. A
*rule* combines findings and says what the day is at best. Every open *red flag* is a rule of its own. The strictest one
that holds decides. Missing answers never make a day milder. *Fit* says how well the sources fit a runner with sciatica:
`direct` tried on people like this, `adapted` taken over from others, `opinion` judged by the house. In the words of a
rule [brackets] stand for the runner's own values. `make reference` writes this page and its picture anew.

| at best | means |
| --- | --- |
"""


def page() -> str:
    """The whole page."""
    blocks = [
        INTRODUCTION + "\n".join(f"| `{verdict}` | {means} |" for verdict, means in VERDICTS.items()),
        _contents(),
        *_states(),
        *_red_flags(),
        *_rules(),
        *_sessions(),
        *_routines(),
        *_exercises(),
        *_bars(),
        *_claims(),
        *_findings(),
        *_parameters(),
        *_sources(),
    ]
    return "\n\n".join(blocks) + "\n"


def _contents() -> str:
    names = ("States", "Red flags", "Rules", "The ladder", "Routines", "Exercises", "Bars", "Claims of the article",
             "Findings", "Parameters", "Sources")  # fmt: skip
    return "\n".join(f"- [{name}](#{name.lower().replace(' ', '-')})" for name in names)


def _states() -> Iterator[str]:
    yield "## States"
    yield (
        "The first of these whose findings hold is the runner's. `easeback today` and `easeback state` name it, why, "
        "and what comes next."
    )
    yield "![The states of a runner and what leads from one to another](states.svg)"
    for name, state in KNOWN.states.items():
        number = "" if state.number is None else f"{state.number} "
        yield f"### {number}{state.name.en} (`{name}`)"
        yield _filled(state.why, state.parameters)
        yield _items(
            ("at best", f"`{state.best}`"),
            ("holds when", _when(state)),
            ("what comes next", _filled(state.next, state.parameters)),
            ("leads to", "; ".join(_moves(state))),
            ("rests on", _rests_on(state.sources, state.fit)),
        )


def _moves(state: State) -> Iterator[str]:
    for move in state.leads_to:
        yield f"`{move.state}` ({move.way}): {_filled(move.when, state.parameters)}"


def _red_flags() -> Iterator[str]:
    yield "## Red flags"
    yield (
        "A question answered yes, or not sure where that counts, holds until an outcome is recorded. An emergency row "
        "is never released by a later no. *Usual for me* with a recorded examination is no flag; without one it is a "
        "clinician today."
    )
    for name, flag in KNOWN.red_flags.items():
        yield f"### {name}: {flag.short.en}"
        yield f"> {flag.question.en}"
        yield _items(*_facts_of_flag(flag))


def _facts_of_flag(flag: RedFlag) -> Iterator[tuple[str, str]]:
    yield "urgency", f"{CARES[flag.urgency]} (`{flag.urgency}`)"
    yield "running", GATES[flag.run_gate]
    yield "asked", ", ".join(flag.ask).replace("_", " ") if flag.asked else "never; worked out from the diary"
    yield "only of", " or ".join(flag.only_if_any).replace("_", " ")
    yield "not sure", _not_sure(flag)
    for upgrade in flag.upgrades:
        others = ", ".join((*upgrade.when_any_flag, *upgrade.when_any_symptom))
        yield "rises", f"to {CARES[upgrade.to]} with {upgrade.at_least} or more of {others}"
    yield "note", flag.note
    yield "seen", flag.provenance
    yield "rests on", _rests_on(flag.sources, flag.fit)


def _not_sure(flag: RedFlag) -> str:
    if flag.unsure_counts:
        return "counts as yes"
    beside = f"; counts as yes beside {', '.join(flag.unsure_counts_with)}" if flag.unsure_counts_with else ""
    return f"no run, and ask a clinician this week{beside}"


def _rules() -> Iterator[str]:
    yield "## Rules"
    cases = yaml.safe_load((ROOT / "tests" / "advise" / "rules.yaml").read_text())
    for line, heading in LINES.items():
        yield f"### {heading}"
        for name, rule in KNOWN.rules.items():
            if rule.line == line:
                yield f"#### `{name}`"
                yield f"> {_filled(rule.text, rule.parameters)}"
                yield _items(*_facts_of_rule(rule, cases[name]["fires"][0]))


def _facts_of_rule(rule: Rule, case: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    care = "" if rule.care is Care.NONE else f", care: {CARES[rule.care]}"
    yield "at best", f"`{rule.at_best}` ({VERDICTS[rule.at_best]}){care}"
    yield "holds when", _when(rule)
    yield "numbers", "; ".join(_number(name) for name in _numbers_of(rule))
    yield "avoid", ", ".join(rule.avoid).replace("_", " ")
    yield "session", rule.session or ("the stage of the ladder" if rule.session_from_ladder else "")
    yield "asks", rule.question.en if rule.question else ""
    yield "a case", in_words(case)
    yield "rests on", _rests_on(rule.sources, rule.fit)


def _numbers_of(rule: Rule) -> Iterable[str]:
    """The parameters of the rule's text and those that its findings read."""
    read = (name for finding in named_findings(rule) for name in FINDINGS[finding].parameters)
    return dict.fromkeys((*rule.parameters, *read))


def _when(entry: Rule | State | Routine) -> str:
    """The findings that the entry combines, in words."""
    parts = [f"{_meaning(name)}" for name in entry.all]
    if entry.any:
        parts.append(" *or* ".join(_meaning(name) for name in entry.any))
    parts += [f"*not:* {_meaning(name)}" for name in entry.none]
    return " *and* ".join(parts) or "nothing above holds"


def _meaning(finding: str) -> str:
    return f"{FINDINGS[finding].meaning.rstrip('.')} (`{finding}`)"


def in_words(case: Mapping[Any, Any]) -> str:
    """A case of rules.yaml in words: who the runner was until then, and what was said on which day."""
    said = [_before(case["before"])] if "before" in case else []
    said += [f"{_day(day)}: {_said(case[day])}" for day in sorted(each for each in case if isinstance(each, int))]
    said += [f"profile: {_said(case['profile'])}"] if case.get("profile") else []
    return "; ".join(said) or "a quiet morning, answered in full"


def _before(before: Any) -> str:
    if before == "nobody":
        return "nothing known before"
    parts = [f"last run {-before['last_run']} days ago"] if "last_run" in before else []
    parts += [f"always {_said(before['also'])}"] if "also" in before else []
    parts += [f"every run {_said(before['run'])}"] if "run" in before else []
    return ", ".join(parts) or "kept running"


def _day(back: int) -> str:
    return {0: "today", -1: "yesterday"}.get(back, f"{-back} days ago")


def _said(said: Any) -> str:
    if said == "nothing":
        return "nothing known"
    told = (f"{name.replace('_0_10', '').replace('_', ' ')} {_value(value)}" for name, value in said.items())
    return ", ".join(told) or "a quiet morning"


def _value(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _sessions() -> Iterator[str]:
    yield "## The ladder"
    rows = [f"| {session.stage} | `{name}` | {_blocks(session)} | {_running_min(session):g} |"
            for name, session in KNOWN.sessions.items()]  # fmt: skip
    yield "\n".join(["| stage | id | session [min] | running [min] |", "| --- | --- | --- | --- |", *rows])
    yield f"Rests on: {_rests_on(*next((each.sources, each.fit) for each in KNOWN.sessions.values()))}"


def _blocks(session: Session) -> str:
    inner = " / ".join(f"{each.minutes:g} {each.kind}" for each in session.set)
    end = "".join(f" + {each.minutes:g} {each.kind}" for each in session.end)
    return f"{session.times} x ({inner}){end}"


def _running_min(session: Session) -> float:
    return session.times * sum(each.minutes for each in session.set if each.kind == "run")


def _routines() -> Iterator[str]:
    yield "## Routines"
    yield (
        "Exercises in their order. Before and after a run, on which verdicts, and on which mornings they are offered. "
        "What a bar holds against is left out that day, and so is what cannot be told."
    )
    for name, routine in KNOWN.routines.items():
        yield f"### {routine.name.en} (`{name}`)"
        yield f"> {_filled(routine.text, routine.parameters)}"
        yield _items(
            ("when", f"{routine.when}; verdict {', '.join(routine.verdicts)}"),
            ("offered when", "always" if not named_findings(routine) else _when(routine)),
            ("exercises", ", ".join(f"`{each}`" for each in routine.exercises)),
            ("grows", "two sessions with a settled morning, then the harder neighbour" if routine.grows else ""),
            ("rests on", _rests_on(routine.sources, routine.fit)),
        )


def _exercises() -> Iterator[str]:
    yield "## Exercises"
    yield "![Every exercise in its key poses](exercises.svg)"
    yield "How each is done is common practice, recalled and not verified; the doses rest on the sources named."
    for name, each in KNOWN.exercises.items():
        shown = exercise_shown(name, "en", KNOWN)
        yield f"### {each.name.en} (`{name}`)"
        yield _items(
            ("for", shown.purpose),
            ("steps", " ".join(shown.steps)),
            ("dose", ", ".join(filter(None, (shown.dose, shown.sides)))),
            ("not when", ", ".join(f"`{bar}`" for bar in each.barred_by)),
            ("easier, harder", ", ".join(f"`{near}`" for near in (each.easier, each.harder) if near)),
            ("origin", shown.origin),
            ("rests on", _rests_on(each.sources, each.fit)),
        )


def _bars() -> Iterator[str]:
    yield "## Bars"
    rows = []
    for name, bar in KNOWN.bars.items():
        found = ", ".join(f"`{each}`" for each in bar.any) or "said beside the exercise"
        rows.append(f"| `{name}` | {_cell(_filled(bar.text, bar.parameters))} | {found} | {_linked(bar.sources)} |")
    yield "\n".join(["| bar | not when | known by | sources |", "| --- | --- | --- | --- |", *rows])


def _claims() -> Iterator[str]:
    yield "## Claims of the article"
    yield "What the article says, what the evidence says, and what became of it here."
    rows = [
        f"| {each.number} `{name}` | {_cell(each.article.en)} | {_cell(each.evidence.en)} | {each.verdict} | "
        f"{_cell(each.grade)} | {_linked(each.sources)} |"
        for name, each in KNOWN.claims.items()
    ]
    head = [
        "| claim | the article | the evidence | verdict | grade | sources |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    yield "\n".join([*head, *rows])


def _linked(sources: Iterable[str]) -> str:
    return ", ".join(f"[{source}](#{source})" for source in sources)


def _findings() -> Iterator[str]:
    yield "## Findings"
    kinds = (KNOWN.rules, KNOWN.states, KNOWN.routines, KNOWN.bars, KNOWN.advice)
    used = [(name, named_findings(entry)) for kind in kinds for name, entry in kind.items()]
    rows = []
    for name, finding in sorted(FINDINGS.items()):
        users = ", ".join(f"`{rule}`" for rule, names in used if name in names)
        numbers = ", ".join(f"`{each}`" for each in finding.parameters)
        rows.append(f"| `{name}` | {_cell(finding.meaning)} | {numbers} | {users} |")
    yield "\n".join(["| finding | holds when | reads | used by |", "| --- | --- | --- | --- |", *rows])


def _parameters() -> Iterator[str]:
    yield "## Parameters"
    rows = []
    for name, each in sorted(KNOWN.parameters.items()):
        sources = _linked(each.sources)
        rows.append(f"| `{name}` | {each.value:g} {each.unit} | {_cell(each.meaning)} | {_fit(each)} | {sources} |")
    yield "\n".join(["| parameter | value | meaning | fit | sources |", "| --- | --- | --- | --- | --- |", *rows])


def _fit(entry: Parameter) -> str:
    return f"{entry.fit}, unverified" if entry.unverified else entry.fit


def _sources() -> Iterator[str]:
    yield "## Sources"
    for name, source in sorted(KNOWN.sources.items()):
        yield f"### {name}"
        yield _items(*_facts_of_source(source))


def _facts_of_source(source: Source) -> Iterator[tuple[str, str]]:
    yield "title", source.title
    yield "kind and grade", f"{source.kind}, {source.grade}" + (", unverified" if source.unverified else "")
    yield "seen", source.seen
    yield "found at", "; ".join(filter(None, (source.doi and f"doi {source.doi}", source.link)))


def _rests_on(sources: Iterable[str], fit: str) -> str:
    graded = ", ".join(f"[{name}](#{name}) ({KNOWN.sources[name].grade})" for name in sources)
    return f"{graded}; fit: {fit}"


def _number(name: str) -> str:
    parameter = KNOWN.parameters[name]
    return f"`{name}` = {parameter.value:g} {parameter.unit} ({parameter.fit})"


def _filled(words: Words, parameters: tuple[str, ...]) -> str:
    """A text with its parameters filled in; what the runner's own values fill stays in brackets."""
    numbers = {each.id: f"{each.value:g}" for each in shown_parameters(parameters, KNOWN)}
    return re.sub(r"\{(\w+)\}", lambda found: numbers.get(found[1], f"[{found[1].replace('_', ' ')}]"), words.en)


def _items(*facts: tuple[str, str]) -> str:
    return "\n".join(f"- **{name}:** {fact}" for name, fact in facts if fact)


def _cell(text: str) -> str:
    return text.replace("|", "/")


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
