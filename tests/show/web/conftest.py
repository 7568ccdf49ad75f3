"""The pages in this process, on a logbook of their own; and the real server with a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from tools.take_screenshots import ARGUMENTS, CHROMIUM, served

from easeback.flow.logbook import Logbook, open_logbook
from easeback.settings import Settings
from easeback.show.web.serving import Serving
from easeback.show.web.set_up import bring_accounts_up_to_date
from easeback.show.web.settings import web_settings

TOKEN = "a-word-that-works-once"


def serving_of(home: Path, **others: object) -> Serving:
    """How the pages of `home` are served in a test."""
    told = {"home": home, "secret_key": "for tests alone " * 4, "token": TOKEN, "hosts": ("127.0.0.1", "testserver")}
    return Serving(**(told | others))  # type: ignore[arg-type]


@contextmanager
def served_as(serving: Serving) -> Iterator[None]:
    """This process set up as the server is: the settings first, since some apps look at them when they are set up.

    The database in use is that of the logbook opened last, as everywhere.
    """
    told = web_settings(serving)
    # The command line has none, and Django would miss it on the way back.
    settings.SECRET_KEY = told.pop("SECRET_KEY")
    del told["DATABASES"]
    apps = told.pop("INSTALLED_APPS")
    with override_settings(**told), override_settings(INSTALLED_APPS=apps):
        yield


@pytest.fixture(scope="session")
def web_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty logbook with the tables of sessions and accounts, made once and copied by each test."""
    home = tmp_path_factory.mktemp("web") / "home"
    with served_as(serving_of(home)):
        open_logbook(Settings(home), datetime.now(UTC))
        bring_accounts_up_to_date()
    return home


@pytest.fixture
def home(web_place: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return Path(shutil.copytree(web_place, tmp_path / "home"))


@pytest.fixture
def web_logbook(home: Path) -> Iterator[Logbook]:
    """Its logbook, with this process set up as the server is."""
    with served_as(serving_of(home)):
        yield open_logbook(Settings(home), datetime.now(UTC))


@pytest.fixture
def stranger(web_logbook: Logbook) -> Client:  # noqa: ARG001 - it must be open
    """A browser that was not let in. CSRF is checked as in a browser."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def client(web_logbook: Logbook) -> Client:
    """A browser that came in by the one-time address."""
    client = Client()
    session = client.session
    session["runner"] = web_logbook.runner
    session.save()
    client.cookies[f"easeback_{8321}"] = session.session_key or ""
    return client


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real browser. Without one the test is skipped, in CI it fails."""
    if not Path(CHROMIUM).exists():
        why = f"no Chromium at {CHROMIUM}: `sh tools/get_chromium` installs Debian's"
        pytest.fail(why) if os.environ.get("CI") == "true" else pytest.skip(why)
    # Playwright keeps an event loop running in this thread, beside which Django would refuse to use the database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass(slots=True)
class Visit:
    """A real server on a logbook of its own, and what its browser complained of."""

    browser: Browser
    address: str
    home: Path
    complaints: list[str]

    @property
    def base(self) -> str:
        return self.address.split("/enter/")[0]

    def open(self, **context: Any) -> Page:
        """A page of a new browser that comes in by the one-time address; every complaint of its console is noted."""
        page = self.browser.new_context(**({"viewport": PHONE} | context)).new_page()
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.address)
        return page

    def _note(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)


PHONE = {"width": 390, "height": 844}


@pytest.fixture
def visit(chromium: Browser, home: Path, web_logbook: Logbook) -> Iterator[Visit]:  # noqa: ARG001 - made first
    """The whole program as a runner starts it; at the end its console must have been quiet."""
    with served(home) as address:
        visit = Visit(chromium, address, home, [])
        yield visit
        for context in chromium.contexts:
            context.close()
    assert visit.complaints == []
