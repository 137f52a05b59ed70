"""Ends that are asked for, and results that nobody takes."""

import resource
import signal
import time

from cases import case, equal, holds
from desk import Desk
from screen import Screen

SOON = 1.0


@case("the process may write no larger files (SIGXFSZ)")
def file_size_limit():
    with Desk() as desk:
        desk.ticked(1, 2)
        before = desk.journal.read_bytes()
        size = len(before) + 20
        ended = desk.tick(3, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
        equal(ended.status, 1, f"its status ({ended.err.strip()})")
        holds(ended.err, "File too large", "the message")
        equal(desk.journal.read_bytes(), before, "the journal")
        desk.ticked(3)
        equal((desk.ticks_in_file(), desk.warnings()), ([1, 2, 3], ""), "in the file")
    return "told, the journal as it was"


@case("standard output closed or full, standard error too")
def no_output():
    with Desk() as desk:
        for number, redirection in enumerate([">&-", ">/dev/full", "2>&-", "2>/dev/full", ">&- 2>&-", "| true"]):
            # The second item named is done already, which is said on standard error.
            words = ["sh", "-c", f'exec "$0" "$@" item-0000 {redirection}']
            ended = desk.tick(number, before=words)
            assert ended.status in (0, 1), f"{redirection}: ended with {ended.status} ({ended.err.strip()})"
            assert ended.seconds < SOON, f"{redirection}: ended after {ended.seconds:.1f} s"
            assert number in desk.done(), f"{redirection}: it is lost"
    return "ended at once, nothing lost"


def at_the_end(end, within=SOON):
    """Ticks in the screen, ends it, and says how long that took."""
    with Desk() as desk:
        with Screen(desk) as screen:
            screen.go_in()
            screen.type(" j")
            screen.wait_for_saved(1)
            # The last tick is not waited for.
            screen.type(" ")
            screen.wait_for("✓  item 0001")
            began = time.monotonic()
            end(screen)
            screen.ends_within(within)
            seconds = time.monotonic() - began
        equal((desk.done(), desk.warnings()), ({0, 1}, ""), "the journal")
    return seconds


@case("terminal gone (SIGHUP)")
def terminal_gone():
    seconds = at_the_end(Screen.close)
    return f"ended after {seconds:.2f} s, nothing lost"


@case("SIGTERM, SIGHUP, SIGINT")
def asked_to_end():
    signals = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
    seconds = max(at_the_end(lambda screen, number=number: screen.signal(number)) for number in signals)
    return f"ended after {seconds:.2f} s, nothing lost"


@case("terminal that nobody reads")
def unread_terminal():
    with Desk() as desk:
        with Screen(desk) as screen:
            screen.go_in()
            screen.type(" ")
            screen.wait_for_saved(1)
            # More frames than the terminal's buffer holds.
            for _ in range(50):
                screen.type("GgGg")
                time.sleep(0.01)
            worked = screen.seconds_of_work()
            time.sleep(1)
            spun = screen.seconds_of_work() - worked
            assert spun < 0.1, f"spins: {spun:.2f} s of work in a second"
            began = time.monotonic()
            screen.signal(signal.SIGTERM)
            screen.ends_within(SOON)
            seconds = time.monotonic() - began
        equal((desk.done(), desk.warnings()), ({0}, ""), "the journal")
    return f"waits without work, ended after {seconds:.2f} s"


@case("a screen that nobody uses")
def idle():
    with Desk() as desk:
        desk.ticked(1)
        with Screen(desk) as screen:
            screen.go_in()
            screen.wait_for("✓  item 0001")
            while screen.read(0.3):
                pass

            def switches():
                with open(f"/proc/{screen.process.pid}/status") as status:
                    return [line for line in status if "voluntary_ctxt_switches" in line][0]

            before = switches()
            time.sleep(3)
            equal(switches(), before, "wake-ups in 3 s")
    return "no wake-up in 3 s"
