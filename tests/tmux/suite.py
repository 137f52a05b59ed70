"""Random keys in tmux, and the screen compared with one that is drawn from nothing."""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from roadmaps import ROADMAPS

ROADBOOK = os.environ["ROADBOOK"]
SEED = int(os.environ.get("SEED", "1"))
COLUMNS, ROWS = (int(cells) for cells in os.environ.get("SIZE", "80x24").split("x"))
KEYS = 200
# Keys between two looks.
STEP = 20

# tmux's names of keys, each as often as it is likely. None of them leaves the program or opens another one.
MOVES = ["j"] * 12 + ["k"] * 6 + ["NPage", "PPage", "C-d", "C-u"] * 4 + ["]", "[", "}", "{", "g", "G", "."] * 2
OTHERS = ["Tab", "h", "l", "Enter", "Escape", "Space", "i", "s", "u", "v", "n", "<", ">", "-", "+", "z", "H", "1", "5", "?"]
# Whole strokes: a search that is left again, the list of filters, the wheel in both halves of the window.
STROKES = [["/", "a", "Escape"], ["f", "j", "Enter"], ["f", "Enter"]]
WHEEL = [f"\x1b[<{button};{column};9M" for button in (64, 65) for column in (9, COLUMNS - 9)]
# To the first row of the outline and then of its checklist, with all that could hide rows or leave them out taken back.
HOME = ["Escape"] * 4 + ["1"] + ["h"] * 9 + ["Escape"] * 2 + ["+", "G", "g", "Tab", "+", "G", "g"]


