"""Two and three machines at random: ticks, unticks, notes, updates of the roadmap, syncs of some files. What must hold is
worked out here from what each machine did and knew; nothing of the program is asked for it."""

import json
import os
import random
import re
import shutil
import string
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from cases import case
from desk import ROADBOOK

RUNS = int(os.environ.get("ROADBOOK_RUNS", "2000"))
STEPS = 14
WORDS = "amber basil cedar delta ember fjord grape hazel ivory jolly kayak lemon mango north olive pearl quartz river".split()


@dataclass
class Deed:
    """Something said of an item on a machine, and how many deeds of each machine it came after."""

    item: str
    machine: int
    number: int
    after: list
    mark: str = ""
    note: str = ""


@dataclass
class Machine:
    home: Path
    number: int
    version: int = 0
    deeds: list = field(default_factory=list)
    knows: list = field(default_factory=list)
    """How many deeds of each machine are in the files here."""

    @property
    def data(self):
        return self.home / "data"

    def write(self, versions):
        (self.home / "road.md").write_text(versions[self.version])

    def run(self, *words):
        environment = {**os.environ, "ROADBOOK_DATA_DIR": str(self.data), "LC_ALL": "C.UTF-8"}
        command = [ROADBOOK, *words, "-r", str(self.home / "road.md")]
        ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
        if ended.returncode == 1 and (asked := re.search(r"--journal (\S+-\S+)", ended.stderr)):
            # Every file here is the one roadmap.
            ended = subprocess.run([*command, "--journal", asked[1]], capture_output=True, text=True, env=environment, timeout=60)
        assert ended.returncode == 0, f"{words}: {ended.stderr}"
        return ended.stdout


def invented(chance):
    """Words that are unlike each other, or that have most of their letters in common."""
    if chance.random() < 0.5:
        return ["".join(chance.choices(string.ascii_lowercase, k=7)) for _ in range(48)]
    syllables = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu"]
    return chance.sample([a + b + c for a in syllables for b in syllables for c in syllables], 48)


def author(chance):
    """Versions of a roadmap: sections are renamed, items move, come, go and come back. No two items have a text in
    common, so a tick has one right place."""
    words = invented(chance)
    texts = [" ".join(words[number : number + 3]) for number in range(0, 48, 3)]
    sections = [[f"Section {number}", texts[number * 3 : number * 3 + 3]] for number in range(4)]
    spare, gone, versions = texts[12:], [], []
    for _ in range(chance.randint(4, 6)):
        versions.append("# Road\n" + "".join(f"\n## {name}\n" + "".join(f"- [ ] {text}\n" for text in items) for name, items in sections))
        for _ in range(chance.randint(1, 3)):
            one, other = chance.sample(sections, 2)
            match chance.randint(0, 4):
                case 0:
                    one[0] = " ".join(chance.sample(WORDS, 2)).title()
                case 1 if len(one[1]) > 1:
                    other[1].insert(chance.randint(0, len(other[1])), one[1].pop(chance.randrange(len(one[1]))))
                case 2 if spare:
                    one[1].insert(chance.randint(0, len(one[1])), spare.pop())
                case 3 if len(one[1]) > 1:
                    gone.append(one[1].pop(chance.randrange(len(one[1]))))
                case 4 if gone:
                    one[1].insert(chance.randint(0, len(one[1])), gone.pop(chance.randrange(len(gone))))
    return versions


def items_of(text):
    return re.findall(r"- \[ \] (.*)", text)


def newest(machines, machine, item, kind):
    """The deeds of this kind on an item that are known to a machine and that no other known one came after."""
    known = [deed for other in machines for deed in other.deeds[: machine.knows[other.number]] if deed.item == item and getattr(deed, kind)]
    return [deed for deed in known if not any(later.after[deed.machine] > deed.number for later in known)]


def written(machine):
    """How many marks and notes a machine has written: what holds already is not said again."""
    files = machine.data.glob(f"road-*/{NAMES[machine.home.parent][machine.number]}.yaml")
    return sum(len(re.findall(r"(?:mark|note): \"", path.read_text())) for path in files)


