"""Writes docs/reference/fit-agreement.md: whether three FIT readers agree on the samples of each real recording.

    .venv/bin/python -m tools.make_agreement_page

Run by hand where ../shared lies beside the repository; it takes minutes, for the other two read message by message. A
file on which they do not agree needs a word in `REASONS` on who is right and why: without it nothing is written.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np
from tools.fit_oracles import Samples, by_easeback, by_fitdecode, by_fitparse, by_table, different

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT.parent / "shared" / "data" / "fit"
TABLES = FOLDER / "oracles_decoded_csv"
PAGE = ROOT / "docs" / "reference" / "fit-agreement.md"
# Judged by hand: what lies in the bytes, and what the format says of it.
REASONS = {
    "pyfitparse__activity-settings-corruptheader.fit": "easeback. The activity is whole, and all three read its "
    "samples alike; behind it stands a second file with a broken header. The others end with an exception there, "
    "easeback with a problem that names the byte.",
    "pyfitparse__activity-unexpected-eof.fit": "easeback. The file is cut off in its last message. All samples lie "
    "before that, and all three read them alike; the others then raise, easeback tells where the file ends.",
    "pyfitparse__coros-pace-2-cycling-misaligned-fields.fit": "easeback and fitdecode. A field of type uint32 has one "
    "byte: it can only be told as bytes, and every other field is sound. python-fitparse gives up at it, "
    "after 1,785 of 11,272 samples, which are the same as ours.",
    "sportslib__empty-sessions.fit": "All. It has no bytes: easeback refuses it in words, python-fitparse raises, "
    "fitdecode gives nothing and says nothing.",
}
HEAD = """# Agreement of three FIT readers

Written by `tools/make_agreement_page.py`; do not edit. For every FIT file of the real recordings beside the repository:
its samples (`record` messages) as easeback, fitdecode {fitdecode} and python-fitparse {fitparse} read them, column by
column, all numbers that both profiles name and those of apps by their own names; a column is the same when every value
is (to 1e-9) and the same are missing. Both others were asked to go on where they can. Of some files others published a
table; Garmin's own tool prints the marks of missing values as numbers, so that it is compared where we say a number.
Messages that are no samples are compared in `tests/read/test_fit_oracles.py`.

"""
TITLES = ("file", "folder", "samples", "columns, fitdecode", "columns, python-fitparse", "published table", "all three")


@dataclass(frozen=True, slots=True)
class Row:
    """One file: how many samples, how many columns were compared with each, and what is not the same."""

    name: str
    folder: str
    samples: int
    compared: tuple[int, int]
    different: tuple[str, ...]
    published: str

    @property
    def line(self) -> str:
        """As a line of the table."""
        columns = " | ".join(str(count) for count in self.compared)
        verdict = "agree" if not self.different else "see below"
        return f"| {self.name} | {self.folder} | {self.samples:,} | {columns} | {self.published} | {verdict} |"


def row_of(path: Path) -> Row:
    data = path.read_bytes()
    ours, others = by_easeback(data), {"fitdecode": by_fitdecode(data), "python-fitparse": by_fitparse(data)}
    faults = [f"easeback: {ours.refusal}"] if ours.refusal else []
    compared = []
    for reader, theirs in others.items():
        count, names = different(ours, theirs)
        compared.append(count)
        faults += faults_of(reader, ours, theirs, names)
    return Row(
        path.name, path.parent.name, ours.count, (compared[0], compared[1]), tuple(faults), published(path, ours)
    )


def faults_of(reader: str, ours: Samples, theirs: Samples, names: list[str]) -> list[str]:
    """What a reader has otherwise than we."""
    faults = [f"{reader}: {theirs.refusal}"] if theirs.refusal else []
    if theirs.count != ours.count:
        faults.append(f"{reader}: {theirs.count:,} of {ours.count:,} samples")
    return [*faults, *(f"{reader}: {name} differs" for name in names)]


def published(path: Path, ours: Samples) -> str:
    """Whether a table that others published of this file is the same; empty where there is none."""
    table = next((each for each in TABLES.glob(f"{path.stem}*") if each.suffix == ".csv"), None)
    if table is None:
        return ""
    theirs = by_table(table.read_text(encoding="utf-8"))
    if not theirs.count and not ours.count:
        return "no samples either"
    compared, names = different(ours, where_known(theirs, ours))
    if names or theirs.count != ours.count:
        return f"{theirs.count:,} samples; other: {', '.join(names) or 'none'}"
    return f"same, {compared} columns"


def where_known(theirs: Samples, ours: Samples) -> Samples:
    """Their columns with nothing in the samples in which ours say nothing."""
    if theirs.count != ours.count:
        return theirs
    gaps = {name: np.isnan(ours.columns[name]) for name in theirs.columns if name in ours.columns}
    return replace(theirs, columns={name: np.where(gap, np.nan, theirs.columns[name]) for name, gap in gaps.items()})


def page_of(rows: list[Row]) -> str:
    rest = [row for row in rows if row.different]
    same, samples = len(rows) - len(rest), sum(row.samples for row in rows)
    text = HEAD.format(fitdecode=version("fitdecode"), fitparse=version("fitparse"))
    text += f"Of {len(rows)} files with {samples:,} samples all three agree on {same}.\n\n"
    text += f"| {' | '.join(TITLES)} |\n|{' --- |' * len(TITLES)}\n" + "\n".join(row.line for row in rows)
    text += "\n\n## The rest\n\n| file | what differs | who is right, and why |\n| --- | --- | --- |\n"
    return text + "".join(f"| {row.name} | {'; '.join(row.different)} | {REASONS[row.name]} |\n" for row in rest)


def main() -> None:
    paths = sorted(path for path in FOLDER.rglob("*") if path.suffix.lower() == ".fit")
    if not paths:
        sys.exit(f"There are no recordings in {FOLDER}.")
    rows = [row_of(path) for path in paths]
    unjudged = [row for row in rows if row.different and row.name not in REASONS]
    for row in unjudged:
        print(f"{row.name}: {'; '.join(row.different)}: who is right?")
    if unjudged:
        sys.exit(1)
    PAGE.write_text(page_of(rows), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(rows)} files, {sum(not row.different for row in rows)} on which all agree")


if __name__ == "__main__":
    main()
