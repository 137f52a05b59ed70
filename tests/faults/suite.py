"""The cases of the modules below."""

import sys

import crashes
import endings
import laws
import merges
import places
import refusals
import simulation
from cases import run

assert all((crashes, refusals, endings, laws, places, merges, simulation)), "each has told its cases"

sys.exit(run(sys.argv[1:]))