def act(machine, chance, versions):
    item = chance.choice(items_of(versions[machine.version]))
    number = len(machine.deeds)
    deed = Deed(item, machine.number, number, list(machine.knows))
    before = written(machine)
    if chance.random() < 0.2:
        deed.note = f"words {machine.number} {number}"
        machine.run("note", item, deed.note)
    else:
        deed.mark = chance.choice(["done", "done", "todo", "doing"])
        machine.run({"done": "tick", "todo": "untick", "doing": "doing"}[deed.mark], item)
    if written(machine) > before:
        machine.deeds.append(deed)
        machine.knows[machine.number] = number + 1


def bring(source, target, chance=None):
    """Brings files from one machine to another; with `chance` only some of them."""
    for path in sorted(source.data.rglob("*")):
        part = path.relative_to(source.data)
        if path.is_dir() or part.parts[0] == "local" or (chance and chance.random() < 0.3):
            continue
        copy = target.data / part
        if copy.exists() and copy.stat().st_size >= path.stat().st_size:
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        if path.suffix == ".yaml":
            writer = next(number for number, name in NAMES[source.home.parent].items() if path.stem == name)
            target.knows[writer] = max(target.knows[writer], source.knows[writer])


def sync(machines):
    for one in machines:
        for other in machines:
            if one is not other:
                bring(one, other)


def join(machine):
    """Machines that began with two versions apart have two roadmaps, which the learner makes one."""
    first, *others = sorted(path.name for path in machine.data.glob("road-*")) or [""]
    for other in others:
        environment = {**os.environ, "ROADBOOK_DATA_DIR": str(machine.data)}
        subprocess.run([ROADBOOK, "join", first, other], check=True, capture_output=True, env=environment, timeout=60)


def answer(machine):
    """A machine whose first text shares too little with what others have seen is told which roadmap it is."""
    ids = sorted(path.name for path in machine.data.glob("road-*"))
    if ids and json.loads(machine.run("status", "--json"))["id"] not in ids:
        machine.run("status", "--journal", ids[0])


NAMES = {}
"""How the files of each machine are called, by the folder of a run."""


def check(machines, machine, versions, is_whole, seed):
    """No mark without a deed; once all is synced, none that is missing."""
    entries = json.loads(machine.run("list", "--json"))
    for entry in entries:
        allowed = {deed.mark for deed in newest(machines, machine, entry["text"], "mark")} or {"todo"}
        right = entry["mark"] in allowed or (not is_whole and entry["mark"] == "todo")
        assert right, f"run {seed}: {entry['text']} is {entry['mark']}, not {allowed} on machine {machine.number}"
    if is_whole:
        for item in items_of(versions[machine.version]):
            if notes := newest(machines, machine, item, "note"):
                found = {line for line in machine.run("note", item).splitlines() if line}
                wanted = {deed.note for deed in notes}
                # One that was out of sight when another was written shows beside it.
                assert wanted <= found, f"run {seed}: the notes on {item} are {found}, not {wanted}"


def simulate(seed):
    chance = random.Random(seed)
    versions = author(chance)
    with tempfile.TemporaryDirectory(prefix="roadbook-machines-") as folder:
        count = chance.choice([2, 2, 3])
        machines = [Machine(Path(folder) / f"home{number}", number, knows=[0] * count) for number in range(count)]
        for machine in machines:
            machine.home.mkdir()
            machine.write(versions)
        status = {machine.number: Path(json.loads(machine.run("status", "--json"))["journal"]).stem for machine in machines}
        NAMES[Path(folder)] = status
        for _ in range(STEPS):
            machine = chance.choice(machines)
            match chance.randint(0, 9):
                case 0 | 1 if machine.version < len(versions) - 1:
                    machine.version += 1
                    machine.write(versions)
                case 2 | 3:
                    bring(machine, chance.choice([other for other in machines if other is not machine]), chance)
                case 4:
                    check(machines, machine, versions, False, seed)
                case _:
                    act(machine, chance, versions)
        for machine in machines:
            machine.version = len(versions) - 1
            machine.write(versions)
        sync(machines)
        join(machines[0])
        sync(machines)
        for machine in machines:
            answer(machine)
        # What a machine carries it writes with its next deed.
        for _ in range(2):
            sync(machines)
            for machine in machines:
                check(machines, machine, versions, True, seed)
                act(machine, chance, versions)
        del NAMES[Path(folder)]
        return sum(len(machine.deeds) for machine in machines)


@case(f"{RUNS:,} random histories of two and three machines")
def machines():
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        deeds = sum(pool.map(simulate, range(RUNS)))
    return f"{deeds:,} ticks, unticks and notes, none lost and none at another item"
