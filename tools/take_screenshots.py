"""Takes pictures of every page with Chromium, on a phone and a desktop, light and dark, for people to look at.

    python tools/take_screenshots.py FOLDER --home HOME [--page /path ...] [--full]

serves the logbook of HOME (it may be new) on a free port and writes FOLDER/HOME-PAGE-SIZE-LOOK.png.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("EASEBACK_CHROMIUM", "/usr/bin/chromium")
# What a container and a quiet machine need.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
PAGES = (
    "/",
    "/check-in",
    "/check-in/after_run",
    "/check-in/evening",
    "/check-in/questions",
    "/runs",
    "/emergency",
    "/offline",
)


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The one-time address of a server of `home` on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "easeback", "serve", "--no-browser", "--home", str(home), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            for line in server.stdout:
                if found := re.search(r"https?://\S+/enter/\S+", line):
                    yield found[0]
                    break
        finally:
            server.terminate()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--page", action="append")
    options.add_argument("--full", action="store_true", help="the whole length of a page")
    options.add_argument("--look", action="append", choices=["light", "dark"])
    options.add_argument("--size", action="append", choices=list(SIZES))
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with served(chosen.home) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        door = browser.new_context(service_workers="block")
        door.new_page().goto(address)
        state = door.storage_state()
        base = address.split("/enter/")[0]
        for size in chosen.size or SIZES:
            for look in chosen.look or ("light", "dark"):
                width, height = SIZES[size]
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=look,
                    storage_state=state,
                    service_workers="block",
                )
                page = context.new_page()
                for path in chosen.page or PAGES:
                    page.goto(base + path)
                    name = re.sub(r"\W+", "-", path.strip("/")) or "today"
                    picture = chosen.folder / f"{chosen.home.name}-{name}-{size}-{look}.png"
                    page.screenshot(path=picture, full_page=chosen.full)
                    print(picture)


if __name__ == "__main__":
    main()
