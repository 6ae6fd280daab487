"""Make every model of the library from the data, in one command that goes on where it was left::

    python -m training --data DATA --work WORK --device cuda

It makes the start weights, reads the news, pre-trains, trains the teachers of the folds, tags the training articles out of fold, weighs the
lists of names, distils the student, exports and scores it as ``models/encoder``, trains the models of events, labels news with the
encoder and makes ``models/fast``. ``--list`` names the steps and says which are done. What each was made of and with (settings, seeds,
versions, SHA-256 of every file) stands in ``WORK/record.json``.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from training.recipe import RECIPES, ROOT, Places, steps
from training.steps import Record, run_steps


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the data folder: train, dev, seed, ner, news")
    parser.add_argument("--work", type=Path, required=True, help="where all that is made on the way is kept")
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="2.0.0", help="the settings (default: %(default)s)")
    parser.add_argument("--device", default="cpu", help="cpu, cuda (default: %(default)s)")
    parser.add_argument("--models", type=Path, default=ROOT / "models", help="where model folders go (default: the library's own)")
    parser.add_argument("--package", type=Path, default=ROOT / "camel_extract", help="where tables go (default: the library itself)")
    parser.add_argument("--only", nargs="+", default=[], metavar="STEP", help="these steps alone")
    parser.add_argument("--again", action="store_true", help="run steps anew though they were done")
    parser.add_argument("--processes", type=int, default=2, help="processes that read the news (default: %(default)s)")
    parser.add_argument("--list", action="store_true", help="name the steps and stop")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    places = Places(*(path.resolve() for path in (options.data, options.work, options.models, options.package)))
    todo = steps(RECIPES[options.recipe], places, device=options.device, processes=options.processes)
    names = [step.name for step in todo]
    if unknown := set(options.only) - set(names):
        parser.error(f"no step {', '.join(sorted(unknown))}; steps are {', '.join(names)}")
    places.work.mkdir(parents=True, exist_ok=True)
    record = Record(places.work / "record.json", places.roots)
    if options.list:
        for step in todo:
            print(f"{step.name:20} {'done' if record.is_done(step) else ''}".rstrip())
        return
    run_steps(todo, record, only=options.only, again=options.again)


if __name__ == "__main__":
    main()
