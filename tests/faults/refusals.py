"""A system that refuses: failing calls, full disks, files that cannot be written."""

import contextlib
import fcntl
import json
import os
import subprocess
from pathlib import Path

from cases import Skipped, case, equal, holds
from desk import Desk
from disks import Refused, fill, memory, system
from screen import Screen

HERE = Path(__file__).parent


def failing(call, error, path, when="1+"):
    """The words to run a program under so that its calls on this path fail."""
    fault = f"inject={call}:error={error}:when={when}"
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(path), "-e", f"trace={call}", "-e", fault]


def can_trace():
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode:
        raise Skipped("this machine lets no process be traced")


def refused_and_whole(desk, ended, cause):
    """The command failed and said why, what stood before stands, and the next tick is sound."""
    equal(ended.status, 1, f"its status ({ended.err.strip()})")
    holds(ended.err, cause, "the message")
    equal(ended.err.count("\n"), 1, "lines of the message")
    equal(ended.out, "", "its result")


CAUSES = {
    "EIO": "Input/output error",
    "ENOSPC": "No space left on device",
    "EDQUOT": "quota exceeded",
    "EACCES": "Permission denied",
    "EROFS": "Read-only file system",
}

for call, errors in {
    "write": ["EIO", "ENOSPC", "EDQUOT"],
    "fdatasync": ["EIO", "ENOSPC", "EDQUOT"],
    "openat": ["EIO", "EACCES", "EROFS"],
    "flock": ["EIO", "EACCES"],
}.items():

    @case(f"{call} fails with {', '.join(errors)}")
    def fails(call=call, errors=errors):
        can_trace()
        for error in errors:
            with Desk() as desk:
                desk.ticked(1, 2)
                before = desk.journal.read_bytes()
                ended = desk.tick(3, before=failing(call, error, desk.journal))
                refused_and_whole(desk, ended, CAUSES[error])
                equal(desk.journal.read_bytes(), before, "the journal")
                # Not taken for done because of what the failed write left in the system's memory.
                again = desk.tick(3)
                equal((again.status, again.err), (0, ""), "the same tick again")
                equal(desk.ticks_in_file(), [1, 2, 3], "in the file")
        return "told, the journal as it was, the same tick again is saved"

    @case(f"{call} is interrupted (EINTR) three times")
    def interrupted(call=call):
        can_trace()
        with Desk() as desk:
            desk.ticked(1)
            ended = desk.tick(2, before=failing(call, "EINTR", desk.journal, when="1..3"))
            equal((ended.status, ended.err), (0, ""), "its end")
            equal(desk.ticks_in_file(), [1, 2], "in the file")
        return "saved all the same"


@case("each call fails while the journal is created")
def creation_fails():
    can_trace()
    for call, error in [("openat", "EACCES"), ("write", "ENOSPC"), ("fdatasync", "EIO"), ("fsync", "EIO")]:
        with Desk() as desk:
            path = Path(json.loads(desk.run("status", "--json").out)["journal"])
            ended = desk.tick(1, before=failing(call, error, desk.data if call == "fsync" else path))
            refused_and_whole(desk, ended, CAUSES[error])
            assert not path.exists() or not path.read_bytes(), f"{call} left {path.read_bytes()!r}"
            again = desk.tick(1)
            equal(again.status, 0, f"the same tick again ({again.err.strip()})")
            equal((desk.ticks_in_file(), desk.warnings()), ([1], ""), "in the file")
    return "told, nothing broken is left, the same tick again is saved"


@case("a sync fails of what is done already")
def done_already():
    can_trace()
    with Desk() as desk:
        desk.ticked(1)
        ended = desk.tick(1, before=failing("fdatasync", "EIO", desk.journal))
        equal((ended.status, ended.out), (1, ""), "its end")
        holds(ended.err, CAUSES["EIO"], "the message")
    return "not called done before it is durable"


@case("the file system has no locks (ENOLCK)")
def no_locks():
    can_trace()
    with Desk() as desk:
        desk.ticked(1)
        ended = desk.tick(2, before=failing("flock", "ENOLCK", desk.journal))
        equal(ended.status, 0, f"its status ({ended.err.strip()})")
        holds(ended.err, "no locks", "the warning")
        equal(desk.ticks_in_file(), [1, 2], "in the file")
    return "saved, with a warning"


@case("another process keeps the lock")
def locked():
    with Desk() as desk:
        desk.ticked(1)
        with open(desk.journal) as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            ended = desk.tick(2)
        refused_and_whole(desk, ended, f"process {os.getpid()}")
        assert ended.seconds < 10, f"after {ended.seconds:.1f} s"
        desk.ticked(2)
    return f"told with its holder after {ended.seconds:.1f} s"


