"""In and out by plain forms and by pieces, as browsers with and without script send them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.show.web.conftest import TOKEN
from tests.small_recordings import NOW, START, gpx

from easeback.flow.add_files import add_files
from easeback.flow.backup import backup as make_backup
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, open_logbook
from easeback.flow.take_uploads import take_uploads
from easeback.keep import uploads
from easeback.keep.logbook import store
from easeback.settings import Settings

RUN = gpx(START, 10, 3.0, "running", None).encode()
BYTES = "application/octet-stream"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is done when the test says so; that a process of its own does it is tested in the flow."""
    monkeypatch.setattr(
        "easeback.flow.background.subprocess.Popen", lambda *_, **__: type("Idle", (), {"poll": lambda _: None})()
    )


@pytest.fixture
def with_run(web_logbook: Logbook, tmp_path: Path) -> Logbook:
    (tmp_path / "a.gpx").write_bytes(RUN)
    add_files(web_logbook, [tmp_path / "a.gpx"], NOW)
    return web_logbook


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def begin(client: Client, data: bytes, name: str = "run.gpx") -> dict[str, object]:
    response = client.post("/in-and-out/uploads/begin/recordings", {"name": name, "size": len(data), "changed": "1"})
    told: dict[str, object] = response.json()
    return told


def test_a_plain_form_brings_files_in(client: Client, web_logbook: Logbook) -> None:
    """Two files at once, without script: they lie staged, owner-only, and then they are taken in and told."""
    files = [SimpleUploadedFile("a.gpx", RUN), SimpleUploadedFile("letter.txt", b"Dear runner")]
    response = client.post("/in-and-out/send/recordings", {"files": files})
    assert response.headers["Location"] == "/in-and-out"
    staged = [path for path in (web_logbook.home / "uploads").rglob("*") if path.is_file()]
    assert all(path.stat().st_mode & 0o077 == 0 for path in staged)
    assert "has arrived" in text(client, "/in-and-out")
    take_uploads(web_logbook.home)
    page = text(client, "/in-and-out")
    assert "1 runs" in page
    assert "letter.txt" in page
    assert "every 1s" not in page
    assert [path.name for path in (web_logbook.home / "uploads").rglob("content")] == []


def test_pieces_go_on_where_they_stopped(client: Client, web_logbook: Logbook) -> None:
    """Announced, sent in part, announced again: the server says how much it has, and the rest completes it."""
    told = begin(client, RUN)
    first = client.post(f"/in-and-out/uploads/{told['id']}/from/0", RUN[:1000], content_type=BYTES).json()
    assert (first["arrived"], first["stage"]) == (1000, "arriving")
    assert "goes on where it stopped" in text(client, "/in-and-out/uploads")
    assert begin(client, RUN) == {"id": told["id"], "stage": "arriving", "arrived": 1000}
    doubled = client.post(f"/in-and-out/uploads/{told['id']}/from/0", RUN[:1000], content_type=BYTES).json()
    assert doubled["arrived"] == 1000
    last = client.post(f"/in-and-out/uploads/{told['id']}/from/1000", RUN[1000:], content_type=BYTES).json()
    assert last["stage"] == "waiting"
    assert "every 1s" in text(client, "/in-and-out/uploads")
    take_uploads(web_logbook.home)
    assert len(store.days(web_logbook.runner)) == 1


@pytest.mark.parametrize("size", ["", "-1", "0", "1e9", "9" * 20])
def test_a_size_that_cannot_be_is_refused_in_words(client: Client, size: str) -> None:
    """The script gets a sentence to show."""
    response = client.post("/in-and-out/uploads/begin/recordings", {"name": "a.zip", "size": size})
    assert response.status_code == 400
    assert response.json()["what"]
    assert response.json()["what_to_do"]


def test_a_piece_of_no_upload_or_too_large_is_refused(client: Client) -> None:
    """An upload that was taken off the list, and a piece that would fill the memory."""
    assert client.post(f"/in-and-out/uploads/{'0' * 24}/from/0", b"x", content_type=BYTES).status_code == 400
    told = begin(client, bytes(3 * 2**20))
    large = client.post(f"/in-and-out/uploads/{told['id']}/from/0", bytes(3 * 2**20), content_type=BYTES)
    assert (large.status_code, "too large" in large.json()["what"]) == (400, True)


def test_no_file_and_an_empty_file_are_told(client: Client, web_logbook: Logbook) -> None:
    """A form without a file and one with an empty one say so, and leave nothing."""
    assert client.post("/in-and-out/send/recordings", {}).status_code == 400
    empty = client.post("/in-and-out/send/recordings", {"files": SimpleUploadedFile("a.gpx", b"")})
    assert (empty.status_code, "is empty" in empty.content.decode()) == (400, True)
    assert uploads.all_of(web_logbook.home, web_logbook.runner) == ()


def test_a_forged_form_leaves_no_file(stranger: Client, web_logbook: Logbook) -> None:
    """Without its token, from an expired page or another site, what came with it is gone from the disk."""
    stranger.get(f"/enter/{TOKEN}")
    response = stranger.post("/in-and-out/send/recordings", {"files": SimpleUploadedFile("a.gpx", RUN)})
    assert response.status_code == 403
    assert uploads.all_of(web_logbook.home, web_logbook.runner) == ()


def test_an_expired_session_loses_no_piece(client: Client, web_logbook: Logbook) -> None:
    """Signed out in mid upload the next piece is refused with a page, and what had arrived stays."""
    told = begin(client, RUN)
    client.post(f"/in-and-out/uploads/{told['id']}/from/0", RUN[:1000], content_type=BYTES)
    client.post("/leave")
    refused = client.post(f"/in-and-out/uploads/{told['id']}/from/1000", RUN[1000:], content_type=BYTES)
    assert (refused.status_code, refused["Content-Type"].startswith("text/html")) == (403, True)
    assert uploads.all_of(web_logbook.home, web_logbook.runner)[0].arrived_bytes == 1000


