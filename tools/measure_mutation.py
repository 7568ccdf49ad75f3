"""A seeded sample of mutants of assess/, advise/ and the history measures: how many the tests notice.

Run in a copy of the repository, whose files it changes while it runs, with cosmic-ray in an environment of its own:

    python tools/measure_mutation.py --cosmic-ray PATH/bin/cosmic-ray --sample 80 --seed 1

Each mutant is one changed operator, constant or comparison; the tests of these rooms are run on it until one fails. The
mutants left standing are listed with their place. The last figures stand in docs/reference/alarms.md.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

MODULES = [
    "src/easeback/assess",
    "src/easeback/advise",
    *(f"src/easeback/measure/{name}.py" for name in (
        "amber", "breaks", "diary", "irritability", "ladder", "mornings", "other_causes", "runs")),
]  # fmt: skip
TESTS = [
    "tests/assess", "tests/advise", "tests/test_many_stories.py",
    *(f"tests/measure/test_{name}.py" for name in (
        "amber", "breaks", "diary", "ladder", "mornings", "other_causes", "runs", "load")),
]  # fmt: skip
CONFIG = """\
[cosmic-ray]
module-path = [{modules}]
timeout = 240.0
excluded-modules = []
test-command = "{python} -m pytest -x -q -n0 -p no:cacheprovider {tests}"

[cosmic-ray.distributor]
name = "local"
"""
KEEP = "DELETE FROM {table} WHERE job_id NOT IN ({marks})"
# An annotation such as `date | None` is never evaluated.
IDLE = "core/ReplaceBinaryOperator_BitOr%"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cosmic-ray", required=True, help="its program, from an environment of its own")
    options.add_argument("--sample", type=int, default=80)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        config, session = Path(folder, "mutation.toml"), Path(folder, "session.sqlite")
        modules = ", ".join(f'"{each}"' for each in MODULES)
        config.write_text(CONFIG.format(modules=modules, python=sys.executable, tests=" ".join(TESTS)))
        subprocess.run([chosen.cosmic_ray, "init", str(config), str(session)], check=True)
        total = keep_sample(session, chosen.sample, chosen.seed)
        subprocess.run([chosen.cosmic_ray, "exec", str(config), str(session)], check=True)
        return report(session, total)


def keep_sample(session: Path, size: int, seed: int) -> int:
    """Leaves a sample of the mutants in the session, the same for a seed. Returns how many there were."""
    with closing(sqlite3.connect(session)) as database, database:
        query = "SELECT job_id FROM mutation_specs WHERE operator_name NOT LIKE ? ORDER BY module_path, start_pos_row,"
        every = [row[0] for row in database.execute(f"{query} start_pos_col, operator_name, occurrence", [IDLE])]
        kept = random.Random(seed).sample(every, min(size, len(every)))
        for table in ("mutation_specs", "work_items"):
            database.execute(KEEP.format(table=table, marks=",".join("?" * len(kept))), kept)
    return len(every)


def report(session: Path, total: int) -> int:
    """Prints the score and each mutant left standing."""
    columns = "module_path, start_pos_row, operator_name, test_outcome, diff"
    with closing(sqlite3.connect(session)) as database:
        query = f"SELECT {columns} FROM mutation_specs JOIN work_results USING (job_id) ORDER BY module_path"
        rows = database.execute(query).fetchall()
    standing = [row for row in rows if "SURVIVED" in str(row[3]).upper()]
    for path, line, operator, _, diff in standing:
        changed = [each for each in (diff or "").splitlines() if each[:1] in "+-" and each[:3] not in ("+++", "---")]
        print(f"standing: {path}:{line} {operator}", *changed, sep="\n    ")
    print(f"{len(rows) - len(standing)} of {len(rows)} mutants noticed, sampled from {total}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
