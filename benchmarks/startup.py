"""Time and memory of a fresh process on one core, up to the first document.

    python benchmarks/startup.py [--repeats 5]

Each figure is the median over fresh processes. A process that imported torch is named.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from statistics import median

from _report import SEED, print_machine, print_table

STEPS = {
    "python alone": "",
    "import camel_extract": "import camel_extract as ce",
    "import, load()": "import camel_extract as ce; nlp = ce.load()",
    "import, load(), example article": (
        "import camel_extract as ce; nlp = ce.load(); "
        f"doc = nlp(open({str(SEED)!r}, encoding='utf-8', newline='').read(), document_date='2021-02-25'); assert doc.events"
    ),
}

PROBE = """
import os, sys, time
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {{min(os.sched_getaffinity(0))}})
start = time.perf_counter()
{step}
spent = time.perf_counter() - start
import json, resource
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([spent, peak / (2**20 if sys.platform == "darwin" else 2**10), "torch" in sys.modules]))
"""


def run(step: str) -> tuple[float, float, bool]:
    """Seconds, peak memory in MiB, and whether torch was imported."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", PROBE.format(step=step)], capture_output=True, text=True, env=environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    spent, peak, torch = json.loads(done.stdout.splitlines()[-1])
    return spent, peak, torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5, help="fresh processes a figure")
    repeats = parser.parse_args().repeats
    rows = []
    for name, step in STEPS.items():
        run(step)
        runs = [run(step) for _ in range(repeats)]
        torch = "imported" if any(r[2] for r in runs) else "absent"
        rows.append(
            [name, f"{median(r[0] for r in runs):.3f}", f"{max(r[0] for r in runs):.3f}", f"{median(r[1] for r in runs):.0f}", torch]
        )
    print_machine()
    print_table(["fresh process, one core", "seconds", "slowest", "peak MiB", "torch"], rows)


if __name__ == "__main__":
    main()