@case("writes that take only part of the bytes")
def short_writes():
    with Desk() as desk:
        library = desk.folder / "short.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", library, HERE / "short_write.c", "-ldl"], check=True)
        desk.ticked(1)
        ended = desk.tick(2, environment={"LD_PRELOAD": str(library)})
        equal((ended.status, ended.err), (0, ""), "its end")
        equal((desk.ticks_in_file(), desk.warnings()), ([1, 2], ""), "in the file")
    return "all of the line is written"


@case("the screen: writes, syncs, opens and locks fail for a while")
def screen_is_refused():
    can_trace()
    for call, error in [("write", "ENOSPC"), ("fdatasync", "EIO"), ("openat", "EACCES"), ("flock", "EIO")]:
        with Desk() as desk:
            desk.ticked(1000)
            with Screen(desk) as screen:
                screen.go_in()
                with failing_now(screen.process.pid, call, error, desk.journal):
                    screen.type(" ")
                    screen.wait_for("✓  item 0000")
                    screen.wait_for("NOT SAVED")
                    screen.wait_for(CAUSES[error])
                screen.wait_for_saved(2, seconds=20)
                screen.type("q")
                equal(screen.ends_within(5), 0, "its status")
            equal(sorted(set(desk.ticks_in_file())), [0, 1000], "in the file")
    return "the tick shows, it is said why it is not saved, and it is saved once it can be"


@contextlib.contextmanager
def failing_now(process, call, error, path):
    """While this holds, calls of a running process fail."""
    fault = ["-P", str(path), "-e", f"trace={call}", "-e", f"inject={call}:error={error}"]
    words = ["strace", "-f", "-o", "/dev/null", "-p", str(process), *fault]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as tracer:
        try:
            said = tracer.stderr.readline()
            holds(said, "attached", "strace")
            yield
        finally:
            tracer.terminate()


@case("a full disk (tmpfs)")
def full_disk():
    with memory("256k") as folder, Desk(folder / "data") as desk:
        desk.ticked(*range(30))
        filler = fill(folder)
        before, failed = desk.journal.read_bytes(), 0
        # The last page of the file still takes some lines.
        for number in range(30, 90):
            ended = desk.tick(number)
            if ended.status:
                break
            before = desk.journal.read_bytes()
        refused_and_whole(desk, ended, CAUSES["ENOSPC"])
        equal(desk.journal.read_bytes(), before, "the journal")
        with Screen(desk) as screen:
            screen.go_in()
            screen.type("G")
            screen.wait_for("item 1000")
            screen.type(" ")
            screen.wait_for("NOT SAVED")
            filler.unlink()
            screen.wait_for_saved(number + 1)
            screen.type("q")
            equal(screen.ends_within(5), 0, "its status")
        desk.ticked(number)
        equal(desk.ticks_in_file(), [*range(number), 1000, number], "in the file")
    with memory("256k") as folder, Desk(folder / "data") as desk:
        filler = fill(folder)
        refused_and_whole(desk, desk.tick(1), CAUSES["ENOSPC"])
        filler.unlink()
        desk.ticked(1)
        equal((desk.ticks_in_file(), desk.warnings()), ([1], ""), "in the file")
    return "told, the journal as it was, saved once there is room"


@case("a disk that is read-only")
def read_only():
    with memory("1m") as folder, Desk(folder / "data") as desk:
        desk.ticked(1)
        before = desk.journal.read_bytes()
        system("mount", "-o", "remount,ro", str(folder))
        refused_and_whole(desk, desk.tick(2), CAUSES["EROFS"])
        equal((desk.done(), desk.journal.read_bytes()), ({1}, before), "the journal")
        with Screen(desk) as screen:
            screen.go_in()
            screen.type(" ")
            screen.wait_for("NOT SAVED")
            system("mount", "-o", "remount,rw", str(folder))
            screen.wait_for_saved(2)
        equal(desk.ticks_in_file(), [1, 0], "in the file")
    return "told, still read, saved once it can be"


@case("a journal that is immutable (chattr +i)")
def immutable():
    with Desk() as desk:
        desk.ticked(1)
        before = desk.journal.read_bytes()
        try:
            system("chattr", "+i", str(desk.journal))
        except Refused as why:
            raise Skipped(f"no file can be made immutable here: {why}") from None
        with contextlib.ExitStack() as later:
            later.callback(system, "chattr", "-i", str(desk.journal))
            refused_and_whole(desk, desk.tick(2), "Operation not permitted")
            equal((desk.done(), desk.journal.read_bytes()), ({1}, before), "the journal")
        desk.ticked(2)
    return "told, still read"
