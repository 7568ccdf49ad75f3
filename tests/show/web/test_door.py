"""Who is let in, and what every response forbids."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from tests.show.web.conftest import TOKEN, served_as, serving_of

from easeback.flow.logbook import Logbook
from easeback.show.web.accounts.models import RunnerAccount
from easeback.show.web.pages import PAGES
from easeback.show.web.serving import Reach
from easeback.show.web.views import enter

PUBLIC = ("/emergency", "/offline", "/manifest.webmanifest", "/service-worker.js", "/signed-out")


@pytest.fixture(autouse=True)
def unused_token() -> None:
    enter._USED.clear()


def test_the_address_works_once(stranger: Client) -> None:
    """The first browser with the word is let in and stays in; a second one with the same word is not."""
    assert stranger.get("/").status_code == 403
    assert stranger.get(f"/enter/{TOKEN}").headers["Location"] == "/"
    assert stranger.get("/").status_code == 200
    second = Client()
    assert second.get(f"/enter/{TOKEN}").status_code == 403
    assert second.get("/").status_code == 403


def test_a_wrong_word_opens_nothing(stranger: Client) -> None:
    """A guessed word is refused, and does not use up the right one."""
    assert stranger.get("/enter/guessed").status_code == 403
    assert stranger.get(f"/enter/{TOKEN}").status_code == 302


@pytest.mark.parametrize("page", [f"/{page.path}" for page in PAGES])
def test_every_page_is_closed_to_strangers(stranger: Client, page: str) -> None:
    """No page of a runner answers a browser that was not let in; it says how to come in."""
    response = stranger.get(page)
    assert response.status_code == 403
    assert "easeback serve" in response.content.decode()


@pytest.mark.parametrize("page", [*PUBLIC, *(f"/{page.path}" for page in PAGES)])
def test_every_response_carries_the_policy(client: Client, page: str) -> None:
    """No script or style from elsewhere or inside a page, no framing, no sniffing, and no cache but our own."""
    response = client.get(page)
    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] in ("no-store", "no-cache")


@pytest.mark.parametrize("page", [*PUBLIC[:2], *(f"/{page.path}" for page in PAGES)])
def test_no_page_holds_a_style_or_a_script(client: Client, page: str) -> None:
    """The policy would block them: no style attribute, no handler, no script without an address."""
    text = client.get(page).content.decode()
    assert "<script" in text
    assert " style=" not in text
    assert "<style" not in text
    assert " onclick=" not in text
    assert text.count("<script") == text.count("<script src=") + text.count('<script type="module" src=')


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_FORWARDED_HOST"])
def test_forwarded_requests_are_refused_at_home(client: Client, header: str) -> None:
    """Served to this machine alone, a request through a proxy is told so."""
    response = client.get("/", **{header: "10.0.0.1"})  # type: ignore[arg-type]
    assert response.status_code == 400
    assert "--behind-https" in response.content.decode()


def test_another_host_is_refused(client: Client) -> None:
    """A foreign name that resolves to this machine (DNS rebinding) gets nothing."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_form_without_its_token_keeps_nothing(stranger: Client) -> None:
    """A forged or outdated form is refused with a sentence and a way on."""
    stranger.get(f"/enter/{TOKEN}")
    response = stranger.post("/check-in", {"zone": "calf", "key": "k" * 20})
    assert response.status_code == 403
    assert "Nothing was kept" in response.content.decode()


def test_leaving_clears_what_the_browser_kept(client: Client) -> None:
    """Signing out ends the session and has the browser drop its caches and its queue."""
    response = client.post("/leave")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/").status_code == 403


@pytest.mark.parametrize("reach", list(Reach))
def test_djangos_deployment_checks_pass(home: Path, reach: Reach) -> None:
    """`check --deploy` finds nothing in any of the three ways of serving."""
    serving = serving_of(home, reach=reach, secret_key="0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP")
    told = StringIO()
    with served_as(serving):
        call_command("check", deploy=True, fail_level="WARNING", stdout=told, stderr=told)
    assert "no issues" in told.getvalue()


def test_elsewhere_an_account_is_needed(home: Path, web_logbook: Logbook) -> None:
    """On the home's network the word lets nobody in; it lets its holder choose a password, once, for this logbook."""
    with served_as(serving_of(home, reach=Reach.LAN)):
        browser = Client()
        assert browser.get("/", secure=True).headers["Location"].startswith("/account/login/")
        assert not get_user_model().objects.exists()
        assert "closed" in browser.get("/account/signup/", secure=True).content.decode().lower()
        assert browser.get(f"/enter/{TOKEN}", secure=True).headers["Location"] == "/account/signup/"
        form = {"username": "ada", "password1": "calm-river-under-7-stones", "password2": "calm-river-under-7-stones"}
        assert browser.post("/account/signup/", form, secure=True).headers["Location"] == "/"
        assert browser.get("/", secure=True).status_code == 200
        assert RunnerAccount.objects.get().runner == web_logbook.runner
        assert "closed" in Client().get("/account/signup/", secure=True).content.decode().lower()


@pytest.mark.usefixtures("web_logbook")
def test_behind_a_proxy_only_the_proxy_is_heard(home: Path) -> None:
    """Forwarded headers count from the named proxy alone; plain HTTP is sent to HTTPS."""
    serving = serving_of(home, reach=Reach.PROXY, proxies=("127.0.0.1",))
    with served_as(serving):
        assert Client(REMOTE_ADDR="10.0.0.9").get("/").status_code == 403
        assert Client().get("/emergency").headers["Location"].startswith("https://")
        assert Client(HTTP_X_FORWARDED_PROTO="https").get("/emergency").status_code == 200
