"""What befalls a journal on Windows, as far as Wine has it: `acknowledged` is a command that ended with status 0."""

import os
import random
import shlex
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "faults"))

from cases import case, equal, holds, run
from desk import ITEMS, ROADBOOK, Desk, wait
from disks import fill, memory

TICKS = 250
KILLS = 100
IN_USE = "another program has it open; close it there"


def all_there(desk, acknowledged):
    """What was acknowledged is in the file, by a reader that is not Roadbook's, and the next tick finds nothing amiss."""
    assert acknowledged, "nothing was acknowledged"
    missing = acknowledged - set(desk.ticks_in_file())
    assert not missing, f"acknowledged and lost: {sorted(missing)}"
    equal(desk.warnings(), "", "reading it")
    desk.ticked(ITEMS - 1)


@case(f"two writers, {TICKS} ticks each")
def two_writers():
    with Desk() as desk:
        refused = []

        def work(first):
            for number in range(first, first + TICKS):
                ended = desk.tick(number)
                if ended.status != 0:
                    refused.append((number, ended.err))

        writers = [threading.Thread(target=work, args=(first,)) for first in (0, TICKS)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        equal(refused, [], "refused")
        found = desk.ticks_in_file()
        equal(sorted(found), list(range(2 * TICKS)), "the ticks in the file")
        all_there(desk, set(range(2 * TICKS)))
        return f"{len(found)} acknowledged, each there once"


@case(f"a command that ticks is killed, {KILLS} times at random moments")
def kills():
    killed, acknowledged_in_all = 0, 0
    while killed < KILLS:
        # Each desk begins with the creation of its journal.
        with Desk() as desk:
            acknowledged = set()
            usual = desk.run("list").seconds
            for number in range(20):
                process = desk.start("tick", f"item-{number:04}", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(random.uniform(0, 1.5 * usual))
                os.kill(process.pid, signal.SIGKILL)
                status, _ = wait(process, 10)
                if status == 0:
                    acknowledged.add(number)
                else:
                    equal(status, -signal.SIGKILL, "its status")
                    killed += 1
            desk.ticked(20)
            all_there(desk, acknowledged | {20})
            acknowledged_in_all += len(acknowledged)
    return f"{acknowledged_in_all} acknowledged, all there"


@case("a full disk")
def full_disk():
    with memory("1m") as folder, Desk(folder / "data") as desk:
        desk.ticked(*range(5))
        filler = fill(folder)
        before = desk.journal.read_bytes()
        ended, number = desk.tick(5), 5
        # What fits into the last block of the file is still saved.
        while ended.status == 0 and number < 200:
            number += 1
            before = desk.journal.read_bytes()
            ended = desk.tick(number)
        equal(ended.status, 1, "its status")
        holds(ended.err, "No space left on device", "the message")
        equal(desk.journal.read_bytes(), before, "the journal")
        filler.unlink()
        all_there(desk, set(range(number)))
        return f"refused, and the file is as it was; {number} acknowledged, all there"


def holder(path):
    """A program that has the file open and shares it with nobody."""
    process = subprocess.Popen(
        [os.environ["WINE"], os.environ["HOLD"], str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    holds(process.stdout.readline().decode(), "held", "the holder")
    return process


@case("a journal that another program holds open")
def held():
    with Desk() as desk:
        desk.ticked(0)
        before = desk.journal.read_bytes()
        process = holder(desk.journal)
        ended = desk.tick(1)
        process.stdin.close()
        process.wait()
        equal((ended.status, desk.journal.read_bytes() == before), (1, True), "its status, and whether the file is as before")
        holds(ended.err, IN_USE, "the message")
        process = holder(desk.journal)
        threading.Timer(0.8, process.stdin.close).start()
        desk.ticked(2)
        process.wait()
        all_there(desk, {0, 2})
        return "refused with what to do; one that lets go in time is waited for"


@case("a journal that an editor wrote with CR LF")
def line_ends():
    with Desk() as desk:
        desk.ticked(0, 1)
        desk.journal.write_bytes(desk.journal.read_bytes().replace(b"\n", b"\r\n"))
        equal(desk.done(), {0, 1}, "done")
        desk.ticked(2)
        equal(desk.done(), {0, 1, 2}, "done")
        all_there(desk, {0, 1, 2})
        return "read, and added to"


@case("paths of more than 260 characters")
def long_paths():
    with Desk() as desk:
        deep = desk.folder.joinpath(*["a folder with a name of forty characters"] * 8)
        deep.mkdir(parents=True)
        desk.roadmap = desk.roadmap.rename(deep / "roadmap.md")
        desk.data = deep / "data"
        desk.ticked(0, 1)
        all_there(desk, {0, 1})
        return f"a data folder at {len(str(desk.data))} characters"


@case("roadmaps that are called as devices are")
def devices():
    for name in ("CON", "nul", "Com1", "AUX."):
        with Desk() as desk:
            desk.roadmap.write_text(f"# {name}\n\n- [ ] item 0000\n")
            desk.ticked(0)
            equal(desk.ticks_in_file(), [0], name)
    return "each has a folder and its tick"


@case("a path relative to a drive")
def drives():
    with Desk() as desk:
        folder = Path(os.environ["WINEPREFIX"]) / "drive_c" / "road"
        folder.mkdir(exist_ok=True)
        (folder / "go.md").write_text("# Go\n\n- [ ] item 0000\n")
        desk.roadmap = "C:go.md"
        equal(desk.run("tick", "item-0000", cwd=folder).status, 0, "its status")
        desk.roadmap = r"c:\ROAD\go.md"
        equal(desk.done(), {0}, "done by another name of the file")
        return "is the file that the whole path names"


@case("keys in a pseudo-terminal")
def keys():
    with Desk() as desk:
        socket, ended = desk.folder / "socket", desk.folder / "ended"
        words = f"{shlex.quote(ROADBOOK)} {shlex.quote(str(desk.roadmap))}"

        def tmux(*arguments):
            command = ["tmux", "-u", "-S", str(socket), *arguments]
            environment = desk.environment(EDITOR="cmd /c echo free variables>")
            return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

        script = f"stty -a >{ended}.before; {words}; echo $? >{ended}; stty -a >{ended}.after; sleep 60"
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "--", "sh", "-c", script)
        try:
            # Wine draws most of the screen, and not all.
            until(lambda: "item 00" in tmux("capture-pane", "-p"), "the screen")
            for key in ("Tab", "Space", "j", "Space"):
                tmux("send-keys", key)
                time.sleep(0.3)
            until(lambda: list(desk.data.glob("*-*/*.yaml")) and desk.ticks_in_file() == [0, 1], "the ticks in the file")
            # Both lines of what is pasted are one note: the line break between them does not save the first by itself.
            pasted = desk.folder / "pasted"
            pasted.write_text("sorted() copies\nquicksort does not")
            tmux("send-keys", "e")
            time.sleep(0.5)
            tmux("load-buffer", str(pasted))
            tmux("paste-buffer")
            time.sleep(1)
            tmux("send-keys", "Enter")
            until(lambda: r"sorted() copies\nquicksort does not" in desk.journal.read_text(), "the pasted note in the file")
            tmux("send-keys", "E")
            until(lambda: "free variables" in desk.journal.read_text(), "the note in the file")
            tmux("send-keys", "j")
            time.sleep(0.3)
            tmux("send-keys", "Space")
            until(lambda: desk.ticks_in_file() == [0, 1, 2], "a tick after the editor")
            tmux("send-keys", "q")
            until(lambda: ended.exists() and Path(f"{ended}.after").exists(), "the end")
            # Wine kills what has ended for it and takes a second to be gone, as on a busy machine.
            equal(ended.read_text() in ("0\n", f"{128 + signal.SIGKILL}\n"), True, f"its status {ended.read_text()}")
            equal(Path(f"{ended}.after").read_text(), Path(f"{ended}.before").read_text(), "the modes of the terminal")
        except AssertionError as why:
            raise AssertionError(f"{why}\n{tmux('capture-pane', '-p')}") from None
        finally:
            tmux("kill-server")
        return "ticks, a pasted note and one from an editor in the file; quitting gave the terminal back"


def until(holds_now, what, seconds=20):
    deadline = time.monotonic() + seconds
    while not holds_now():
        assert time.monotonic() < deadline, f"{what}: not within {seconds} s"
        time.sleep(0.1)


sys.exit(run(sys.argv[1:]))
