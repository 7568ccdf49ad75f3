"""The shell that a device keeps follows what it is made of by itself."""

from __future__ import annotations

from pathlib import Path

from django.test import Client

from easeback.show.web.shell import hash_of, shell_version


def test_any_change_is_another_shell(tmp_path: Path) -> None:
    """A file changed, added, renamed or taken away, or other rules: each gives another hash; the same the same."""
    file = tmp_path / "one.css"
    file.write_text("a { }")
    seen = [hash_of((tmp_path,), "rules 1")]
    assert hash_of((tmp_path,), "rules 1") == seen[0]
    seen.append(hash_of((tmp_path,), "rules 2"))
    file.write_text("b { }")
    seen.append(hash_of((tmp_path,), "rules 1"))
    (tmp_path / "two.css").write_text("")
    seen.append(hash_of((tmp_path,), "rules 1"))
    file = file.rename(tmp_path / "three.css")
    seen.append(hash_of((tmp_path,), "rules 1"))
    file.unlink()
    seen.append(hash_of((tmp_path,), "rules 1"))
    assert len(set(seen)) == 6


def test_the_worker_names_its_cache_by_the_shell(client: Client) -> None:
    """The script that is served carries the hash, and no placeholder is left."""
    script = client.get("/service-worker.js").content.decode()
    assert f'"easeback-{shell_version()}"' in script
    assert "SHELL-VERSION" not in script


def test_what_the_shell_names_is_there(client: Client) -> None:
    """One missing file and no device would keep anything."""
    script = client.get("/service-worker.js").content.decode()
    listed = script.split("const SHELL = [")[1].split("]")[0]
    addresses = [each.strip().strip('"') for each in listed.split(",")]
    assert len(addresses) > 8
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)
