"""The answer of one morning: the strictest rule decides, and everything that is shown unfolds from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easeback.advise.card import numbers
from easeback.advise.form_cues import MOST_AT_ONCE, form_cues, words_of
from easeback.advise.routine import is_silent, routines_today
from easeback.advise.rules import Applied, applied, fill, holds, shown_parameters
from easeback.advise.session import plan_session, running_minutes
from easeback.knowledge.load import Knowledge
from easeback.model.answer import Advice, Answer, Block, StateShown
from easeback.model.check_in import FIELDS
from easeback.model.finding import Shown
from easeback.model.judgement import Judgement
from easeback.model.words import Care, Verdict

ASKED_EVERY_MORNING = (
    "zone", "change", "leg_pain_0_10", "back_pain_0_10", "walking", "woke_by_leg_pain", "painkiller", "symptoms",
)  # fmt: skip
WHEN = ("before", "during", "after")
# A runner reads each list in ten seconds; what is beyond stands in `easeback routine`.
MOST_LINES = 5


def advise(judgement: Judgement, known: Knowledge) -> Answer:
    """*Can I run today?* for the judged morning."""
    fired = applied(judgement, known)
    verdict = fired[0].at_best if fired else Verdict.RUN
    care = min((each.care for each in fired), key=lambda each: each.calm, default=Care.NONE)
    silent = is_silent(verdict, judgement)
    session, limits = plan_session(verdict, fired, judgement, known)
    before, during, after = _things_to_do(verdict, judgement, known, silent=silent)
    return Answer(
        date=judgement.on,
        verdict=verdict,
        care=care,
        headline=_headline(verdict, care, session, judgement, known),
        session=session,
        limits=limits,
        before=before,
        during=during,
        after=after,
        reasons=tuple(each.reason for each in fired if _is_shown(each, verdict, silent=silent)),
        missing=_missing(judgement),
        next_question=None if verdict is Verdict.EMERGENCY else _next_question(fired, judgement, known),
        state=_state(judgement, known),
        rules_version=known.version,
    )


def _is_shown(each: Applied, verdict: Verdict, *, silent: bool) -> bool:
    """What holds nothing back is a reason only to run, or good news; silent days give only what decided."""
    if silent:
        return each.at_best is verdict
    good_news = each.rule is not None and each.rule.is_good_news
    return each.at_best is verdict or each.at_best is not Verdict.RUN or good_news


def _headline(verdict: Verdict, care: Care, session: Sequence[Block], judgement: Judgement, known: Knowledge) -> str:
    name = f"headline_{verdict}"
    if verdict is Verdict.DOCTOR:
        name = "headline_doctor_today" if care is Care.SAME_DAY else "headline_doctor_book"
    values: dict[str, Shown] = {**numbers(judgement.profile, known), "minutes": running_minutes(session)}
    return fill(known.texts[name].text.said(judgement.profile.language), values)


def _things_to_do(
    verdict: Verdict, judgement: Judgement, known: Knowledge, *, silent: bool
) -> tuple[tuple[Advice, ...], ...]:
    """What to do before, during and after; on silent days only the recording of the outcome is left.

    Routines and cues fill a list up, one at least; advice that speaks to this morning is never crowded out by them.
    """
    spoken = [
        (entry.order, entry.when, Advice(name, words_of(entry, judgement, known)))
        for name, entry in known.advice.items()
        if verdict in entry.verdicts and holds(entry, judgement.findings) and not (silent and entry.when != "after")
        if not entry.cue
    ]
    filling = [] if silent else sorted(_routines_and_cues(verdict, judgement, known), key=lambda each: each[0])
    return tuple(_one_list([each for each in spoken if each[1] == when], filling, when) for when in WHEN)


def _routines_and_cues(verdict: Verdict, judgement: Judgement, known: Knowledge) -> Iterator[tuple[int, str, Advice]]:
    for cue in form_cues(verdict, judgement, known)[:MOST_AT_ONCE]:
        yield known.advice[cue.id].order, known.advice[cue.id].when, cue
    for each in routines_today(verdict, judgement, known):
        if each.is_offered:
            yield known.routines[each.id].order, each.when, Advice(each.id, each.text)


def _one_list(
    spoken: Sequence[tuple[int, str, Advice]], filling: Sequence[tuple[int, str, Advice]], when: str
) -> tuple[Advice, ...]:
    room = max(MOST_LINES - len(spoken), 1)
    fill_up = [each for each in filling if each[1] == when][:room]
    return tuple(advice for _, _, advice in sorted([*spoken, *fill_up], key=lambda each: each[0]))


def _missing(judgement: Judgement) -> tuple[str, ...]:
    """What was not said this morning, in words: listed, never read as zero."""
    unsaid = [FIELDS[name].meaning for name in ASKED_EVERY_MORNING if getattr(judgement.today, name) is None]
    if judgement.due_questions:
        unsaid.append(f"safety questions that are due: {len(judgement.due_questions)}")
    return tuple(unsaid)


def _next_question(fired: Sequence[Applied], judgement: Judgement, known: Knowledge) -> str | None:
    """The one question that would help most: what a symptom opened, else what the strictest rule asks."""
    language = judgement.profile.language
    if judgement.opened_questions:
        return known.red_flags[judgement.opened_questions[0]].question.said(language)
    questions = [each.rule.question for each in fired if each.rule is not None and each.rule.question is not None]
    return questions[0].said(language) if questions else None


def _state(judgement: Judgement, known: Knowledge) -> StateShown:
    """The first state of the table whose findings hold."""
    language = judgement.profile.language
    name, state = next((name, state) for name, state in known.states.items() if holds(state, judgement.findings))
    parameters = shown_parameters(state.parameters, known)
    values: dict[str, Shown] = {}
    for finding in reversed([each for each in (*state.all, *state.any) if judgement.holds(each)]):
        values |= judgement.findings[finding].values
    why, then = (fill(text.said(language), values, parameters) for text in (state.why, state.next))
    return StateShown(name, state.name.said(language), why, then)
