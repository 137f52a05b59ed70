"""A learner's desk: a roadmap of many items, a data folder, and the program."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from cases import equal

ROADBOOK = os.environ["ROADBOOK"]
ITEMS = 1001


@dataclass
class Ended:
    """How a command ended."""

    status: int
    """Negative where a signal ended it."""
    out: str
    err: str
    seconds: float
    work: float
    """The seconds of processor time, which a busy machine does not stretch."""
    peak: int
    """The most memory it held, in MiB."""


class Desk:
    def __init__(self, data=None):
        self.folder = Path(tempfile.mkdtemp(prefix="roadbook-faults-"))
        self.data = Path(data) if data else self.folder / "data"
        self.roadmap = self.folder / "roadmap.md"
        items = "".join(f"- [ ] item {number:04}\n" for number in range(ITEMS))
        self.roadmap.write_text(f"# Faults\n\n## Part 1: Road\n\n{items}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, **more):
        return {**os.environ, "ROADBOOK_DATA_DIR": str(self.data), "LC_ALL": "C.UTF-8", **more}

    def start(self, *arguments, before=(), environment=None, **options):
        """Starts a command on the roadmap without waiting for it; `before` are words to run it under."""
        words = [*before, ROADBOOK, *arguments, "-r", str(self.roadmap)]
        return subprocess.Popen(words, env=self.environment(**(environment or {})), **options)

    def run(self, *arguments, limit=60, **options):
        """Runs a command on the roadmap; it is killed where it takes longer than `limit` seconds."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            began = time.monotonic()
            process = self.start(*arguments, **{"stdout": out, "stderr": err, **options})
            status, usage = wait(process, limit)
            seconds = time.monotonic() - began
            texts = [file.seek(0) or file.read().decode(errors="replace") for file in (out, err)]
        return Ended(status, *texts, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)

    def tick(self, number, **options):
        return self.run("tick", f"item-{number:04}", **options)

    def ticked(self, *numbers):
        """Ticks these, which must succeed."""
        for number in numbers:
            ended = self.tick(number)
            equal(ended.status, 0, f"tick {number} ({ended.err.strip()})")

    def done(self):
        """The numbers that the program says are done."""
        ended = self.run("list", "--json")
        equal(ended.status, 0, f"list ({ended.err.strip()})")
        return {int(item["text"][-4:]) for item in json.loads(ended.out) if item["mark"] == "done"}

    def warnings(self):
        """What a command says on standard error of the journal as it stands."""
        return self.run("status").err

    @property
    def journal(self):
        """The file that this machine appends to, which must stand."""
        name = self.data / "local" / "machine"
        # A crash may come before the name is kept: it is worked out anew then, and comes out the same.
        machine = name.read_text().split()[0] if name.exists() else "*-????????"
        (path,) = self.data.glob(f"*-*/{machine}.yaml")
        return path

    def ticks_in_file(self):
        """The numbers ticked in the file, as PyYAML reads it, with repetitions."""
        facts = yaml.safe_load(self.journal.read_text())
        return [int(fact["item"][-4:]) for fact in facts if fact.get("mark") == "done"]

    def unread_files(self):
        """What a crash left in the data folder that nobody reads."""
        return [str(path.relative_to(self.data)) for path in self.data.rglob("*.tmp")]


def wait(process, limit):
    """Waits for a process and returns its status and what it used."""
    deadline = time.monotonic() + limit
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        if time.monotonic() > deadline:
            process.kill()
        time.sleep(0.0005)


def line(number, at="2026-11-22T10:00:00.000000Z"):
    """A tick as another program may write it."""
    return f'- {{at: "{at}", item: "road/item-{number:04}", mark: "done"}}\n'
