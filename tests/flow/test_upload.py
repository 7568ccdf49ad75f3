"""Files on their way in: piece by piece, in whatever order and however often, then taken in and gone from the disk."""

from __future__ import annotations

import errno
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.small_recordings import NOW, START, gpx

from easeback.flow import upload as task
from easeback.flow.background import wait_until_done, wake
from easeback.flow.backup import backup
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, open_logbook
from easeback.flow.profile import set_facts
from easeback.flow.runs import list_runs
from easeback.flow.take_uploads import take_uploads
from easeback.flow.upload import Announced, begin_upload, take_piece, upload_of
from easeback.flow.upload_whole import begin_unannounced
from easeback.keep import uploads
from easeback.keep.logbook import store
from easeback.keep.logbook.lock import one_at_a_time
from easeback.model.error import BadUse, BrokenPlace
from easeback.model.upload import Purpose, Stage, Upload
from easeback.settings import Settings

RUN = gpx(START, 10, 3.0, "running", None).encode()


@pytest.fixture
def logbook(tmp_path: Path) -> Logbook:
    return open_logbook(Settings(tmp_path / "home"), NOW)


def announce(logbook: Logbook, data: bytes, purpose: Purpose = Purpose.RECORDINGS, name: str = "run.gpx") -> Upload:
    return begin_upload(logbook, Announced(purpose, name, len(data), "1714540000000"), NOW)


def send(logbook: Logbook, data: bytes, purpose: Purpose = Purpose.RECORDINGS, name: str = "run.gpx") -> Upload:
    return take_piece(logbook, announce(logbook, data, purpose, name).id, 0, data)


def taken(logbook: Logbook, upload: Upload) -> Upload:
    take_uploads(logbook.home)
    return upload_of(logbook, upload.id)


def what(upload: Upload) -> str:
    return " ".join(f"{each.what} {each.what_to_do}" for each in upload.problems)


def test_pieces_make_the_file(logbook: Logbook) -> None:
    """In order they add up; one sent twice, one too early, and one past the end change nothing."""
    begun = announce(logbook, RUN)
    assert take_piece(logbook, begun.id, 0, RUN[:1000]).arrived_bytes == 1000
    assert take_piece(logbook, begun.id, 0, RUN[:1000]).arrived_bytes == 1000
    assert take_piece(logbook, begun.id, 5000, RUN[5000:6000]).arrived_bytes == 1000
    assert take_piece(logbook, begun.id, 1000, RUN[1000:] + b"more").arrived_bytes == 1000
    whole = take_piece(logbook, begun.id, 1000, RUN[1000:])
    assert (whole.stage, whole.arrived_bytes) == (Stage.WAITING, len(RUN))
    assert uploads.content(logbook.home, whole).read_bytes() == RUN


def test_chosen_again_it_goes_on(logbook: Logbook) -> None:
    """After a reload the same file is the same upload, where it stopped; another size or date is another file."""
    begun = announce(logbook, RUN)
    take_piece(logbook, begun.id, 0, RUN[:1000])
    again = announce(logbook, RUN)
    assert (again.id, again.arrived_bytes) == (begun.id, 1000)
    assert announce(logbook, RUN + b" ").arrived_bytes == 0


def test_a_run_is_taken_and_its_file_is_gone(logbook: Logbook) -> None:
    """The import is the same as the command line's; the staged file is removed and its outcome told."""
    done = taken(logbook, send(logbook, RUN))
    assert (done.stage, done.counts["taken"], done.counts["runs"], done.problems) == (Stage.DONE, 1, 1, ())
    assert len(list_runs(logbook, START.date(), NOW.date())) == 1
    assert not uploads.content(logbook.home, done).exists()


def test_a_process_of_its_own_does_the_work(logbook: Logbook) -> None:
    """Woken, a second process takes the file in; woken with nothing to do, none is started."""
    assert not wake(logbook)
    upload = send(logbook, RUN)
    assert wake(logbook)
    wait_until_done(logbook.home, 120)
    assert upload_of(logbook, upload.id).stage is Stage.DONE
    assert not wake(logbook)


