"""Ends without warning, and many writers at once."""

import os
import random
import signal
import subprocess
import threading
import time

from cases import case, equal
from desk import ITEMS, Desk, wait
from disks import Disk
from screen import Screen

KILLS_OF_COMMANDS = 400
KILLS_OF_SCREENS = 100
POWER_CUTS = 12


def whole(desk, acknowledged):
    """What was acknowledged is there, and there is nothing to clean."""
    missing = acknowledged - desk.done()
    assert not missing, f"acknowledged and lost: {sorted(missing)}"
    equal(desk.warnings(), "", "reading it")
    assert not acknowledged or set(desk.ticks_in_file()) >= acknowledged, "in the file"
    desk.ticked(ITEMS - 1)
    equal(desk.unread_files(), [], "left over")


@case(f"kill -9 of a command that ticks, {KILLS_OF_COMMANDS} times at random moments", is_random=True)
def kill_commands():
    kills = acknowledged_in_all = 0
    while kills < KILLS_OF_COMMANDS:
        # Each desk begins with the creation of its journal.
        with Desk() as desk:
            acknowledged = set()
            usual = desk.run("list").seconds
            for number in range(20):
                process = desk.start("tick", f"item-{number:04}", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(random.uniform(0, 3 * usual))
                # Not `Popen.kill`, which first looks whether it has ended, and then knows no more what it used.
                os.kill(process.pid, signal.SIGKILL)
                status, _ = wait(process, 10)
                if status == 0:
                    acknowledged.add(number)
                else:
                    equal(status, -signal.SIGKILL, "its status")
                    kills += 1
            if desk.data.exists() and list(desk.data.glob("*-*/*.yaml")):
                whole(desk, acknowledged)
            acknowledged_in_all += len(acknowledged)
    return f"{acknowledged_in_all} acknowledged, all there"


@case(f"kill -9 of the screen while it ticks, {KILLS_OF_SCREENS} times at random moments", is_random=True)
def kill_screens():
    acknowledged_in_all = 0
    for _ in range(KILLS_OF_SCREENS):
        with Desk() as desk:
            with Screen(desk) as screen:
                screen.go_in()
                deadline = time.monotonic() + random.uniform(0, 0.05)
                screen.type(" j" * 20)
                while time.monotonic() < deadline:
                    screen.read(deadline - time.monotonic())
                screen.signal(signal.SIGKILL)
                equal(screen.ends_within(10), -signal.SIGKILL, "its status")
                screen.rest()
                acknowledged = set(range(screen.saved))
            if desk.data.exists() and list(desk.data.glob("*-*/*.yaml")):
                whole(desk, acknowledged)
            acknowledged_in_all += len(acknowledged)
    equal(acknowledged_in_all > 0, True, "whether any tick was shown as saved")
    return f"{acknowledged_in_all} shown as saved, all there"


def cut_power(kind):
    acknowledged_in_all = 0
    with Disk(kind) as disk:
        for cut in range(POWER_CUTS):
            with Desk(disk.folder / f"{cut}/new/data") as desk:
                # Shows that the power cut is one.
                unsynced = disk.folder / f"unsynced-{cut}"
                unsynced.write_text("lost")
                # The first cut comes right after the very first tick.
                acknowledged = tick_until(disk.cut_power, desk, after=1 + cut)
                assert acknowledged, "no tick was acknowledged"
                disk.start_again()
                assert not unsynced.exists() or not unsynced.read_text(), "the power cut lost nothing"
                whole(desk, acknowledged)
                acknowledged_in_all += len(acknowledged)
    return f"{POWER_CUTS} cuts, {acknowledged_in_all} acknowledged, all there"


def tick_until(cut, desk, after):
    """Ticks one item after the other and cuts right when `after` are acknowledged, while more are under way."""
    acknowledged, enough = set(), threading.Event()

    def work():
        for number in range(ITEMS - 1):
            if desk.tick(number).status != 0:
                break
            acknowledged.add(number)
            if len(acknowledged) == after:
                enough.set()
        enough.set()

    worker = threading.Thread(target=work)
    worker.start()
    enough.wait()
    try:
        cut()
    finally:
        worker.join()
    return acknowledged


@case("power cut of an ext4 disk after acknowledged ticks", is_random=True)
def power_cut_of_ext4():
    return cut_power("ext4")


@case("power cut of an XFS disk after acknowledged ticks", is_random=True)
def power_cut_of_xfs():
    return cut_power("xfs")


@case("4 processes × 250 ticks at once, a screen open")
def four_at_once():
    with Desk() as desk, Screen(desk) as screen:
        screen.go_in()
        failures = []

        def work(first):
            for number in range(first, first + 250):
                ended = desk.tick(number)
                if ended.status:
                    failures.append(ended.err)

        # The screen ticks the last item, in the midst of the others.
        workers = [threading.Thread(target=work, args=(first,)) for first in range(0, 1000, 250)]
        for worker in workers:
            worker.start()
        while any(worker.is_alive() for worker in workers):
            screen.read(0.05)
            if screen.count() == 0:
                screen.type("G ")
        equal(failures, [], "ticks that failed")
        # A tick and its undoing bring what others did in the meantime, on a system that tells of no changes.
        screen.type(" ")
        screen.wait_until(lambda: screen.count() in (1000, 1001), "what the others ticked")
        equal(sorted(number for number in desk.ticks_in_file() if number < 1000), list(range(1000)), "in the file")
        equal(desk.warnings(), "", "reading it")
    return "1,000 present, none twice, the screen shows them"


@case("others tick while a screen is open")
def seen_in_time():
    with Desk() as desk, Screen(desk) as screen:
        screen.go_in()
        screen.type(" ")
        screen.wait_for_saved(1)
        desk.ticked(1)
        screen.type("j")
        screen.wait_until(lambda: screen.count() == 2, "what the other ticked", seconds=1)
    return "the screen shows it within a second of use"
