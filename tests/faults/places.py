"""What may stand where the journal should be."""

import os
import random
import stat

from cases import case, equal, holds
from desk import Desk, line
from disks import memory

# Processor seconds that only a hang takes. The goal is 1 s; each row prints its figure, for a time depends on the machine.
HANG = 5.0
LITTLE = 100  # MiB


def journal_of(desk):
    """The path of a journal that was there and is taken away."""
    desk.ticked(1)
    path = desk.journal
    path.unlink()
    return path


def quick(ended, what):
    assert ended.work < HANG, f"{what} took {ended.work:.1f} s"
    assert ended.peak < LITTLE, f"{what} took {ended.peak} MiB"


def refused(name, make, message):
    """What `make` puts in place is told by every command and left as it is."""

    @case(f"{name} in place of the journal")
    def stands():
        with Desk() as desk:
            path = journal_of(desk)
            make(path)
            before = path.lstat()
            for ended in [desk.tick(2), desk.run("doing", "item-0003")]:
                quick(ended, "it")
                equal(ended.status, 1, "its status")
                holds(ended.err, message, "the message")
                equal(ended.err.count("\n"), 1, "lines of the message")
            shown = desk.run("status")
            quick(shown, "showing it")
            equal((shown.status, shown.out), (1, ""), "the end of `status`")
            holds(shown.err, message, "the status")
            after = path.lstat()
            same = ("st_ino", "st_size", "st_mtime_ns", "st_mode")
            equal([getattr(after, field) for field in same], [getattr(before, field) for field in same], "what stands")
        return f"told in {ended.work:.2f} s and {ended.peak} MiB, left as it is"


def sparse(path):
    with open(path, "wb") as file:
        file.truncate(1 << 30)


def garbage(path):
    fill(path, random.randbytes(1 << 20), 100 << 20)


def one_line(path):
    fill(path, b"x" * (1 << 20))


def fill(path, piece, size=60 << 20):
    """Appends a piece over and over; never all at once, since a command begins with the memory of who starts it."""
    piece *= max(1, (1 << 20) // len(piece))
    with open(path, "ab") as file:
        for _ in range(size // len(piece)):
            file.write(piece)


refused("a binary file", lambda path: path.write_bytes(random.randbytes(5000)), "is not a journal")
refused("a sparse file of 1 GB", sparse, "too large")
refused("100 MB of noise", garbage, "too large")
refused("a line of 60 MB", one_line, "is not a journal")
refused("a pipe (FIFO)", os.mkfifo, "is a pipe or device")
refused("a link to /dev/zero", lambda path: path.symlink_to("/dev/zero"), "is a pipe or device")
refused("a folder", os.mkdir, "is a folder")
refused("a link that leads nowhere", lambda path: path.symlink_to("nowhere"), "a link that leads nowhere")
refused("a link to itself", lambda path: path.symlink_to(path.name), "")


@case("a file of no length in place of the journal")
def empty():
    with Desk() as desk:
        path = journal_of(desk)
        path.touch()
        holds(desk.warnings(), "the file is empty", "the status")
        desk.ticked(2)
        equal((desk.ticks_in_file(), desk.warnings()), ([2], ""), "in the file")
    return "told, and begun again"


SHAPES = {
    "brackets": "- " + "[" * 60_000,
    "braces": "- " + "{a: " * 15_000,
    "dashes": "- " * 30_000,
    "questions": "? " * 30_000,
    "anchors": "- {" + ", ".join(f"a{n}: &a{n} x" for n in range(4_000)) + "}",
    "aliases": "- {a: &a [x, x], b: &b [*a, *a], c: &c [*b, *b], d: [*c, *c]}",
    "digits": "- {at: 2026-11-22T10:00:00Z, log: " + "9" * 60_000 + "}",
    "exponents": "- {at: 2026-11-22T10:00:00Z, log: 1e999999999, note: 0x" + "f" * 50_000 + "}",
    "quotes": "- " + "'" * 60_000,
    "backslashes": '- "' + "\\" * 60_000,
    "commas": "- {" + "," * 60_000 + "}",
    "colons": "- " + "a: " * 20_000,
    "fields": "- {" + ", ".join(f"a{n}: x" for n in range(6_000)) + "}",
    "beginnings": '- {at: "' * 8_000,
    "overlapping beginnings": '- {at: ", b- {at: ", c: "' * 2_500,
    "tags": "- " + "!" * 60_000,
    "block text": "- |" + "9" * 60_000,
    "directives": "%YAML 1." + "9" * 60_000,
}


@case("hostile lines among the journal's own: deep nesting, anchors, huge numbers")
def hostile_lines():
    slowest, most = 0, 0
    for shape, text in SHAPES.items():
        with Desk() as desk:
            desk.ticked(1)
            # Some of them, since each is read by itself.
            with open(desk.journal, "a") as journal:
                journal.write((text + "\n") * 20 + line(2))
            ended = desk.tick(3)
            quick(ended, shape)
            equal(ended.status, 0, f"{shape}: its status ({ended.err[:200]})")
            equal(desk.done(), {1, 2, 3}, f"{shape}: done")
            slowest, most = max(slowest, ended.work), max(most, ended.peak)
    return f"{len(SHAPES)} shapes, each passed over in at most {slowest:.2f} s and {most} MiB"


@case("a journal that goes on with 60 MB of noise, of breaks, of dashes, of damaged lines")
def endless_damage():
    slowest, most = 0, 0
    damaged = line(7).replace("done", "dome").encode()
    almost = b"- {at: not-a-time-at-all, item: x, mark: done}\n"
    for piece in [b"\n", b"-\n", b"- a: b\n", b"x" * 4096, b"\0", b"  a\n", damaged, almost, random.randbytes(1 << 20)]:
        with Desk() as desk:
            desk.ticked(1)
            fill(desk.journal, piece)
            with open(desk.journal, "a") as journal:
                journal.write("\n" + line(2))
            what = f"60 MB of {piece[:20]!r}"
            ended = desk.run("list", "--json")
            quick(ended, what)
            slowest, most = max(slowest, ended.work), max(most, ended.peak)
            equal(desk.done(), {1, 2}, f"{what}: done")
            desk.ticked(3)
            equal(desk.done(), {1, 2, 3}, f"{what}: done after one more")
    return f"all undamaged facts hold, read in at most {slowest:.2f} s and {most} MiB"


@case("a chain of links, a hard link, mode 640")
def links():
    with Desk() as desk, memory("1m") as elsewhere:
        desk.ticked(1)
        path, home = desk.journal, elsewhere / "home.yml"
        home.write_bytes(path.read_bytes())
        home.chmod(0o640)
        os.link(home, elsewhere / "hard")
        (elsewhere / "second").symlink_to(home)
        path.unlink()
        path.symlink_to(elsewhere / "second")
        number = home.stat().st_ino
        desk.ticked(2)
        assert path.is_symlink() and (elsewhere / "second").is_symlink(), "a link is gone"
        equal((home.stat().st_ino, stat.S_IMODE(home.stat().st_mode)), (number, 0o640), "the file")
        equal((elsewhere / "hard").read_bytes(), home.read_bytes(), "the hard link")
        equal(desk.ticks_in_file(), [1, 2], "in the file")
    return "links, owner and mode kept"


@case("modes of what is new")
def modes():
    with Desk() as desk:
        desk.ticked(1)
        modes = [stat.S_IMODE(path.stat().st_mode) for path in [desk.journal, desk.data, desk.journal.with_name("seen")]]
        equal(modes, [0o600, 0o700, 0o700], "modes")
    return "0600 in 0700"
