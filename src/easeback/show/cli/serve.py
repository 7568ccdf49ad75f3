"""`easeback serve`: the pages, on this machine, in this home, or behind a proxy with HTTPS."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from ipaddress import ip_address
from typing import TYPE_CHECKING

import click

from easeback.model.error import BadUse
from easeback.settings import Settings
from easeback.show.cli.lines import say
from easeback.show.cli.options import now, with_settings

if TYPE_CHECKING:
    from easeback.show.web.server import Keys
    from easeback.show.web.serving import Reach, Serving

PORT = 8321
SCAN = (
    "Scan it with a phone in the same network. The phone warns once, since the certificate is this machine's own: "
    "{certificate}. Installed on the phone, it ends the warning and lets the pages work offline."
)


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port.")
@click.option("--host", help="The address to bind to; with --behind-https another than this machine's own.")
@click.option("--lan", is_flag=True, help="For phones at home: HTTPS with a certificate of its own, and an account.")
@click.option("--behind-https", metavar="NAME", help="The public name, where a proxy with HTTPS stands in front.")
@click.option("--proxy", default="127.0.0.1", show_default=True, help="The proxy's address, with --behind-https.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@with_settings
def serve(
    settings: Settings,
    port: int,
    host: str | None,
    lan: bool,
    behind_https: str | None,
    proxy: str,
    no_browser: bool,
) -> None:
    """The pages: served to this machine alone, and opened in the browser.

    The address that is printed holds a word that works once; keep it to yourself.

    \b
      easeback serve
      easeback serve --lan
      easeback serve --behind-https run.example.org
    """
    # Imported here and in this order: Django must be set up for the pages before a flow sets it up for commands.
    from easeback.show.web.serving import Reach

    reach = Reach.LAN if lan else Reach.PROXY if behind_https else Reach.LOCAL
    _refuse_open_doors(host, reach, lan and behind_https is not None)
    serving = _serving(settings, reach, _host(host, reach), port, behind_https, proxy)
    _prepare(serving)
    keys = _keys(serving) if reach is Reach.LAN else None
    _refuse_taken(serving)
    _run(serving, keys, open_browser=not no_browser and reach is Reach.LOCAL)


def _refuse_open_doors(host: str | None, reach: Reach, is_both: bool) -> None:
    if is_both:
        raise BadUse("--lan and --behind-https exclude each other.", "Choose the one that you mean.")
    if reach == "local" and host is not None and not _is_loopback(host):
        raise BadUse(
            f"{host} can be reached by others, and without HTTPS your health data would cross the network in the open.",
            "Use --lan for phones at home, or --behind-https NAME where a proxy with HTTPS stands in front.",
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _host(host: str | None, reach: Reach) -> str:
    return host or ("0.0.0.0" if reach == "lan" else "127.0.0.1")


def _serving(settings: Settings, reach: Reach, host: str, port: int, name: str | None, proxy: str) -> Serving:
    from easeback.flow.serve import prepared_home, secret_key
    from easeback.show.web.serving import Reach, Serving

    prepared_home(settings)
    ours = ("127.0.0.1", "localhost", "[::1]")
    names = {Reach.LOCAL: ours, Reach.LAN: (*ours, *_home_addresses()), Reach.PROXY: (name or "",)}[reach]
    return Serving(
        home=settings.home,
        secret_key=secret_key(settings.home),
        token=secrets.token_urlsafe(24),
        host=host,
        port=port,
        reach=reach,
        hosts=names,
        proxies=(proxy,) if reach is Reach.PROXY else (),
        allow_synced_home=settings.allow_synced_home,
    )


def _prepare(serving: Serving) -> None:
    """The logbook is made or brought up to date before anybody can ask for it."""
    from easeback.show.web.set_up import bring_accounts_up_to_date, let_go, set_up

    set_up(serving)
    from easeback.flow.logbook import open_logbook

    open_logbook(serving.settings, now())
    bring_accounts_up_to_date()
    let_go()


def _home_addresses() -> tuple[str, ...]:
    """The addresses under which the home's network knows this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks the system which of its addresses it would use. The net is for documents.
            probe.connect(("192.0.2.1", 9))
            address = probe.getsockname()[0]
        except OSError:
            raise BadUse("This machine is in no network.", "Join your home's network, then start it again.") from None
    return (address, f"{socket.gethostname().removesuffix('.local')}.local".lower())


def _keys(serving: Serving) -> Keys:
    from easeback.flow.serve import secret_file
    from easeback.show.web.certificate import fits, make_certificate, make_key
    from easeback.show.web.server import Keys

    names = [name for name in serving.hosts if name != "[::1]"]
    key = secret_file(serving.home, "key.pem", make_key)
    certificate = secret_file(
        serving.home,
        "certificate.pem",
        lambda: make_certificate(key.read_bytes(), names, now()),
        is_good=lambda pem: fits(pem, names, now()),
    )
    return Keys(certificate, key)


def _refuse_taken(serving: Serving) -> None:
    with socket.socket(socket.AF_INET6 if ":" in serving.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((serving.host, serving.port))
        except OSError as error:
            what = f"{serving.host}:{serving.port} cannot be used: {(error.strerror or 'no reason given').lower()}."
            raise BadUse(what, f"Is easeback running already? Else: easeback serve --port {serving.port + 1}") from None


def _run(serving: Serving, keys: Keys | None, *, open_browser: bool) -> None:
    from easeback.flow.background import wake_home
    from easeback.show.web.server import run_server

    def on_ready() -> None:
        _tell(serving)
        wake_home(serving.home)
        if open_browser:
            webbrowser.open(_address(serving))

    run_server(serving, keys, on_ready)
    click.echo("Stopped.")


def _address(serving: Serving) -> str:
    """The address that opens the door once."""
    match serving.reach:
        case "lan":
            base = f"https://{serving.hosts[3]}:{serving.port}"
        case "proxy":
            base = f"https://{serving.hosts[0]}"
        case _:
            base = f"http://{_in_brackets(serving.host)}:{serving.port}"
    return f"{base}/enter/{serving.token}"


def _in_brackets(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _tell(serving: Serving) -> None:
    click.echo(f"easeback is open. This address lets one browser in, once:\n\n  {_address(serving)}\n")
    if serving.reach == "lan":
        from qrcode import QRCode

        picture = QRCode(border=2)
        picture.add_data(_address(serving))
        picture.print_ascii(invert=True)
        say(SCAN.format(certificate=serving.home / "serve" / "certificate.pem"))
    click.echo("Ctrl-C stops it.")
