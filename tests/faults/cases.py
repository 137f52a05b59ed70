"""What a case is: a fault, and what is to hold then."""

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