def test_work_that_was_cut_off_goes_on(logbook: Logbook) -> None:
    """A file whose process died is taken in by the next; one over which it died again and again is left alone."""
    upload = send(logbook, RUN)
    uploads.keep(logbook.home, replace(upload, stage=Stage.WORKING, attempts=1))
    assert taken(logbook, upload).stage is Stage.DONE
    bad = send(logbook, RUN + b"\n", name="bad.gpx")
    uploads.keep(logbook.home, replace(bad, stage=Stage.WORKING, attempts=3))
    assert "again and again" in what(taken(logbook, bad))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("letter.txt", b"Dear runner", "no FIT, GPX or TCX"),
        ("broken.fit", b"\x0e\x10\x00\x00\xff\xff\xff\x7f.FIT", "copy the file"),
        ("cut.zip", b"PK\x03\x04 cut off", "Download it again"),
    ],
)
def test_a_wrong_file_is_told(logbook: Logbook, name: str, data: bytes, words: str) -> None:
    """A letter, a damaged recording, half a zip: done, nothing taken, a sentence that names the file."""
    done = taken(logbook, send(logbook, data, name=name))
    assert (done.stage, done.counts.get("taken", 0), len(done.problems)) == (Stage.DONE, 0, 1)
    assert done.problems[0].where.startswith(name)
    assert words in what(done)


def test_a_zip_bomb_is_refused(logbook: Logbook) -> None:
    """A megabyte that would unpack to a gigabyte costs a sentence and no disk, and the next file is taken."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.gpx", "w", force_zip64=True) as bomb:
            for _ in range(1024):
                bomb.write(bytes(2**20))
        archive.writestr("run.gpx", RUN)
    bomb_upload, run = send(logbook, made.getvalue(), name="export.zip"), send(logbook, RUN)
    assert take_uploads(logbook.home) == 2
    done = upload_of(logbook, bomb_upload.id)
    assert (done.stage, done.counts) == (Stage.DONE, {"refused": 1})
    assert "unpacks to far more than its size" in what(done)
    assert sum(path.stat().st_size for path in logbook.home.rglob("*") if path.is_file()) < 3_000_000
    assert upload_of(logbook, run.id).counts["taken"] == 1


def test_a_diary_is_read_in(logbook: Logbook) -> None:
    """Its days are there afterwards, and a bad word in it is told with its place."""
    csv = b"date,zone,change\n2024-05-01,calf,same\n2024-05-02,elbow,same\n"
    done = taken(logbook, send(logbook, csv, Purpose.DIARY, "diary.csv"))
    assert done.counts == {"new_days": 2}
    assert [day.zone for day in store.days(logbook.runner)] == ["calf", None]
    assert "elbow" in what(done)


def test_a_backup_fills_an_empty_logbook(logbook: Logbook, tmp_path: Path) -> None:
    """Days, runs and originals are there, the work folder is gone, and the same session's runner owns them."""
    other = open_logbook(Settings(tmp_path / "other"), NOW)
    take_uploads_of(other, RUN)
    keep_check_in(other, Said(NOW.date(), {"zone": "calf"}, {}), NOW, "test")
    backup(Settings(other.home), tmp_path / "b.zip", NOW)
    logbook = open_logbook(Settings(logbook.home), NOW)
    done = taken(logbook, send(logbook, (tmp_path / "b.zip").read_bytes(), Purpose.BACKUP, "b.zip"))
    assert (done.stage, done.counts) == (Stage.DONE, {"originals": 1, "recordings": 1, "days": 2})
    assert [day.zone for day in store.days(logbook.runner)] == [None, "calf"]
    assert len(list((logbook.home / "originals").glob("*/*.gz"))) == 1
    assert not uploads.beside(logbook.home, done).exists()


def take_uploads_of(logbook: Logbook, data: bytes) -> None:
    send(logbook, data)
    take_uploads(logbook.home)


