"""A page of the recordings that a runner asks for: chosen, counted and cut by the database."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.expressions import RawSQL

from easeback.keep.facts import RunChoice, RunRow
from easeback.keep.logbook.models import DayRow, Recording
from easeback.keep.logbook.runs import COLUMNS, as_row
from easeback.model.ground import GROUND_OF_SUB_SPORT


def runs_chosen(runner: int, choice: RunChoice, begin: int, most: int) -> tuple[RunRow, ...]:
    """Of the recordings chosen, the latest first, `most` of them from the one numbered `begin` (0: the latest)."""
    rows = _chosen(runner, choice).order_by("-started_at", "-pk")[begin : begin + most]
    return tuple(as_row(row) for row in rows.values_list(*COLUMNS))


def sum_of_chosen(runner: int, choice: RunChoice) -> tuple[int, float | None]:
    """How many recordings are chosen, and their distance together [km]; None where none has any."""
    found = _chosen(runner, choice).aggregate(count=Count("pk"), km=Sum("distance_km"))
    return found["count"], found["km"]


def span_of_recordings(runner: int) -> tuple[date, date] | None:
    """The dates of the first and the last recording; None where there is none."""
    ends = Recording.objects.filter(runner_id=runner).aggregate(first=Min("local_date"), last=Max("local_date"))
    return (ends["first"], ends["last"]) if ends["first"] else None


def _chosen(runner: int, choice: RunChoice) -> QuerySet[Recording]:
    rows = Recording.objects.filter(runner_id=runner, local_date__gte=choice.first, local_date__lte=choice.last)
    match choice.which:
        case "runs":
            rows = rows.filter(shown=True, counts_as="run")
        case "other":
            rows = rows.filter(shown=True).exclude(counts_as="run")
        case "deleted":
            rows = rows.filter(deleted_at__isnull=False)
    if choice.kind is not None:
        rows = rows.filter(local_date__in=_days_that_say(runner, "run_kind", choice.kind))
    return rows if choice.ground is None else rows.filter(_is_on(runner, choice.ground))


def _is_on(runner: int, ground: str) -> Q:
    """The runner's word of the recording; without one what the file says; else the word of its day."""
    by_file = [sub_sport for sub_sport, word in GROUND_OF_SUB_SPORT.items() if word == ground]
    by_day = ~Q(sub_sport__in=GROUND_OF_SUB_SPORT) & Q(local_date__in=_days_that_say(runner, "run_ground", ground))
    return Q(ground=ground) | (Q(ground="") & (Q(sub_sport__in=by_file) | by_day))


def _days_that_say(runner: int, field: str, word: str) -> QuerySet[DayRow, date]:
    said = DayRow.objects.filter(runner_id=runner).annotate(said=RawSQL("json_extract(day, %s)", [f"$.{field}"]))
    return said.filter(said=word).values_list("on", flat=True)
