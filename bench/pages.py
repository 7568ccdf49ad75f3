"""How long the server takes for a page, beside a bare Django page in the same process; and what a browser sees of it.

    python -m bench.pages [--home LOGBOOK] [--rounds N]

Ten simulated years in the logbook. Prints milliseconds and ratios for each page, looked at again and looked at first
after a check-in; with Chromium also bytes on the wire, layout shift and time to load. A budget is reported here, never
asserted in a test. The logbook of --home is copied, not changed.
"""

from __future__ import annotations

import argparse
import os
import platform
import secrets
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from bench.today import YEARS, build
from django.http import HttpRequest, HttpResponse
from django.urls import path

from easeback.show.web.serving import Serving
from easeback.show.web.set_up import bring_accounts_up_to_date, set_up

ROUNDS, BUDGET_MS, FIRST_KB, LATER_KB = 40, 100, 500, 60
PARTS: Final = ("/check-in/after_run", "/check-in/evening", "/check-in/questions", "/emergency")
DEFAULT_MIDDLEWARE: Final = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
SHIFT = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) shift += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done({ shift, load: performance.getEntriesByType("navigation")[0].loadEventEnd }), 400);
})"""


def bare(_request: HttpRequest) -> HttpResponse:
    """The least that a page can be."""
    return HttpResponse("<!doctype html><title>bare</title><p>bare</p>")


# The addresses of the bare server: this file is its URL configuration too.
urlpatterns = [path("", bare)]


@dataclass(frozen=True, slots=True)
class Took:
    """What the server took for a page [ms]: of the processor, and by the clock of a machine with other work."""

    cpu: float
    clock: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser saw of a page: bytes on the wire, layout shift (0: nothing moved), time to load [ms]."""

    bytes: int
    shift: float
    load_ms: float


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--years", type=int, default=YEARS)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--home", type=Path, help="a logbook made before")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="easeback-bench-") as folder:
        home = Path(folder) / "copy"
        shutil.copytree(chosen.home or build(Path(folder), chosen.years), home)
        print(
            f"\n{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
        )
        served_ms(home, chosen.rounds)
        browse(home)


def served_ms(home: Path, rounds: int) -> None:
    """Prints the server's time for each page."""
    client = let_in(home)
    pages = addresses()
    taken: dict[str, list[Took]] = {}
    peer = bare_ms(rounds)
    for page in pages:
        taken[page] = [ms(partial(client.get, page)) for _ in range(rounds + 1)]
        taken[f"{page}, first after a check-in"] = [first_after_change(client, page) for _ in range(rounds + 1)]
    print(f"\nserver time of {rounds} in one process: CPU ms, ms by the clock; ratio of CPU to the bare page's\n")
    print(f"{'':<44} {'median':>8} {'95th':>8} {'median':>8} {'95th':>8} {'ratio':>8}")
    line("a bare Django page, default middleware", peer, peer)
    for name, each in taken.items():
        # The first of each fills the caches of templates and is what the first page after a start pays.
        line(name, each[1:], peer)
    worst = max(percentile_95([took.cpu for took in each[1:]]) for each in taken.values())
    print(f"\nbudget {BUDGET_MS} ms at the 95th percentile, by CPU: {'within' if worst < BUDGET_MS else 'OVER'}")


def addresses() -> list[str]:
    from easeback.show.web.pages import PAGES

    return [*(f"/{page.path}" for page in PAGES), *PARTS]


def let_in(home: Path) -> Any:
    """A client that is let in to the logbook of `home`."""
    set_up(Serving(home=home, secret_key=secrets.token_urlsafe(40), token="none", hosts=("testserver",)))
    from django.conf import settings
    from django.test import Client

    from easeback.flow.logbook import open_logbook
    from easeback.settings import Settings
    from easeback.show.web import session

    logbook = open_logbook(Settings(home), datetime.now(UTC))
    bring_accounts_up_to_date()
    client = Client()
    entered = client.session
    entered[session.RUNNER] = logbook.runner
    entered.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = entered.session_key or ""
    return client


def bare_ms(rounds: int) -> list[Took]:
    from django.test import Client, override_settings

    with override_settings(ROOT_URLCONF="bench.pages", MIDDLEWARE=DEFAULT_MIDDLEWARE):
        client = Client()
        return [ms(partial(client.get, "/")) for _ in range(rounds + 1)]


def first_after_change(client: Any, page: str) -> Took:
    said = {"key": secrets.token_urlsafe(18), "zone": "calf", "change": "same", "leg_pain_0_10": "2"}
    client.post("/check-in", said)
    return ms(partial(client.get, page))


def ms(work: Callable[[], Any]) -> Took:
    clock, cpu = time.perf_counter(), time.process_time()
    status = work().status_code
    took = Took((time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000)
    assert status in (200, 302), status
    return took


def percentile_95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def line(name: str, taken: list[Took], peer: list[Took]) -> None:
    cpu, clock = [each.cpu for each in taken], [each.clock for each in taken]
    ratio = statistics.median(cpu) / statistics.median(each.cpu for each in peer)
    figures = [f(each) for each in (cpu, clock) for f in (statistics.median, percentile_95)]
    print(f"{name:<44} {' '.join(f'{each:8.1f}' for each in (*figures, ratio))}")


def browse(home: Path) -> None:
    """Prints what Chromium sees of each page, at the first visit and later."""
    if find_spec("playwright") is None:
        print("\nno browser figures: `make check` installs the development tools and Chromium")
        return
    from playwright.sync_api import sync_playwright
    from tools.take_screenshots import ARGUMENTS, CHROMIUM, served

    with served(home) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        door = browser.new_context(service_workers="block")
        door.new_page().goto(address)
        state = door.storage_state()
        first, later = {}, {}
        for page in addresses():
            seen = visits(browser, state, address.split("/enter/")[0] + page)
            first[page], later[page] = seen
        browser.close()
    report_seen(first, later)


def visits(browser: Any, state: Any, address: str) -> tuple[Seen, Seen]:
    """The first visit of a browser that has nothing, and its second. Without the worker, which fetches by itself."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, storage_state=state, service_workers="block")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    received: list[int] = []
    wire.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    wire.send("Network.enable")
    seen = (visit(page, address, received), visit(page, address, received))
    context.close()
    return seen


def visit(page: Any, address: str, received: list[int]) -> Seen:
    received.clear()
    page.goto(address, wait_until="networkidle")
    told = page.evaluate(SHIFT)
    return Seen(sum(received), told["shift"], told["load"])


def report_seen(first: Mapping[str, Seen], later: Mapping[str, Seen]) -> None:
    print(
        "\nChromium, 390 pixels wide: kB on the wire at the first visit and later, layout shift, ms to load (later)\n"
    )
    for page, seen in first.items():
        then = later[page]
        shift = max(seen.shift, then.shift)
        print(f"{page:<28} {seen.bytes / 1000:7.1f} kB {then.bytes / 1000:7.1f} kB {shift:7.3f} {then.load_ms:7.0f} ms")
    fits = all(each.bytes < FIRST_KB * 1000 for each in first.values())
    fits = fits and all(each.bytes < LATER_KB * 1000 for each in later.values())
    print(f"\nbudgets {FIRST_KB} kB and {LATER_KB} kB, no shift: {'within' if fits else 'OVER'}")


if __name__ == "__main__":
    main()