def test_a_damaged_backup_changes_nothing(logbook: Logbook, tmp_path: Path) -> None:
    """One byte changed: it is refused in words, the logbook is as empty as before, and can be used."""
    other = open_logbook(Settings(tmp_path / "other"), NOW)
    take_uploads_of(other, RUN)
    backup(Settings(other.home), tmp_path / "b.zip", NOW)
    data = bytearray((tmp_path / "b.zip").read_bytes())
    data[len(data) // 2] ^= 1
    logbook = open_logbook(Settings(logbook.home), NOW)
    failed = taken(logbook, send(logbook, bytes(data), Purpose.BACKUP, "b.zip"))
    assert failed.stage is Stage.FAILED
    assert "is damaged" in what(failed)
    assert str(logbook.home) not in what(failed)
    assert store.days(logbook.runner) == ()


@pytest.mark.parametrize("used_by", ["a check-in", "a fact"])
def test_a_backup_replaces_nothing(logbook: Logbook, used_by: str) -> None:
    """A logbook in which anything was said refuses it before a byte is sent, by both ways in."""
    if used_by == "a fact":
        set_facts(logbook, {"osteoporosis": "no"}, NOW)
    else:
        keep_check_in(logbook, Said(NOW.date(), {"zone": "calf"}, {}), NOW, "test")
    with pytest.raises(BadUse, match="not empty"):
        announce(logbook, RUN, Purpose.BACKUP)
    with pytest.raises(BadUse, match="not empty"):
        begin_unannounced(logbook, Purpose.BACKUP, "b.zip")


@pytest.mark.parametrize("size", [0, 10**15])
def test_a_size_that_cannot_be(logbook: Logbook, size: int) -> None:
    """An empty file and one larger than any export are refused before they are sent."""
    with pytest.raises(BadUse):
        begin_upload(logbook, Announced(Purpose.RECORDINGS, "a.zip", size), NOW)


def test_a_disk_without_room_is_told_first(logbook: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit is refused before it is sent, with both numbers."""
    monkeypatch.setattr("easeback.flow.upload.shutil.disk_usage", lambda _: type("Usage", (), {"free": 200_000_000}))
    with pytest.raises(BrokenPlace, match=r"needs 0\.5 GB.*has 0\.1 GB"):
        begin_upload(logbook, Announced(Purpose.RECORDINGS, "a.zip", 500_000_000), NOW)


def test_a_disk_that_fills_up_loses_nothing(logbook: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """What had arrived stays; with room again the same piece completes it."""
    begun = announce(logbook, RUN)
    take_piece(logbook, begun.id, 0, RUN[:1000])

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(uploads, "append", full)
        with pytest.raises(BrokenPlace, match="no space left"):
            take_piece(logbook, begun.id, 1000, RUN[1000:])
    assert take_piece(logbook, begun.id, 1000, RUN[1000:]).stage is Stage.WAITING


def test_what_is_being_taken_in_cannot_be_dropped(logbook: Logbook) -> None:
    """A file at work stays; any other goes with what has arrived of it, and an unknown one is no error."""
    upload = send(logbook, RUN)
    uploads.keep(logbook.home, replace(upload, stage=Stage.WORKING))
    with pytest.raises(BadUse, match="being taken in"):
        task.forget_upload(logbook, upload.id)
    uploads.keep(logbook.home, upload)
    task.forget_upload(logbook, upload.id)
    task.forget_upload(logbook, upload.id)
    assert uploads.all_of(logbook.home, logbook.runner) == ()


def test_half_a_file_is_forgotten_after_a_week(logbook: Logbook) -> None:
    """What nobody sent on does not fill the disk for ever."""
    begun = announce(logbook, RUN)
    begin_upload(logbook, Announced(Purpose.RECORDINGS, "b.gpx", 5), NOW + timedelta(days=8))
    assert uploads.find(logbook.home, logbook.runner, begun.id) is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\runs\\a.fit", "a.fit"), ("..", "file"), ("a:b?.gpx", "a_b_.gpx")],
)
def test_a_name_is_never_a_way_out(name: str, kept: str) -> None:
    """Whatever a browser calls a file, it lies in its own folder."""
    assert uploads.file_name(name) == kept
    assert uploads.file_name("x" * 500 + ".fit").endswith("x.fit")


@pytest.mark.parametrize("upload_id", ["../../../x", "0" * 23, "", "A" * 24])
def test_an_id_is_never_a_way_out(logbook: Logbook, upload_id: str) -> None:
    """Only ids that we make are looked for."""
    with pytest.raises(BadUse):
        take_piece(logbook, upload_id, 0, b"x")


def test_another_import_is_waited_for(logbook: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another import holds the logbook the file waits, and is taken in after it."""
    upload = send(logbook, RUN)
    held = one_at_a_time(logbook.runner, "import")
    held.__enter__()
    monkeypatch.setattr("easeback.flow.take_uploads.time.sleep", lambda _: held.__exit__(None, None, None))
    assert taken(logbook, upload).stage is Stage.DONE


def test_one_runners_files_are_not_anothers(logbook: Logbook) -> None:
    """On a shared server nobody sees, continues or drops what another sends."""
    begun = announce(logbook, RUN)
    other = Logbook(logbook.home, logbook.runner + 1)
    with pytest.raises(BadUse):
        take_piece(other, begun.id, 0, RUN)
    task.forget_upload(other, begun.id)
    assert uploads.all_of(logbook.home, logbook.runner)[0].id == begun.id
    assert begun.began_at <= datetime.now(UTC)