def test_a_file_goes_off_the_list(client: Client, web_logbook: Logbook) -> None:
    """Dropped twice (double tap, two tabs) it is gone once."""
    told = begin(client, RUN)
    for _ in range(2):
        assert client.post(f"/in-and-out/uploads/{told['id']}/forget").status_code == 302
    assert uploads.all_of(web_logbook.home, web_logbook.runner) == ()


def test_every_file_has_its_line(client: Client, web_logbook: Logbook, tmp_path: Path) -> None:
    """The last import file by file, the refused with what to do, and a long list in pages."""
    (tmp_path / "export").mkdir()
    for number in range(60):
        (tmp_path / "export" / f"n{number:02}.json").write_text("[]")
    (tmp_path / "bad.fit").write_bytes(b"\x0e\x10\x00\x00\xff\xff\xff\x7f.FIT")
    add_files(web_logbook, [tmp_path / "bad.fit", tmp_path / "export"], NOW)
    first = text(client, "/in-and-out/imports/last")
    assert first.count("<li class=") == 50
    assert "page 1 of 2" in first
    assert "bad.fit" in text(client, "/in-and-out/imports/all?page=2")
    refused = text(client, "/in-and-out/imports/refused")
    assert (refused.count("<li class="), "bad.fit" in refused) == (1, True)
    assert client.get("/in-and-out/imports/some").status_code == 400


def test_a_backup_is_downloaded(client: Client, with_run: Logbook) -> None:
    """It is a whole backup with its list, and nothing of it stays on the disk."""
    response = client.post("/in-and-out/backup")
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist()[-1] == "manifest.json"
        assert sum(name.startswith("originals/") for name in archive.namelist()) == 1
    assert "attachment" in response["Content-Disposition"]
    assert list((with_run.home / "downloads").iterdir()) == []


@pytest.mark.usefixtures("with_run")
def test_the_tables_are_downloaded(client: Client) -> None:
    """The same files as `easeback export` writes, in one zip."""
    data = b"".join(client.post("/in-and-out/tables").streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist()}
        assert {"days.csv", "runs.csv", "runs.parquet", "dictionary.csv"} <= names
        runs = archive.read(next(name for name in archive.namelist() if name.endswith("runs.csv"))).decode()
    assert len(runs.strip().splitlines()) == 2


def test_the_diary_goes_out_and_in(client: Client, web_logbook: Logbook) -> None:
    """What was read in comes out as the same rows."""
    csv = b"date,zone,change\n2024-05-01,calf,same\n"
    client.post("/in-and-out/send/diary", {"files": SimpleUploadedFile("diary.csv", csv)})
    take_uploads(web_logbook.home)
    out = client.post("/in-and-out/diary").content.decode()
    assert out.splitlines()[1].startswith("2024-05-01,calf")


def test_a_backup_is_restored_and_the_browser_stays_in(client: Client, web_logbook: Logbook, tmp_path: Path) -> None:
    """Into an empty logbook by a plain form: the same session sees the days that came back."""
    assert "Restore the backup" in text(client, "/in-and-out")
    other = open_logbook(Settings(tmp_path / "other"), NOW)
    keep_check_in(other, Said(NOW.date(), {"zone": "calf"}, {}), NOW, "test")
    make_backup(Settings(other.home), tmp_path / "b.zip", NOW)
    open_logbook(Settings(web_logbook.home), NOW)
    client.post("/in-and-out/send/backup", {"files": SimpleUploadedFile("b.zip", (tmp_path / "b.zip").read_bytes())})
    take_uploads(web_logbook.home)
    page = text(client, "/in-and-out")
    assert "1 days" in page
    assert "Restore the backup" not in page
    assert "2024-05-10,calf" in client.post("/in-and-out/diary").content.decode()


def test_a_used_logbook_takes_no_backup(client: Client, web_logbook: Logbook, with_run: Logbook) -> None:
    """The form is not shown, and sent all the same it is refused in words and leaves no file."""
    assert "Restore the backup" not in text(client, "/in-and-out")
    data = b"".join(client.post("/in-and-out/backup").streaming_content)  # type: ignore[attr-defined]
    refused = client.post("/in-and-out/send/backup", {"files": SimpleUploadedFile("b.zip", data)})
    assert (refused.status_code, "not empty" in refused.content.decode()) == (400, True)
    assert uploads.all_of(web_logbook.home, web_logbook.runner) == ()
    assert len(store.days(with_run.runner)) == 1


def test_erasing_asks_for_the_word(client: Client, with_run: Logbook) -> None:
    """Another word erases nothing; the word itself everything, signs out, and clears what the browser kept."""
    assert "1 day of your diary and 1 recorded files" in text(client, "/in-and-out/erase")
    wrong = client.post("/in-and-out/erase", {"typed": "yes"})
    assert (wrong.status_code, "Nothing was erased" in wrong.content.decode()) == (400, True)
    assert len(store.days(with_run.runner)) == 1
    done = client.post("/in-and-out/erase", {"typed": "erase"})
    assert done.status_code == 200
    assert done["Clear-Site-Data"] == '"cache", "storage"'
    assert store.first_runner() is None
    assert client.get("/").status_code == 403


def test_the_page_leaves_the_report_its_place(client: Client) -> None:
    """The clinician's report, calendar and watch are named as coming, and nothing links to them."""
    page = text(client, "/in-and-out")
    assert "come with a later version" in page
    assert not re.search(r'href="[^"]*(report|calendar|watch)', page)
