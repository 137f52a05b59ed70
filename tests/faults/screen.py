"""The open screen in a pseudo-terminal, and what it shows."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time

import pyte

from desk import ROADBOOK

FRAME_ENDS = b"\x1b[?2026l"


class Screen:
    """The program with its screen open. It is killed where it still runs at the end."""

    def __init__(self, desk, before=()):
        self.terminal, program = os.openpty()
        fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        take_terminal = lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        self.process = subprocess.Popen(
            [*before, ROADBOOK, str(desk.roadmap)],
            env=desk.environment(TERM="xterm-256color"),
            stdin=program,
            stdout=program,
            stderr=program,
            start_new_session=True,
            preexec_fn=take_terminal,
        )
        os.close(program)
        self.shown = pyte.Screen(120, 36)
        self.stream = pyte.ByteStream(self.shown)
        self.unfinished = b""
        self.saved = 0
        """How many ticks a frame has shown as saved."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.close()

    def close(self):
        """Closes the window on the program."""
        if self.terminal is not None:
            os.close(self.terminal)
            self.terminal = None

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def text(self):
        return "\n".join(line.rstrip() for line in self.shown.display)

    def count(self):
        """How many items the header counts as done."""
        found = re.search(r"(\d+)/\d+", self.shown.display[0])
        return int(found[1]) if found else 0

    def read(self, seconds):
        """Takes in what the program says within this time; false where it says nothing more."""
        if not select.select([self.terminal], [], [], max(seconds, 0))[0]:
            return False
        try:
            said = os.read(self.terminal, 1 << 16)
        except OSError:
            return False
        *frames, self.unfinished = (self.unfinished + said).split(FRAME_ENDS)
        for frame in frames:
            self.stream.feed(frame)
            if re.search(r" saved(\s{2,}|$)", self.shown.display[-1]):
                self.saved = max(self.saved, self.count())
        return bool(said)

    def rest(self):
        """Takes in all that a program which has ended still said."""
        while self.read(0):
            pass
        self.stream.feed(self.unfinished)
        self.unfinished = b""

    def wait_until(self, wanted, what, seconds=10):
        deadline = time.monotonic() + seconds
        while not wanted():
            left = deadline - time.monotonic()
            assert left > 0 and (self.read(left) or wanted()), f"the screen never shows {what}:\n{self.text()}"

    def wait_for(self, words, seconds=10):
        self.wait_until(lambda: words in self.text(), words, seconds)

    def wait_for_saved(self, count, seconds=10):
        self.wait_until(lambda: self.saved >= count, f"{count} as saved", seconds)

    def go_in(self):
        """Waits for the first frame and goes into the checklist."""
        self.wait_for("item 0000")
        self.type("\r")

    def ends_within(self, seconds):
        """The exit status; fails where the program still runs after this time."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still runs after {seconds} s") from None

    def signal(self, number=signal.SIGTERM):
        self.process.send_signal(number)

    def seconds_of_work(self):
        """The processor time that the program has used."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
