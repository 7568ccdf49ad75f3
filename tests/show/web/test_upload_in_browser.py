"""Files sent by a real browser to a real server: large ones, cut off ones, by drop and by a plain form."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from tests.show.web.conftest import Visit
from tests.small_recordings import START, gpx

from easeback.flow.logbook import Logbook
from easeback.keep import uploads
from easeback.keep.logbook import store
from easeback.model.upload import Stage

RUN = gpx(START, 10, 3.0, "running", None).encode()
LARGE_BYTES = 500_000_000
# Pages of this part, and a sentence that must stand on each.
CONTENT = {
    "/in-and-out": "Choose files, or drop them here",
    "/in-and-out/imports/last": "The last import met no new file",
    "/in-and-out/erase": "It cannot be undone",
    "/profile": "What a clinician said about running",
}


@pytest.fixture
def page(visit: Visit) -> Page:
    page = visit.open()
    page.goto(visit.base + "/in-and-out")
    expect(page.get_by_text("Choose files, or drop them here")).to_be_visible()
    return page


def choose(page: Page, *files: Path) -> None:
    page.locator("#files").set_input_files([str(file) for file in files])


def test_an_export_is_brought_in(page: Page, web_logbook: Logbook, tmp_path: Path) -> None:
    """Chosen, it goes by itself: sent, taken in beside the pages, its outcome shown, without a further tap."""
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("activities/1.gpx", RUN)
        archive.writestr("broken.gpx", b"<gpx>")
    choose(page, tmp_path / "export.zip")
    done = page.locator(".upload-done")
    expect(done).to_contain_text("1 runs", timeout=60_000)
    expect(done).to_contain_text("broken.gpx")
    expect(page.locator("#past")).to_contain_text("2 files, 1 taken")
    assert len(store.days(web_logbook.runner)) == 1
    done.get_by_role("button", name="Take export.zip off this list").click()
    expect(page.locator(".upload")).to_have_count(0)


def test_a_lost_network_goes_on_where_it_stopped(visit: Visit, page: Page, tmp_path: Path) -> None:
    """Three pieces: the network fails at the second; the page says so, and sends no piece twice."""
    (tmp_path / "large.bin").write_bytes(os.urandom(5_000_000))
    offsets: list[str] = []

    def once_without_network(route: Route) -> None:
        offsets.append(route.request.url.rpartition("/")[2])
        route.abort("internetdisconnected") if len(offsets) == 2 else route.continue_()

    page.route("**/from/*", once_without_network)
    choose(page, tmp_path / "large.bin")
    expect(page.get_by_text("No connection. It goes on by itself")).to_be_visible()
    expect(page.locator(".upload-done")).to_contain_text("large.bin", timeout=60_000)
    assert offsets == ["0", "2097152", "2097152", "4194304"]
    visit.complaints[:] = [each for each in visit.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def test_a_reload_in_mid_upload_loses_nothing(page: Page, visit: Visit, web_logbook: Logbook, tmp_path: Path) -> None:
    """Left in the middle, the page says how much is here; the same file chosen again sends only the rest."""
    (tmp_path / "large.bin").write_bytes(os.urandom(5_000_000))
    page.route("**/from/2097152", lambda route: route.abort("connectionclosed"))
    choose(page, tmp_path / "large.bin")
    expect(page.get_by_text("No connection. It goes on by itself")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(visit.base + "/in-and-out")
    expect(page.locator(".upload-arriving")).to_contain_text("2.1 of 5.0 MB are here")
    page.unroute_all()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "/from/" in request.url else None)
    choose(page, tmp_path / "large.bin")
    expect(page.locator(".upload-done")).to_contain_text("large.bin", timeout=60_000)
    assert [url.rpartition("/")[2] for url in sent] == ["2097152", "4194304"]
    visit.complaints[:] = [each for each in visit.complaints if "ERR_CONNECTION_CLOSED" not in each]
    assert uploads.all_of(web_logbook.home, web_logbook.runner)[0].stage is Stage.DONE


def test_five_hundred_megabytes(page: Page, visit: Visit, web_logbook: Logbook, tmp_path: Path) -> None:
    """An export of that size is streamed to the disk: the server grows by less than 150 MB, and pages answer."""
    with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("activities/1.gpx", RUN)
        for number in range(5):
            archive.writestr(f"media/{number}.jpg", os.urandom(LARGE_BYTES // 5))
    before = memory_of_server_mb(web_logbook.home)
    choose(page, tmp_path / "export.zip")
    other = page.context.new_page()
    other.goto(visit.base + "/profile")
    expect(other.get_by_role("heading", name="Your profile")).to_be_visible()
    most = 0.0
    done = page.locator(".upload-done")
    while not done.count():
        page.wait_for_timeout(200)
        most = max(most, memory_of_server_mb(web_logbook.home))
    expect(done).to_contain_text("1 runs")
    assert before > 20
    assert most - before < 150
    assert not list((web_logbook.home / "uploads").rglob("*.zip"))


def memory_of_server_mb(home: Path) -> float:
    """The resident memory of the largest process that serves `home` [MB]; not of the one that imports."""
    found = [0.0]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            parent = (process / "stat").read_text().rsplit(")", 1)[1].split()[1]
            of_parent = Path(f"/proc/{parent}/cmdline").read_bytes().split(b"\0")
            rows = (process / "status").read_text()
        except OSError:
            continue
        is_served = (b"serve" in command and str(home).encode() in command) or (
            b"serve" in of_parent and b"easeback.flow.take_uploads" not in command
        )
        if is_served and "VmRSS" in rows:
            found.append(int(rows.split("VmRSS:")[1].split()[0]) / 1000)
    return max(found)


def test_dropped_files_are_taken(page: Page) -> None:
    """Dragged onto the page and let go, a file is on its way as if it had been chosen."""
    transfer = page.evaluate_handle(
        """text => { const all = new DataTransfer(); all.items.add(new File([text], "dropped.gpx")); return all; }""",
        RUN.decode(),
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": transfer})
    expect(page.locator(".upload-done")).to_contain_text("dropped.gpx", timeout=60_000)


def test_a_refused_file_is_told_at_once(page: Page, visit: Visit, tmp_path: Path) -> None:
    """An empty file gets its sentence beside the form, in reach of a screen reader."""
    (tmp_path / "empty.gpx").write_bytes(b"")
    choose(page, tmp_path / "empty.gpx")
    expect(page.get_by_role("alert")).to_contain_text("empty.gpx is empty")
    visit.complaints[:] = [each for each in visit.complaints if "400" not in each]


def test_without_script(visit: Visit, tmp_path: Path) -> None:
    """The plain form sends the file, and a link looks again until it is done."""
    (tmp_path / "run.gpx").write_bytes(RUN)
    page = visit.open(java_script_enabled=False)
    page.goto(visit.base + "/in-and-out")
    choose(page, tmp_path / "run.gpx")
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_text("It has arrived and is being taken in")).to_be_visible()
    for _ in range(60):
        if page.locator(".upload-done").count():
            break
        page.get_by_role("link", name="Look again").click()
        page.wait_for_timeout(500)
    expect(page.locator(".upload-done")).to_contain_text("1 runs")


def test_profile_by_keyboard(visit: Visit, page: Page, web_logbook: Logbook) -> None:
    """A group is opened, answered and kept by keys alone; what is wrong is shown open, beside its field."""
    page.goto(visit.base + "/profile")
    page.locator("#week > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    expect(page.locator("#e-usual_run_km")).to_contain_text("is not a number")
    page.locator("#p-usual_run_km").fill("8,5")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept.")).to_be_visible()
    assert store.profile(web_logbook.runner).usual_run_km == 8.5
    visit.complaints[:] = [each for each in visit.complaints if "400" not in each]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, tmp_path: Path, look: str) -> None:
    """The pages with a file that was taken, one that failed in part and one half here; every fold open."""
    page = visit.open(color_scheme=look, bypass_csp=True)
    page.goto(visit.base + "/in-and-out")
    (tmp_path / "letter.txt").write_text("Dear runner")
    choose(page, tmp_path / "letter.txt")
    expect(page.locator(".upload-done")).to_be_visible(timeout=60_000)
    found = {}
    for path in (*CONTENT, "/in-and-out/imports/refused"):
        page.goto(visit.base + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for fold in page.locator("details").all():
            fold.evaluate("each => each.open = true")
        page.wait_for_timeout(250)
        if wrong := Axe().run(page).response["violations"]:
            found[path] = [f"{each['id']}: {node['html']}" for each in wrong for node in each["nodes"]]
    assert found == {}


def test_nothing_is_cut_off(visit: Visit) -> None:
    """On the smallest phones no page scrolls sideways."""
    page = visit.open(viewport={"width": 320, "height": 568})
    for path, content in CONTENT.items():
        page.goto(visit.base + path)
        expect(page.get_by_text(content).first).to_be_visible()
        for fold in page.locator("details").all():
            fold.evaluate("each => each.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
