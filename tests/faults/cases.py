"""What a case is: a fault, and what is to hold then."""

import time
import traceback
from dataclasses import dataclass
from typing import Callable

CASES = []


class Skipped(Exception):
    """This machine cannot make the fault; the words say why."""


@dataclass
class Case:
    fault: str
    perform: Callable[[], str]
    """Raises AssertionError where what is to hold does not; else says what was seen."""
    is_random: bool
    """Whether it depends on random moments, so that one failure does not decide."""


def case(fault, is_random=False):
    """Makes a function the case of this fault."""

    def tell(perform):
        CASES.append(Case(fault, perform, is_random))
        return perform

    return tell


def equal(found, wanted, what):
    assert found == wanted, f"{what}: {found!r}, not {wanted!r}"


def holds(text, words, what):
    assert words in text, f"{what} does not say {words!r}: {text!r}"


def run(words):
    """Runs the cases in order, those that hold one of the words, prints a row for each, and returns the exit status."""
    totals = {"passed": 0, "failed": 0, "skipped": 0}
    decisive = 0
    for case in CASES:
        if words and not any(word in case.fault for word in words):
            continue
        began = time.monotonic()
        try:
            outcome, said = "passed", case.perform()
        except Skipped as why:
            outcome, said = "skipped", str(why)
        except AssertionError as why:
            outcome, said = "failed", str(why) or traceback.format_exc(limit=-1)
        except Exception:
            outcome, said = "failed", traceback.format_exc()
        totals[outcome] += 1
        decisive += outcome == "failed" and not case.is_random
        if outcome == "failed" and case.is_random:
            said += " (at random moments, so it does not decide)"
        print(f"{outcome:<7} {time.monotonic() - began:6.1f} s  {case.fault}: {said}", flush=True)
    print(", ".join(f"{count} {outcome}" for outcome, count in totals.items()))
    return 1 if decisive else 0
