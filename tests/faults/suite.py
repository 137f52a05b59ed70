"""Runs the cases of the modules below, in order, and prints a row for each."""

import sys
import time
import traceback

import crashes
import endings
import laws
import merges
import places
import refusals
import simulation
from cases import CASES, Skipped

assert all((crashes, refusals, endings, laws, places, merges, simulation)), "each has told its cases"


def main(words):
    totals = {"passed": 0, "failed": 0, "skipped": 0}
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
        print(f"{outcome:<7} {time.monotonic() - began:6.1f} s  {case.fault}: {said}", flush=True)
    print(", ".join(f"{count} {outcome}" for outcome, count in totals.items()))
    return 1 if totals["failed"] else 0


sys.exit(main(sys.argv[1:]))