class Tmux:
    """The program in a window of its own tmux server."""

    def __init__(self, folder, roadmap):
        self.socket, self.roadmap = folder / "socket", roadmap
        self.environment = {
            **os.environ,
            "ROADBOOK_DATA_DIR": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "COLORTERM": "truecolor",
        }
        self.environment.pop("NO_COLOR", None)
        (folder / "conf").write_text(
            "set -g default-terminal tmux-256color\nset -g status off\nset -g escape-time 0\nset -g mouse off\n"
        )
        size = ["-x", str(COLUMNS), "-y", str(ROWS)]
        self.tmux("-f", folder / "conf", "new-session", "-d", *size, "--", ROADBOOK, roadmap)
        self.settled()

    def tmux(self, *arguments):
        command = ["tmux", "-u", "-S", self.socket, *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def press(self, keys):
        for key in keys:
            if key.startswith("\x1b"):
                self.tmux("send-keys", "-l", "--", key)
            else:
                self.tmux("send-keys", "--", key)

    def settled(self):
        """The lines of the window with their styles, once nothing changes any more and all is saved."""
        last, since, begun = "", time.monotonic(), time.monotonic()
        while time.monotonic() - since < 0.12 or not is_drawn(last):
            if time.monotonic() - begun > 20:
                sys.exit(f"the screen does not come to rest:\n{last}")
            shown = self.tmux("capture-pane", "-p", "-e")
            if shown != last:
                last, since = shown, time.monotonic()
            time.sleep(0.03)
        return cells(last)

    def end(self):
        self.tmux("kill-server")


def is_drawn(captured):
    """Whether the footer is there, and names nothing that is still being saved."""
    footer = captured.rstrip("\n").split("\n")[-1]
    return ("keys" in footer or "back" in footer) and "saving" not in footer


def cells(captured):
    """Each line as a list of characters with their styles."""
    lines = []
    # A style goes on over the end of a line.
    style = {}
    for line in captured.split("\n"):
        shown = []
        for sequence, char in re.findall(r"(\x1b\[[0-9;:]*m)|([^\x1b])", line):
            if sequence:
                style = changed(style, sequence)
            else:
                shown.append((char, " ".join(sorted(style.values()))))
        # What tmux leaves out at the end of a line is blank.
        while shown and shown[-1] == (" ", ""):
            shown.pop()
        lines.append(shown)
    return lines


def changed(style, sequence):
    """The style after a sequence that sets colours and attributes: each as its number, by what it is."""
    style, numbers = dict(style), sequence[2:-1].split(";")
    while numbers:
        number = numbers.pop(0) or "0"
        if number == "0":
            style = {}
        elif number in ("38", "48"):
            count = 2 if numbers[0] == "5" else 4
            style[number] = ";".join([number, *numbers[:count]])
            del numbers[:count]
        elif number in ("39", "49"):
            style.pop({"39": "38", "49": "48"}[number], None)
        elif len(number) == 2 and number[0] in "39":
            style["38"] = number
        elif number == "22":
            style.pop("1", None)
            style.pop("2", None)
        elif len(number) == 2 and number[0] == "2":
            style.pop(number[1], None)
        else:
            style[number] = number
    return style


def differences(shown, fresh):
    """A line for each run of cells that are not the same."""
    told = []
    for row in range(max(len(shown), len(fresh))):
        one, other = (lines[row] if row < len(lines) else [] for lines in (shown, fresh))
        if one == other:
            continue
        length = max(len(one), len(other))
        blank = (" ", "")
        pad = lambda line: line + [blank] * (length - len(line))
        columns = [at for at, pair in enumerate(zip(pad(one), pad(other))) if pair[0] != pair[1]]
        text = lambda line: "".join(char for char, _ in line)
        for at in columns[:4]:
            was, should = pad(one)[at], pad(other)[at]
            told.append(f"    row {row + 1}, cell {at + 1}: {was} instead of {should}")
        if len(columns) > 4:
            told.append(f"      and {len(columns) - 4} more")
        told.append(f"      shown: {text(one)!r}\n      fresh: {text(other)!r}")
    return told


def keys(choice):
    """The random keys, in strokes that belong together."""
    left = KEYS
    while left > 0:
        kind = choice.random()
        if kind < 0.7:
            stroke = [choice.choice(MOVES)]
        elif kind < 0.9:
            stroke = [choice.choice(OTHERS)]
        elif kind < 0.95:
            stroke = [choice.choice(WHEEL)]
        else:
            stroke = choice.choice(STROKES)
        left -= len(stroke)
        yield stroke


def check(name, markdown):
    """Presses the keys in a roadmap; returns the differences from screens that were drawn from nothing."""
    told = []
    with tempfile.TemporaryDirectory(prefix="roadbook-tmux-", ignore_cleanup_errors=True) as folder:
        folder = Path(folder)
        roadmap = folder / "roadmap.md"
        roadmap.write_text(markdown, encoding="utf-8")
        terminal = Tmux(folder, roadmap)
        try:
            choice = random.Random(f"{SEED} {name}")
            pressed, unseen = [], 0
            for stroke in keys(choice):
                terminal.press(stroke)
                pressed += stroke
                unseen += len(stroke)
                if unseen >= STEP:
                    unseen = 0
                    told += compared(terminal, f"{name}: drawn again after {pressed[-STEP:]}")
            terminal.press(HOME)
            told += compared(terminal, f"{name}: drawn again at its start")
            terminal.press(["Escape", "Escape"])
            shown = terminal.settled()
            terminal.press(["q"])
            wait_for_end(terminal)
            again = Tmux(folder, roadmap)
            again.press([*HOME, "Escape", "Escape"])
            told += named(f"{name}: started again", differences(shown, again.settled()))
            again.end()
        finally:
            subprocess.run(["tmux", "-S", terminal.socket, "kill-server"], capture_output=True)
    return told


def compared(terminal, what):
    shown = terminal.settled()
    terminal.press(["C-l"])
    return named(what, differences(shown, terminal.settled()))


def named(what, told):
    return [f"  {what}", *told] if told else []


def wait_for_end(terminal):
    for _ in range(200):
        found = subprocess.run(["tmux", "-S", terminal.socket, "has-session"], capture_output=True)
        if found.returncode:
            return
        time.sleep(0.05)
    sys.exit("the program does not end")


def main():
    words = sys.argv[1:]
    failed = 0
    for name, markdown in ROADMAPS.items():
        if words and not any(word in name for word in words):
            continue
        begun = time.monotonic()
        told = check(name, markdown)
        failed += bool(told)
        print(f"{'FAIL' if told else 'ok':4} {name}: {KEYS} keys, {time.monotonic() - begun:.1f} s", flush=True)
        print("\n".join(told[:40]), end="\n" if told else "", flush=True)
    print(f"{failed} of the roadmaps differ" if failed else "every screen equals one that is drawn from nothing")
    sys.exit(1 if failed else 0)


main()
