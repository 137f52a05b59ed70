"""What `cargo test` shows without a disk of its own, run here so that the table is whole."""

import os
import re
import subprocess

from cases import case

HISTORIES = 20_000


def cargo_test(*arguments, **environment):
    """Runs tests, all of which must pass; at least one must run."""
    words = ["cargo", "test", "--release", "--quiet", *arguments]
    ended = subprocess.run(words, capture_output=True, text=True, env={**os.environ, **environment})
    assert ended.returncode == 0, "\n".join((ended.stdout + ended.stderr).strip().splitlines()[-20:])
    passed = sum(int(count) for count in re.findall(r"(\d+) passed", ended.stdout))
    assert passed, "no test ran"
    return f"{passed} tests passed"


@case(f"histories of facts, {HISTORIES:,} for each law: merging, undoing and redoing, equal instants")
def laws():
    return cargo_test("--test", "laws", PROPTEST_CASES=str(HISTORIES))


@case("torn last line, NUL tail, truncated at every byte, one flipped bit in each line")
def damage():
    return cargo_test("--test", "journal_faults")


@case("a write that fails midway while others write")
def midway():
    return cargo_test("--test", "journal_full")


@case("facts that PyYAML finds hard, both readers of lines alike")
def lines():
    return cargo_test("--lib", "journal")
