"""Files that others made of the journal: sync tools, git, editors, other clocks, later versions."""

import subprocess

import yaml

from cases import case, equal, holds
from desk import Desk, line
from screen import Screen


@case("copies by Syncthing, Dropbox and a browser, in any language")
def copies():
    with Desk() as desk:
        desk.ticked(1)
        name = desk.journal.stem
        for number, copy in enumerate(
            [
                f"{name}.sync-conflict-20261122-101112-ABCDEFG.yaml",
                f"{name} (conflicted copy 2026-11-22 101112).yaml",
                f"{name} (laptop's conflicted copy 2026-11-22).yaml",
                f"{name} (1).yaml",
                "Konfliktkopie.yaml",
            ],
            2,
        ):
            desk.journal.with_name(copy).write_text(line(number))
        equal(desk.done(), {1, 2, 3, 4, 5, 6}, "done")
        desk.ticked(7)
        equal((desk.done(), desk.warnings()), ({1, 2, 3, 4, 5, 6, 7}, ""), "done")
    return "all facts of all copies hold"


def git(folder, *words, may_fail=False):
    names = ["-c", "user.name=me", "-c", "user.email=me@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", "-C", folder, *names, *words], capture_output=True, text=True)
    assert may_fail or done.returncode == 0, f"git {words[0]}: {done.stderr}"


def on_two_branches(desk, attributes):
    """Ticks 2 and 3 on two branches of a repository and merges them."""
    desk.ticked(1)
    data = str(desk.data)
    git(data, "init")
    (desk.data / ".gitattributes").write_text(attributes)
    git(data, "add", ".")
    git(data, "commit", "-m", "one")
    git(data, "checkout", "-b", "laptop")
    desk.ticked(2)
    git(data, "commit", "-am", "two")
    git(data, "checkout", "main")
    desk.ticked(3)
    git(data, "commit", "-am", "three")
    git(data, "merge", "laptop", may_fail=True)


@case("git conflict markers")
def conflict():
    with Desk() as desk:
        on_two_branches(desk, "")
        holds(desk.journal.read_text(), "<<<<<<< HEAD", "the file")
        equal(desk.done(), {1, 2, 3}, "done")
        holds(desk.warnings(), "line 5: git left a conflict marker", "the status")
        desk.ticked(4)
        equal(desk.done(), {1, 2, 3, 4}, "done")
    return "all facts of both sides hold, and each marker is told"


@case("union merge of two branches by git")
def union():
    with Desk() as desk:
        on_two_branches(desk, "*.yaml merge=union\n")
        equal((sorted(desk.ticks_in_file()), desk.warnings()), ([1, 2, 3], ""), "in the file")
        equal(desk.done(), {1, 2, 3}, "done")
    return "all facts of both sides hold"


AHEAD = ["faketime", "-f", "+1826d"]


@case("a clock five years ahead, then back, on one machine")
def clock_on_one():
    with Desk() as desk:
        for before in (AHEAD, (), AHEAD, ()):
            equal(desk.tick(1, before=before).status, 0, "tick")
            assert 1 in desk.done(), "the later tick lost"
            equal(desk.run("untick", "item-0001").status, 0, "untick")
            assert 1 not in desk.done(), "the later untick lost"
        facts = yaml.safe_load(desk.journal.read_text())
        assert any(fact["at"] > "2030" for fact in facts), "the clock was never ahead"
        assert any("clock" in fact for fact in facts), "no true time is kept"
    return "the later action wins, the true time is kept"


@case("a clock five years ahead, then back, on one of two machines")
def clock_on_one_of_two():
    with Desk() as one, Desk() as two:
        two.roadmap = one.roadmap

        def sync():
            both = one.journal.read_text() + two.journal.read_text()
            one.journal.write_text(both)
            two.journal.write_text(both)

        equal(one.tick(1, before=AHEAD).status, 0, "tick")
        two.ticked(2)
        sync()
        equal(two.run("untick", "item-0001").status, 0, "untick")
        sync()
        equal((one.done(), two.done()), ({2}, {2}), "done")
        one.ticked(1)
        sync()
        equal((one.done(), two.done()), ({1, 2}, {1, 2}), "done")
    return "the later action wins on both"


def replace(path, text):
    new = path.with_suffix(".new")
    new.write_text(text)
    new.rename(path)


@case("the journal replaced by rename while a screen is open")
def replaced():
    with Desk() as desk:
        desk.ticked(1)
        with Screen(desk) as screen:
            screen.go_in()
            screen.type(" ")
            screen.wait_for_saved(2)
            number = desk.journal.stat().st_ino
            replace(desk.journal, desk.journal.read_text() + line(7))
            screen.type("jj ")
            screen.wait_for_saved(4)
            screen.type("q")
            equal(screen.ends_within(5), 0, "its status")
        assert desk.journal.stat().st_ino != number
        equal(sorted(desk.ticks_in_file()), [0, 1, 2, 7], "in the file")
    return "the next tick lands in the new file, the old one's facts are there and shown"


@case("the journal removed while a screen is open")
def removed():
    with Desk() as desk, Screen(desk) as screen:
        screen.go_in()
        screen.type(" ")
        screen.wait_for_saved(1)
        desk.journal.unlink()
        screen.type("j ")
        screen.wait_for_saved(2)
        assert 1 in desk.ticks_in_file()
    return "the next tick begins a new one"


@case("edits by hand between two ticks: a line changed, one deleted, a comment added")
def edited():
    with Desk() as desk, Screen(desk) as screen:
        screen.go_in()
        screen.type(" j j ")
        screen.wait_for_saved(3)
        lines = [line for line in desk.journal.read_text().splitlines() if "item-0001" not in line]
        lines[-1] = lines[-1].replace("item-0002", "item-0009")
        desk.journal.write_text("\n".join([*lines, "# mine"]))
        screen.type("j ")
        screen.wait_until(lambda: len(desk.ticks_in_file()) == 3, "the tick")
        equal(sorted(desk.ticks_in_file()), [0, 3, 9], "in the file")
        holds(desk.journal.read_text(), "\n# mine\n", "the file")
    return "kept, and the next tick is sound"


@case("a newer major format")
def newer():
    with Desk() as desk:
        desk.ticked(1)
        desk.journal.write_text(desk.journal.read_text().replace("roadbook: 1", "roadbook: 2"))
        before = desk.journal.read_bytes()
        ended = desk.tick(2)
        equal(ended.status, 1, "its status")
        holds(ended.err, "newer format 2: it is only read", "the message")
        equal(desk.done(), {1}, "done")
        with Screen(desk) as screen:
            screen.wait_for("newer format 2")
            screen.go_in()
            screen.type(" ")
            screen.wait_for("NOT SAVED")
        equal(desk.journal.read_bytes(), before, "the journal")
    return "read-only, and said"
