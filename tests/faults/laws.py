"""What `cargo test` shows without a disk of its own, run here so that the table is whole."""

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

import yaml

from cases import case, equal, holds
from desk import Desk, line

HISTORIES = 10 * int(os.environ.get("ROADBOOK_RUNS", "2000"))


def cargo_test(*arguments, **environment):
    """Runs tests, all of which must pass; at least one must run."""
    words = ["cargo", "test", "--quiet", *arguments]
    ended = subprocess.run(words, capture_output=True, text=True, env={**os.environ, **environment})
    assert ended.returncode == 0, "\n".join((ended.stdout + ended.stderr).strip().splitlines()[-20:])
    passed = sum(int(count) for count in re.findall(r"(\d+) passed", ended.stdout))
    assert passed, "no test ran"
    return f"{passed} tests passed"


@case(f"histories of facts, {HISTORIES:,} for each law: merging, undoing and redoing, equal instants")
def laws():
    return cargo_test("--test", "suite", "laws::", PROPTEST_CASES=str(HISTORIES))


@case("torn last line, NUL tail, truncated at every byte, one flipped bit in each line")
def damage():
    return cargo_test("--test", "suite", "journal_faults::")


@case("a write that fails midway while others write")
def midway():
    return cargo_test("--test", "journal_full")


@case("lines of any text, read by both of the program's readers alike")
def lines():
    return cargo_test("--lib", "journal")


HARD = [
    "plain",
    "",
    " ",
    "null",
    "1.10",
    "it's \"quoted\" \\ and \\\\",
    "two\nlines\r\nand\rthree\n",
    "\ttabs\t",
    "next line \x85, line \u2028, paragraph \u2029",
    "mark \ufeff, no characters \ufffe \uffff \ufdd0 \U0001fffe",
    "an escape of half a character: \\ud800",
    "controls \x00 \x01 \x1b[31m \x7f \x9b",
    "- {at: \"2026-11-22T10:00:00Z\", item: \"b\", mark: \"done\"}",
    "{a: [b, &c *d !e]} # f: |",
    "学习 🚀 e\u0301",
    "é" * 32_000,
    "\n" * 30_000,
]


@case("notes with quotes, newlines, U+0085, U+FFFE, surrogate escapes, 64 KiB: written here, read by PyYAML")
def notes_for_pyyaml():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "texts.json").write_text(json.dumps(HARD))
        cargo_test("--test", "suite", "--", "--ignored", "writes_notes", ROADBOOK_NOTES=folder)
        (journal,) = Path(folder, "data").glob("*-*/*.yaml")
        facts = yaml.safe_load(journal.read_text())
        equal([fact["note"] for fact in facts if "note" in fact], HARD, "the notes")
    return f"{len(HARD)} texts, the same"


def dumper(style):
    """Writes each text in one style, and all else as PyYAML does."""

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(str, lambda self, text: self.represent_scalar("tag:yaml.org,2002:str", text, style))
    return Dumper


@case("the same notes written by PyYAML in each of its styles, read here")
def notes_by_pyyaml():
    styles = [(style, {"width": width}) for style in (None, "'", '"', "|", ">") for width in (80, 1e6)]
    styles += [(None, {"default_flow_style": None}), (None, {"allow_unicode": True}), ('"', {"line_break": "\r\n"})]
    # A text of so many lines is longer than an entry may be in some of the styles.
    texts = [text for text in HARD if len(text) < 30_000]
    for style, options in styles:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "texts.json").write_text(json.dumps(texts))
            cargo_test("--test", "suite", "--", "--ignored", "writes_notes", ROADBOOK_NOTES=folder)
            (journal,) = Path(folder, "data").glob("*-*/*.yaml")
            facts = yaml.safe_load(journal.read_text())
            journal.write_text(yaml.dump(facts, Dumper=dumper(style), sort_keys=False, **options), newline="")
            cargo_test("--test", "suite", "--", "--ignored", "reads_notes", ROADBOOK_NOTES=folder)
    return f"{len(texts)} texts in {len(styles)} styles, the same"


@case("half a character escaped in a line (U+D800)")
def lone_surrogate():
    with Desk() as desk:
        desk.ticked(1)
        with open(desk.journal, "a") as journal:
            journal.write('- {at: "2026-11-22T10:00:00.000000Z", item: "a", note: "\\uD800"}\n' + line(2))
        holds(desk.warnings(), "line 5: it is no fact", "the status")
        desk.ticked(3)
        equal(desk.done(), {1, 2, 3}, "done")
    return "told, costs itself alone"


@case("a line longer than 64 KiB")
def too_long():
    with Desk() as desk:
        desk.roadmap.write_text("# " + "Long title " * 10_000 + "\n\n## Road\n\n- [ ] item 0001\n")
        desk.ticked(1)
        equal((desk.ticks_in_file(), desk.warnings()), ([1], ""), "in the file")
        longest = max(map(len, desk.journal.read_bytes().splitlines()))
        assert longest <= 64 << 10, f"{longest} bytes"
    return f"none is written, whatever the title: {longest} bytes at most"
