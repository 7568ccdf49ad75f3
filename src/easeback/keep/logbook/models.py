"""The tables. Everything said or answered is only ever added to; recordings and day rows are derived from the rest."""

# Field types come from django-stubs' plugin, which would need a settings module that the command line has no use for.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Runner(models.Model):
    """One runner of this logbook. Every other table carries its id."""

    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"runner {self.pk}"


class OfRunner(models.Model):
    """What every table has: the runner it belongs to."""

    runner = models.ForeignKey(Runner, on_delete=models.PROTECT)

    class Meta:
        abstract = True


class ProfileFact(OfRunner):
    """One thing a runner told about themselves. The latest value of a name counts; null takes it back."""

    name = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.name} since {self.recorded_at:%Y-%m-%d}"


class CheckInRecord(OfRunner):
    """What was said, once. Never changed or deleted: a later record that `corrects` it takes it out of the count."""

    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    part = models.CharField(max_length=10)
    answers = models.JSONField(default=dict)
    red_flags = models.JSONField(default=dict)
    source = models.CharField(max_length=20)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["runner", "happened_on"])]

    def __str__(self) -> str:
        return f"{self.part} of {self.happened_on} by {self.source}"


class Original(OfRunner):
    """A file that was taken: its innermost bytes are kept under `sha256`, `size_bytes` long.

    `hints`: what the account export that brought it said of each recording in it.
    """

    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=20)
    imported_at = models.DateTimeField()
    hints = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["runner", "sha256"], name="original_once")]

    def __str__(self) -> str:
        return f"original {self.sha256[:12]}"


class Recording(OfRunner):
    """One activity of an original with its measures [units as named]. `same_as`: a richer recording of that run.

    `places` are the coarse places it passed. Sport, ground and `deleted_at` follow the runner's corrections.
    """

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="recordings")
    index = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    utc_offset_s = models.IntegerField(null=True)
    local_date = models.DateField()
    sport = models.CharField(max_length=60)
    sub_sport = models.CharField(max_length=60)
    sport_is_guessed = models.BooleanField()
    counts_as = models.CharField(max_length=14)
    richness = models.JSONField(default=list)
    distance_km = models.FloatField(null=True)
    moving_min = models.FloatField(null=True)
    unbroken_min = models.FloatField(null=True)
    elapsed_min = models.FloatField(null=True)
    cadence_steps_min = models.FloatField(null=True)
    measures_version = models.CharField(max_length=20)
    same_as = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="poorer")
    shown = models.BooleanField(default=True)
    deleted_at = models.DateTimeField(null=True)
    ground = models.CharField(max_length=20, blank=True, default="")
    places = models.JSONField(null=True)
    # Kept last and as text: lists of runs never read it, and it is long.
    measures = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["original", "index"], name="recording_once")]
        indexes: ClassVar = [
            models.Index(fields=["runner", "local_date"]),
            models.Index(fields=["runner", "started_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.sport} of {self.local_date}"


class RunCorrection(OfRunner):
    """One thing put right of a recording: deleted, sport or ground. The latest of a name counts; null takes it back.

    It names original and index and not the recording, which is derived and may be made anew.
    """

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="corrections")
    index = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.name} of {self.original}"


class ImportSitting(OfRunner):
    """One import: when, and how many files became what. Without an end it was cut off."""

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"import of {self.started_at:%Y-%m-%d %H:%M}"


class ImportOutcome(OfRunner):
    """What became of one file. `key` knows it again while it does not change; tried again, its line is renewed."""

    sitting = models.ForeignKey(ImportSitting, on_delete=models.PROTECT, related_name="outcomes")
    key = models.CharField(max_length=64)
    shown = models.TextField()
    result = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, blank=True)
    what = models.TextField(blank=True)
    what_to_do = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["runner", "key"], name="outcome_once")]
        indexes: ClassVar = [models.Index(fields=["runner", "result"])]

    def __str__(self) -> str:
        return f"{self.shown}: {self.result}"


class DayRow(OfRunner):
    """Derived: one date of one runner as the JSON of `model.day.Day`."""

    on = models.DateField()
    day = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["runner", "on"], name="day_once")]

    def __str__(self) -> str:
        return f"day {self.on}"


class AnswerGiven(OfRunner):
    """An answer as it was given: its JSON text, the version of the rules, and the language."""

    on = models.DateField()
    given_at = models.DateTimeField()
    text = models.TextField()
    rules_version = models.CharField(max_length=64)
    language = models.CharField(max_length=10)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["runner", "on"])]

    def __str__(self) -> str:
        return f"answer for {self.on}"


class WeekGiven(OfRunner):
    """A plan of a week as it was given on the date it begins: its JSON text, the version of the rules, the language."""

    on = models.DateField()
    given_at = models.DateTimeField()
    text = models.TextField()
    rules_version = models.CharField(max_length=64)
    language = models.CharField(max_length=10)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["runner", "on"])]

    def __str__(self) -> str:
        return f"week from {self.on}"


class WorkLock(OfRunner):
    """Held while an import or a rebuild works; a heartbeat long past means that its holder died."""

    work = models.CharField(max_length=20)
    holder = models.CharField(max_length=40)
    heartbeat_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["runner"], name="one_work_at_a_time")]

    def __str__(self) -> str:
        return f"{self.work} at work"


class Sending(OfRunner):
    """The key of a form that was taken in: sent twice, by a second tap or from a phone's queue, it counts once."""

    key = models.CharField(max_length=64)
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["runner", "key"], name="sending_once")]

    def __str__(self) -> str:
        return f"sending {self.key[:12]}"
