//! The table of keys.

use std::borrow::Cow;

use super::Action::{self, *};
use super::Group::{self, *};
use super::{Binding, Stroke};
use crate::tui::keymap::mode::{Mode, Modes};
use crate::tui::message::Key;

/// Every binding as it is without the learner's own, in the order of the help.
pub fn table() -> &'static [Binding] {
    TABLE
}

/// Where there is something to move in.
const MOVES: Modes = MOVES_FAR.and(&[Mode::Find, Mode::Palette]);
/// The same without those where text is typed: there these keys edit it.
const MOVES_FAR: Modes = Modes::of(&[
    Mode::Road,
    Mode::Guide,
    Mode::Select,
    Mode::Filter,
    Mode::Changes,
    Mode::Roadmaps,
    Mode::Help,
    Mode::Links,
    Mode::Question,
]);
/// Where one thing of several is taken, or gone into.
const TAKES: Modes = Modes::of(&[
    Mode::Road,
    Mode::Guide,
    Mode::Changes,
    Mode::Roadmaps,
    Mode::Links,
    Mode::Filter,
    Mode::Question,
    Mode::Find,
    Mode::Palette,
    Mode::Reloaded,
]);
/// Where a view or a list has the keys, and nothing is typed or asked.
const CALM: Modes = Modes::of(&[Mode::Road, Mode::Guide, Mode::Changes, Mode::Roadmaps]);
/// Where a command can be named: but where text is typed, which this would be, and where a question waits for its answer.
const NAMES: Modes = CALM.and(&[Mode::Select, Mode::Filter, Mode::Links, Mode::Help]);
const ROAD: Modes = Modes::of(&[Mode::Road]);
const VIEWS: Modes = Modes::of(&[Mode::Road, Mode::Guide]);
/// Where rows are marked, one or many.
const MARKS: Modes = Modes::of(&[Mode::Road, Mode::Select]);
const NOTE: Modes = Modes::of(&[Mode::Note]);
const CHANGES: Modes = Modes::of(&[Mode::Changes]);

const fn bind(
    action: Action,
    name: &'static str,
    keys: &'static [Stroke],
    modes: Modes,
    group: Group,
    hint: &'static str,
    help: &'static str,
) -> Binding {
    Binding { action, name, keys: Cow::Borrowed(keys), modes, help, hint, group }
}

const fn on(key: Key) -> Stroke {
    Stroke::on(key)
}

const fn key(char: char) -> Stroke {
    Stroke::char(char)
}

const fn ctrl(char: char) -> Stroke {
    Stroke::ctrl(char)
}

/// Where the footer's word is another than that of the action's line.
pub(crate) static HINTS: &[(Action, Mode, &str)] = &[
    (In, Mode::Palette, "run"),
    (In, Mode::Filter, "show"),
    (In, Mode::Question, "answer"),
    (In, Mode::Find, "go"),
    (In, Mode::Changes, "go"),
    (In, Mode::Reloaded, "go on"),
];

