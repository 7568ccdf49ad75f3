"""The addresses: the pages, their parts, and what the browser itself asks for."""

from __future__ import annotations

from django.urls import include, path

from easeback.show.web.pages import PAGES
from easeback.show.web.views import (
    charts,
    check_in,
    device,
    diary,
    enter,
    erase,
    in_and_out,
    learn,
    plan,
    profile,
    questions,
    routines,
    runs,
    why,
    wrong,
)

handler404 = wrong.not_found
handler500 = wrong.fault

urlpatterns = [
    *(path(page.path, page.view, name=page.name) for page in PAGES),
    path("check-in/yesterday", check_in.yesterday, name="yesterday"),
    path("check-in/strip", questions.strip, name="strip"),
    path("check-in/questions", questions.next_question, name="questions"),
    path("check-in/undo", check_in.undo, name="undo"),
    path("check-in/<str:part>", check_in.check_in, name="check_in_part"),
    path("charts/<slug:name>", charts.chart, name="chart"),
    path("charts/<slug:name>.svg", charts.picture, name="chart_picture"),
    path("diary/<str:on>", diary.day, name="day"),
    path("runs/<int:number>", runs.run, name="run"),
    path("runs/<int:number>/correct", runs.correct, name="run_correct"),
    path("runs/<int:number>/effort", runs.effort, name="run_effort"),
    path("learn/<slug:key>", learn.lesson, name="lesson"),
    path("why/<str:word>", why.why, name="why"),
    path("plan/goal", plan.goal, name="goal"),
    path("plan/earlier", plan.earlier, name="earlier_plans"),
    path("routines/session", routines.session, name="session"),
    path("routines/cadence", routines.cadence, name="cadence"),
    path("routines/<slug:name>", routines.routine, name="routine"),
    path("routines/<slug:name>/figures", routines.figures, name="figures"),
    path("routines/<slug:name>/done", routines.done, name="routine_done"),
    # In and out, and the profile.
    path("in-and-out/send/<str:purpose>", in_and_out.send, name="send_files"),
    path("in-and-out/uploads", in_and_out.progress, name="uploads"),
    path("in-and-out/uploads/begin/<str:purpose>", in_and_out.begin, name="begin_upload"),
    path("in-and-out/uploads/<str:upload>/from/<int:offset>", in_and_out.piece, name="upload_piece"),
    path("in-and-out/uploads/<str:upload>/forget", in_and_out.forget, name="forget_upload"),
    path("in-and-out/uploads/<str:upload>/again", in_and_out.again, name="try_upload"),
    path("in-and-out/imports/<str:which>", in_and_out.outcomes, name="imports"),
    path("in-and-out/backup", in_and_out.backup, name="backup"),
    path("in-and-out/tables", in_and_out.export, name="export"),
    path("in-and-out/diary", in_and_out.diary, name="diary_out"),
    path("in-and-out/erase", erase.erase, name="erase"),
    path("profile", profile.profile, name="profile"),
    path("profile/limit", profile.limit, name="keep_limit"),
    path("profile/<str:group>", profile.keep, name="keep_profile"),
    path("emergency", device.emergency, name="emergency"),
    path("offline", device.offline, name="offline"),
    path("manifest.webmanifest", device.manifest, name="manifest"),
    path("service-worker.js", device.service_worker, name="service_worker"),
    path("look", enter.look, name="look"),
    path("enter/<str:token>", enter.enter, name="enter"),
    path("leave", enter.leave, name="leave"),
    path("signed-out", enter.signed_out, name="signed_out"),
    path("account/", include("allauth.urls")),
]
