"""Who may import whom, and where neither clock nor disk nor network may be: the house as DESIGN draws it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "easeback"
MIDDLE = frozenset({"model", "knowledge"})
ALL_BUT_SHOW = MIDDLE | {"read", "measure", "assess", "advise", "simulate", "keep", "present", "share", "settings"}
MAY_IMPORT = {
    "model": frozenset[str](),
    "knowledge": frozenset({"model"}),
    "read": MIDDLE,
    "measure": MIDDLE,
    "assess": MIDDLE,
    "advise": MIDDLE,
    "simulate": MIDDLE,
    "present": MIDDLE,
    "share": MIDDLE | {"present"},
    "keep": frozenset({"model", "settings"}),
    "flow": ALL_BUT_SHOW,
    "show": frozenset({"flow", "model", "present", "settings"}),
    "settings": frozenset[str](),
    "__main__": frozenset({"show"}),
    # The public face, easeback.read_file and measure_run, joins the rooms that need no logbook.
    "__init__": frozenset({"read", "measure", "model"}),
}
DJANGO_ALLOWED = ("keep/logbook", "show/web", "settings.py")
PURE = ("measure", "assess", "advise", "present")
IMPURE_MODULES = frozenset(
    {"time", "os", "io", "socket", "pathlib", "shutil", "tempfile", "subprocess", "urllib", "http", "sqlite3", "random"}
)
IMPURE_CALLS = frozenset({"now", "today", "utcnow", "open", "read_text", "read_bytes", "write_text", "input", "print"})


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path.read_text()


def room_of(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            # `from easeback import keep` names the room among the aliases.
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "easeback" else (module,)


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr


def violations(path: str, source: str) -> list[str]:
    tree, room = ast.parse(source), room_of(path)
    names = [name.split(".") for name in imported(tree)]
    rooms = {name[1] for name in names if name[0] == "easeback" and len(name) > 1}
    found = [f"{path}: {room} imports {other}" for other in rooms - MAY_IMPORT[room] - {room}]
    if any(name[0] == "django" for name in names) and not path.startswith(DJANGO_ALLOWED):
        found.append(f"{path}: django outside {', '.join(DJANGO_ALLOWED)}")
    if room in PURE:
        found += [f"{path}: imports {name[0]}" for name in names if name[0] in IMPURE_MODULES]
        found += [f"{path}: calls {name}" for name in called(tree) if name in IMPURE_CALLS]
    return found


def test_every_room_keeps_to_its_imports() -> None:
    """No module of the package imports a room that it may not see, Django where it may not be, or the outside world."""
    assert [each for path, source in modules() for each in violations(path, source)] == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("model/day.py", "from easeback.read import fit"),
        ("read/fit.py", "import easeback.measure.load"),
        ("assess/nerve.py", "from easeback import keep"),
        ("keep/files.py", "from easeback.knowledge import knowledge"),
        ("flow/today.py", "from easeback.show.cli import main"),
        ("show/cli/today.py", "from easeback.advise import today"),
        ("keep/files.py", "import django"),
        ("show/web/views/today.py", "from easeback.keep.logbook import store"),
        ("show/cli/today.py", "from django.db import models"),
        ("advise/today.py", "def late():\n    from django.db import models"),
        ("measure/load.py", "import time"),
        ("assess/nerve.py", "from datetime import date\nON = date.today()"),
        ("advise/today.py", "TEXT = open('texts.toml').read()"),
    ],
)
def test_a_planted_violation_is_seen(path: str, source: str) -> None:
    """Each kind of forbidden import or call is found when it is put there."""
    assert len(violations(path, source)) == 1


def test_every_room_is_named_and_filled() -> None:
    """Every room of the package has its line in the table, and holds code or data; no empty room waits for later."""
    rooms = {path.name: list(path.rglob("*.py")) for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert set(rooms) <= set(MAY_IMPORT)
    assert [name for name, files in rooms.items() if sum(len(file.read_text()) for file in files) < 500] == []
