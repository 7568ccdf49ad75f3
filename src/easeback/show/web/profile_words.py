"""The words of the profile and of files on their way in: each fact's question, each group's heading."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACTS: Final[dict[str, Promise]] = {
    "time_zone": _("Time zone"),
    "language": _("Language"),
    "units": _("Distances in"),
    "emergency_number": _("Emergency number where you are"),
    "crisis_number": _("Number to call in a crisis of the mind"),
    "born_on": _("Born on"),
    "causes": _("What you know, or were told, about the cause"),
    "began_on": _("This spell began on"),
    "pregnant": _("Pregnant?"),
    "gave_birth_on": _("Gave birth on"),
    "procedure": _("What was done to your spine, in your words"),
    "procedure_on": _("When was it done?"),
    "procedure_kind": _("Which kind was it?"),
    "had_cancer": _("Have you ever had cancer?"),
    "weak_immunity": _("Is your immune system weakened?"),
    "recent_infection_on": _("A serious infection lately? When?"),
    "blood_thinner": _("Do you take a blood thinner?"),
    "aortic_aneurysm": _("Do you have an aortic aneurysm?"),
    "osteoporosis": _("Osteoporosis?"),
    "steroid_tablets": _("Steroid tablets for months?"),
    "earlier_stress_fracture": _("A stress fracture before?"),
    "known_numbness_where": _("Where are you numb since long ago?"),
    "known_numbness_examined_on": _("When did a clinician examine that?"),
    "known_weakness_where": _("What is weak since long ago?"),
    "known_weakness_examined_on": _("When did a clinician examine the weakness?"),
    "known_weakness_agreed": _("Did they agree that you run with it?"),
    "known_calf_raises_left": _("Calf raises, left, then"),
    "known_calf_raises_right": _("Calf raises, right, then"),
    "known_heel_walk_left": _("Could you walk on the left heel then?"),
    "known_heel_walk_right": _("Could you walk on the right heel then?"),
    "medicine_changed_on": _("A medicine for this changed on"),
    "medicine_is_sedating": _("Does it make you drowsy?"),
    "ill_since": _("Ill since"),
    "well_since": _("Well again since"),
    "travel_from": _("Travelling from"),
    "travel_until": _("Travelling until"),
    "new_shoes_on": _("New running shoes since"),
    "no_running_until": _("No running before"),
    "may_run_from": _("Running may begin on"),
    "max_run_min": _("At most so long a run"),
    "allowed_run_kinds": _("Only these kinds of run"),
    "limits_until": _("The last day on which minutes and kinds bind"),
    "limits_by": _("Who said so?"),
    "paused_since": _("Not running at all since"),
    "resting_heart_rate_bpm": _("Heart rate at rest"),
    "highest_heart_rate_bpm": _("Highest heart rate you have measured"),
    "sex": _("Sex"),
    "usual_run_km": _("A usual run, before this: how far"),
    "usual_run_min": _("A usual run, before this: how long"),
    "usual_runs_per_week": _("How often"),
    "last_unbroken_30_min_on": _("The last time you ran 30 minutes without a break"),
    "settled_next_morning": _("Was it settled the next morning?"),
    "goal": _("What you work towards"),
    "goal_on": _("By when?"),
}
HINTS: Final[dict[str, Promise]] = {
    "sex": _("Asked for one thing alone: how heart rate weighs in the load of a run."),
    "goal": _("Such as 10 km, 5 miles, 30 min, half marathon, 5 km race."),
    "time_zone": _("Such as Europe/Berlin. It says when your day begins."),
    "emergency_number": _("Such as 112. It stands on the emergency page."),
    "began_on": _("The day, or about the day, on which it began or came back."),
    "max_run_min": _("What a clinician said binds: no answer ever allows more."),
}
GROUP_TITLES: Final[dict[str, Promise]] = {
    "about": _("About you"),
    "back": _("Your back and leg"),
    "limits": _("What a clinician said about running"),
    "now": _("What goes on just now"),
    "week": _("Your usual week"),
    "goal": _("Your goal"),
    "units": _("Language and units"),
    "calls": _("Numbers to call"),
}
UNITS: Final[dict[str, Promise]] = {
    "minutes": _("minutes"),
    "runs a week": _("runs a week"),
    "beats a minute": _("beats a minute"),
    "raises": _("raises"),
}
WORDS_OF_FACTS: Final[dict[str, Promise | str]] = {
    "km": _("kilometres"),
    "miles": _("miles"),
    "female": _("female"),
    "male": _("male"),
    "injection": _("An injection"),
    "operation": _("An operation"),
    "fusion": _("A fusion of vertebrae"),
    "en": "English",
    "de": "Deutsch",
    "yes": _("Yes"),
    "no": _("No"),
}
STAGES: Final[dict[str, Promise]] = {
    "arriving": _("Not all of it is here"),
    "waiting": _("Waiting"),
    "working": _("Being taken in"),
    "done": _("Done"),
    "failed": _("Stopped"),
}
RESULTS: Final[dict[str, Promise]] = {
    "run": _("Taken as a run"),
    "cross_training": _("Taken as cross-training"),
    "not_counted": _("Kept, not counted"),
    "known": _("Already there"),
    "no_activity": _("No activity in it"),
    "refused": _("Refused"),
}
# What an upload came to; each stands after its number.
COUNTS: Final[dict[str, Promise]] = {
    "files": _("files looked at"),
    "taken": _("taken"),
    "known": _("already there"),
    "left_out": _("without an activity"),
    "refused": _("refused"),
    "runs": _("runs"),
    "same_runs": _("recorded twice, counted once"),
    "cross_training": _("other activities"),
    "new_days": _("new days"),
    "corrected_days": _("days corrected"),
    "known_days": _("days already there"),
    "originals": _("original files"),
    "recordings": _("recordings"),
    "days": _("days"),
}
LISTS: Final[dict[str, Promise]] = {"last": _("The last import"), "refused": _("Refused"), "all": _("Every file")}
