"""Steps that are skipped, go on or begin anew, and the checkpoints that they go on from."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training import progress as checkpoints  # noqa: E402
from training.calibration import Bin, Scored, calibration_error, reliability  # noqa: E402
from training.progress import Progress  # noqa: E402
from training.steps import Record, Step, run_steps  # noqa: E402


class Work:
    """A step that counts its runs and what it finds in its folder; it fails as often as it is told."""

    def __init__(self, root, *, failures=0, **settings):
        self.source, self.folder = root / "source.txt", root / "step"
        self.record = Record(root / "record.json", {"root": root})
        self.failures, self.found = failures, []
        self.step = Step("step", self.run, self.folder, [self.source], [self.folder / "made.txt"], settings)

    def run(self):
        self.found.append(sorted(path.name for path in self.folder.iterdir()))
        (self.folder / "on the way.txt").write_text("half")
        if self.failures:
            self.failures -= 1
            raise InterruptedError
        (self.folder / "made.txt").write_text("whole")

    def try_to_run(self, **options):
        try:
            run_steps([self.step], self.record, **options)
        except InterruptedError:
            return False
        return True


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source.txt").write_text("one")
    return tmp_path


def test_a_step_is_done_once(root):
    work = Work(root)
    assert work.try_to_run() and work.try_to_run()
    assert work.found == [[]]


def test_an_interrupted_step_goes_on(root):
    work = Work(root, failures=1)
    assert not work.try_to_run()
    assert work.try_to_run()
    assert work.found == [[], ["on the way.txt"]]


def test_again_begins_anew(root):
    work = Work(root)
    assert work.try_to_run() and work.try_to_run(again=True)
    assert work.found == [[], []]


def test_other_settings_begin_anew(root):
    Work(root, failures=1, rate=1).try_to_run()
    other = Work(root, rate=2)
    assert other.try_to_run()
    assert other.found == [[]]


def test_another_source_begins_anew(root):
    work = Work(root)
    assert work.try_to_run()
    work.source.write_text("two and more")
    assert not work.record.is_done(work.step)
    assert work.try_to_run()
    assert work.found == [[], []]


def test_what_was_made_and_lost_is_made_again(root):
    work = Work(root)
    assert work.try_to_run()
    (work.folder / "made.txt").unlink()
    assert work.try_to_run()
    assert len(work.found) == 2


def test_steps_that_are_not_asked_for_are_not_run(root):
    work = Work(root)
    assert work.try_to_run(only=["another"])
    assert work.found == []


def test_a_missing_source_is_named(root):
    work = Work(root)
    work.source.unlink()
    with pytest.raises(SystemExit, match=r"step needs .*source\.txt"):
        work.try_to_run()


def test_training_goes_on_from_a_checkpoint(tmp_path, monkeypatch):
    monkeypatch.setattr(checkpoints, "SAVED_EVERY", 2)

    def parts():
        torch.manual_seed(1)
        network = torch.nn.Linear(2, 1)
        optimiser = torch.optim.AdamW(network.parameters(), lr=0.1)
        return network, optimiser, Progress(tmp_path / "last.pt", seed=7, network=network, optimiser=optimiser)

    def descend(network, optimiser, progress, steps):
        for step in range(progress.step, steps):
            optimiser.zero_grad()
            (network(torch.ones(2)) ** 2).backward()
            optimiser.step()
            progress.done(step)

    network, optimiser, progress = parts()
    descend(network, optimiser, progress, 3)  # the third step is lost with the process
    again, optimiser, progress = parts()
    assert progress.step == 2
    descend(again, optimiser, progress, 3)
    assert torch.allclose(again.weight, network.weight)


def test_reliability():
    entities = [Scored("PER", 0.95, True), Scored("PER", 1.0, True), Scored("LOC", 0.5, False), Scored("LOC", 0.55, True)]
    bins = reliability(entities)
    assert bins == [Bin(0.5, 2, 0.525, 0.5), Bin(0.9, 2, 0.975, 1.0)]
    assert calibration_error(bins) == pytest.approx(0.025)
    assert calibration_error([]) == 0