/// Action, name, keys, where, what it is about, the footer's word, the help's.
#[rustfmt::skip]
static TABLE: &[Binding] = &[
    bind(Down, "down", &[key('j'), on(Key::Down), ctrl('n')], MOVES, Move, "down", "next row"),
    bind(Up, "up", &[key('k'), on(Key::Up), ctrl('p')], MOVES, Move, "up", "row before"),
    bind(Right, "unfold", &[key('l'), on(Key::Right)], VIEWS, Move, "", "unfold, or the other pane"),
    bind(Left, "fold", &[key('h'), on(Key::Left)], VIEWS, Move, "", "fold, or one level up"),
    bind(In, "in", &[on(Key::Enter)], TAKES.and(&[Mode::Help]), Move, "open", "open"),
    bind(Back, "back", &[on(Key::Esc)], Modes::ALL, Move, "back", "back; puts a message away"),
    bind(OtherPane, "pane", &[on(Key::Tab)], VIEWS, Move, "pane", "the other pane"),
    bind(NextOpen, "next-open", &[key('.')], ROAD, Move, "next", "next open item"),
    bind(NextSection, "next-section", &[key(']')], VIEWS, Move, "next page", "next section"),
    bind(PreviousSection, "previous-section", &[key('[')], VIEWS, Move, "", "section before"),
    bind(NextPhase, "next-phase", &[key('}')], VIEWS, Move, "", "next phase"),
    bind(PreviousPhase, "previous-phase", &[key('{')], VIEWS, Move, "", "phase before"),
    bind(HalfDown, "half-page-down", &[ctrl('d')], MOVES_FAR, Move, "", "half a page down"),
    bind(HalfUp, "half-page-up", &[ctrl('u')], MOVES_FAR, Move, "", "half a page up"),
    bind(PageDown, "page-down", &[on(Key::PageDown)], MOVES, Move, "", "a page down"),
    bind(PageUp, "page-up", &[on(Key::PageUp)], MOVES, Move, "", "a page up"),
    bind(First, "first", &[key('g'), on(Key::Home)], MOVES_FAR, Move, "", "first row"),
    bind(Last, "last", &[key('G'), on(Key::End)], MOVES_FAR, Move, "", "last row"),
    bind(Road, "road", &[key('1')], VIEWS, Move, "road", "the road"),
    bind(Guide, "guide", &[key('4')], VIEWS, Move, "guide", "the guide, to be read"),
    bind(FoldLevel, "fold-level", &[key('<')], ROAD, Move, "", "fold one level"),
    bind(UnfoldLevel, "unfold-level", &[key('>')], ROAD, Move, "", "unfold one level"),
    bind(FoldAll, "fold-all", &[key('-')], ROAD, Move, "", "fold all"),
    bind(UnfoldAll, "unfold-all", &[key('+'), key('=')], ROAD, Move, "", "unfold all"),
    bind(Find, "find", &[key('/')], VIEWS, Move, "find", "find anything"),
    bind(NextMatch, "next-match", &[key('n')], VIEWS, Move, "", "next match"),
    bind(PreviousMatch, "previous-match", &[key('N')], VIEWS, Move, "", "match before"),
    bind(Tick, "tick", &[key(' ')], MARKS, Mark, "tick", "tick; on a heading, all below"),
    bind(Doing, "doing", &[key('i')], MARKS, Mark, "doing", "being learnt now, or not"),
    bind(Skip, "skip", &[key('s')], MARKS, Mark, "skip", "set aside, or brought back"),
    bind(Choose, "choose", &[key('c')], ROAD, Mark, "choose", "choose this option, or none"),
    bind(Select, "select", &[key('v')], MARKS, Mark, "select", "select rows, to mark them all"),
    bind(Undo, "undo", &[key('u')], Modes::of(&[Mode::Road, Mode::Changes]), Mark, "undo", "undo"),
    bind(Redo, "redo", &[ctrl('r')], Modes::of(&[Mode::Road, Mode::Changes]), Mark, "redo", "redo"),
    bind(Note, "note", &[key('e')], ROAD, Mark, "note", "write a note"),
    bind(EditNote, "edit-note", &[key('E')], ROAD, Mark, "", "a note in your own editor"),
    bind(SaveNote, "save-note", &[on(Key::Enter)], NOTE, Mark, "save", "save the note"),
    bind(NewLine, "new-line", &[ctrl('j')], NOTE, Mark, "new line", "new line; Alt-Enter too"),
    bind(TakeBack, "take-back", &[key('x')], CHANGES, Mark, "not the same", "of a change: not the same"),
    bind(Dismiss, "dismiss", &[key('d')], CHANGES, Mark, "accept changes", "accept all changes"),
    bind(Links, "links", &[key('o')], VIEWS, Program, "links", "links, to open or copy"),
    bind(Copy, "copy", &[key('y')], Modes::of(&[Mode::Links]), Program, "copy", "copy the address"),
    bind(Changes, "changes", &[key('U')], Modes::of(&[Mode::Road, Mode::Changes]), Program, "what changed", "what changed in the roadmap"),
    bind(Roadmaps, "roadmaps", &[key('O')], Modes::of(&[Mode::Road, Mode::Guide, Mode::Roadmaps]), Program, "roadmaps", "the roadmaps seen so far"),
    bind(Filter, "filter", &[key('f')], ROAD, Program, "filter", "choose what is shown"),
    bind(HideDone, "hide-done", &[key('H')], ROAD, Program, "", "hide or show what is done"),
    bind(Focus, "focus", &[key('z')], ROAD, Program, "", "this phase alone, or all"),
    bind(Counts, "counts", &[], ROAD, Program, "", "what counts in this roadmap"),
    bind(Ticks, "ticks", &[], ROAD, Program, "", "whose the file's ticks are"),
    bind(Palette, "palette", &[key(':')], NAMES, Program, "commands", "every command by name"),
    bind(Help, "help", &[key('?')], Modes::of(&[Mode::Road, Mode::Guide, Mode::Select, Mode::Changes, Mode::Roadmaps, Mode::Help]), Program, "keys", "the keys of where you are"),
    bind(Quit, "quit", &[key('q')], CALM.and(&[Mode::Help]), Program, "quit", "quit; every tick is kept"),
    bind(QuitAnywhere, "quit-anywhere", &[ctrl('c')], Modes::ALL, Program, "", "quit, wherever you are"),
    bind(SaveElsewhere, "save-elsewhere", &[key('w')], Modes::of(&[Mode::Road, Mode::Quitting]), Program, "save elsewhere", "save unsaved elsewhere, quit"),
    bind(Abandon, "abandon", &[key('Q')], Modes::of(&[Mode::Road, Mode::Quitting]), Program, "quit without", "quit without the unsaved"),
    bind(Suspend, "suspend", &[ctrl('z')], Modes::ALL, Program, "", "to the shell (fg comes back)"),
];
