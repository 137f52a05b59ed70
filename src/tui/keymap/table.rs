//! The table of keys.

use std::borrow::Cow;

use crate::tui::keymap::action::Action::{self, *};
use crate::tui::keymap::action::{Mode, Modes};
use crate::tui::keymap::binding::Binding;
use crate::tui::keymap::binding::Group::{self, *};
use crate::tui::keymap::stroke::Stroke;
use crate::tui::message::Key;

/// The default bindings, in the order of the help.
pub fn table() -> &'static [Binding] {
    TABLE
}

/// The word beside a key in the footer of a mode.
pub(crate) fn hint(binding: &Binding, mode: Mode) -> &'static str {
    let other = HINTS.iter().find(|(action, there, _)| *action == binding.action && *there == mode);
    other.map_or(binding.hint, |(_, _, hint)| hint)
}

/// Modes with something to move in.
const MOVING: Modes = PAGING.and(&[Mode::Find, Mode::PathPrompt, Mode::Palette]);
/// The same without the modes where text is typed: there these keys edit it.
const PAGING: Modes = Modes::of(&[
    Mode::Road,
    Mode::Today,
    Mode::Pace,
    Mode::Log,
    Mode::Guide,
    Mode::Select,
    Mode::Filter,
    Mode::Changes,
    Mode::Roadmaps,
    Mode::Help,
    Mode::Links,
    Mode::Card,
    Mode::Question,
]);
/// Modes in which an entry is opened.
const OPENING: Modes = Modes::of(&[
    Mode::Road,
    Mode::Today,
    Mode::Log,
    Mode::Guide,
    Mode::Changes,
    Mode::Roadmaps,
    Mode::Links,
    Mode::Card,
    Mode::Filter,
    Mode::Question,
    Mode::Find,
    Mode::PathPrompt,
    Mode::Palette,
    Mode::Reloaded,
    Mode::Entry,
]);
/// Modes of views and lists, in which nothing is typed or asked.
const BROWSING: Modes = EVERY_VIEW.and(&[Mode::Changes, Mode::Roadmaps]);
/// Modes in which the palette opens: not where text is typed or a question is asked.
const WITH_PALETTE: Modes = BROWSING.and(&[Mode::Select, Mode::Filter, Mode::Links, Mode::Card, Mode::Help]);
const ROAD: Modes = Modes::of(&[Mode::Road]);
/// The views with an outline.
const VIEWS: Modes = Modes::of(&[Mode::Road, Mode::Guide]);
const EVERY_VIEW: Modes = VIEWS.and(&[Mode::Today, Mode::Pace, Mode::Log]);
/// Modes in which actions are taken back.
const UNDOING: Modes = Modes::of(&[Mode::Road, Mode::Guide, Mode::Today, Mode::Log, Mode::Changes, Mode::Card]);
/// Modes in which rows are marked.
const MARKING: Modes = Modes::of(&[Mode::Road, Mode::Guide, Mode::Select, Mode::Card, Mode::Today]);
const NOTING: Modes = Modes::of(&[Mode::Road, Mode::Card]);
const SELECTING: Modes = Modes::of(&[Mode::Road, Mode::Select]);
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

/// Words of the footer that differ from those of the table in a mode.
static HINTS: &[(Action, Mode, &str)] = &[
    (In, Mode::Palette, "run"),
    (In, Mode::Filter, "show"),
    (In, Mode::Question, "answer"),
    (In, Mode::Find, "go"),
    (In, Mode::Changes, "go"),
    (In, Mode::Log, "go there"),
    (TakeBack, Mode::Log, "undo this"),
    (Filter, Mode::Log, "phase"),
    (In, Mode::Reloaded, "continue"),
    (In, Mode::Entry, "save"),
    (LogTime, Mode::Log, "edit time"),
];

/// Action, name, keys, modes, group, hint, help.
#[rustfmt::skip]
static TABLE: &[Binding] = &[
    bind(Down, "down", &[key('j'), on(Key::Down), ctrl('n')], MOVING, Move, "down", "next row"),
    bind(Up, "up", &[key('k'), on(Key::Up), ctrl('p')], MOVING, Move, "up", "previous row"),
    bind(Right, "unfold", &[key('l'), on(Key::Right)], VIEWS, Move, "", "unfold, or next pane"),
    bind(Left, "fold", &[key('h'), on(Key::Left)], VIEWS, Move, "", "fold, or one level up"),
    bind(In, "in", &[on(Key::Enter)], OPENING.and(&[Mode::Help]), Move, "open", "open"),
    bind(Back, "back", &[on(Key::Esc)], Modes::ALL, Move, "back", "back; dismiss a message"),
    bind(OtherPane, "pane", &[on(Key::Tab)], VIEWS, Move, "pane", "switch pane"),
    bind(NextOpen, "next-open", &[key('.')], ROAD, Move, "next", "next open item"),
    bind(NextSection, "next-section", &[key(']')], VIEWS, Move, "next page", "next section"),
    bind(PreviousSection, "previous-section", &[key('[')], VIEWS, Move, "", "previous section"),
    bind(NextPhase, "next-phase", &[key('}')], VIEWS, Move, "", "next phase"),
    bind(PreviousPhase, "previous-phase", &[key('{')], VIEWS, Move, "", "previous phase"),
    bind(HalfDown, "half-page-down", &[ctrl('d')], PAGING, Move, "", "half a page down"),
    bind(HalfUp, "half-page-up", &[ctrl('u')], PAGING, Move, "", "half a page up"),
    bind(PageDown, "page-down", &[on(Key::PageDown)], MOVING, Move, "", "page down"),
    bind(PageUp, "page-up", &[on(Key::PageUp)], MOVING, Move, "", "page up"),
    bind(First, "first", &[key('g'), on(Key::Home)], PAGING, Move, "", "first row"),
    bind(Last, "last", &[key('G'), on(Key::End)], PAGING, Move, "", "last row"),
    bind(Road, "road", &[key('1')], EVERY_VIEW, Move, "road", "Road: phases and items"),
    bind(Today, "today", &[key('2')], EVERY_VIEW, Move, "today", "Today: what to do now"),
    bind(Pace, "pace", &[key('3')], EVERY_VIEW, Move, "pace", "Pace: are you on time"),
    bind(Log, "log", &[key('4')], EVERY_VIEW, Move, "log", "Log: all that you did"),
    bind(Guide, "guide", &[key('5')], EVERY_VIEW, Move, "guide", "Guide: read the roadmap"),
    bind(FoldLevel, "fold-level", &[key('<')], ROAD, Move, "", "fold one level"),
    bind(UnfoldLevel, "unfold-level", &[key('>')], ROAD, Move, "", "unfold one level"),
    bind(FoldAll, "fold-all", &[key('-')], ROAD, Move, "", "fold all"),
    bind(UnfoldAll, "unfold-all", &[key('+'), key('=')], ROAD, Move, "", "unfold all"),
    bind(Find, "find", &[key('/')], EVERY_VIEW, Move, "find", "find items and headings"),
    bind(Complete, "complete", &[on(Key::Tab)], Modes::of(&[Mode::Find, Mode::PathPrompt]), Move, "", "complete what is typed"),
    bind(NextMatch, "next-match", &[key('n')], VIEWS, Move, "", "next match"),
    bind(PreviousMatch, "previous-match", &[key('N')], VIEWS, Move, "", "previous match"),
    bind(Tick, "tick", &[key(' ')], MARKING, Mark, "tick", "tick; headings: all below"),
    bind(Doing, "doing", &[key('i')], MARKING, Mark, "doing", "mark as in progress, or not"),
    bind(Skip, "skip", &[key('s')], MARKING, Mark, "skip", "skip, or bring back"),
    bind(Choose, "choose", &[key('c')], ROAD, Mark, "choose", "choose this option, or none"),
    bind(Select, "select", &[key('v')], SELECTING, Mark, "select", "select rows to mark at once"),
    bind(Undo, "undo", &[key('u')], UNDOING, Mark, "undo", "undo"),
    bind(Redo, "redo", &[ctrl('r')], UNDOING, Mark, "redo", "redo"),
    bind(Note, "note", &[key('e')], NOTING, Mark, "note", "write a note"),
    bind(EditNote, "edit-note", &[key('E')], NOTING, Mark, "", "write a note in $EDITOR"),
    bind(Timer, "timer", &[key('t')], EVERY_VIEW, Mark, "timer", "start or stop the timer"),
    bind(LogTime, "log-time", &[key('a')], EVERY_VIEW, Mark, "log time", "log time; in Log: edit it"),
    bind(SaveNote, "save-note", &[on(Key::Enter)], NOTE, Mark, "save", "save the note"),
    bind(NewLine, "new-line", &[ctrl('j')], NOTE, Mark, "new line", "new line (also Alt-Enter)"),
    bind(Accept, "accept", &[key('y')], CHANGES, Mark, "the same", "old and new are the same"),
    bind(TakeBack, "take-back", &[key('x')], CHANGES.and(&[Mode::Log]), Mark, "not the same", "not the same; in Log: undo"),
    bind(Dismiss, "dismiss", &[key('d')], CHANGES, Mark, "mark all seen", "mark all changes as seen"),
    bind(Links, "links", &[key('o')], VIEWS, Program, "links", "open or copy a link"),
    bind(Copy, "copy", &[key('y')], Modes::of(&[Mode::Links, Mode::Card, Mode::Guide]), Program, "copy", "copy the address"),
    bind(Changes, "changes", &[key('U')], Modes::of(&[Mode::Road, Mode::Changes]), Program, "changes", "what changed in the roadmap"),
    bind(Roadmaps, "roadmaps", &[key('O')], EVERY_VIEW.and(&[Mode::Roadmaps]), Program, "roadmaps", "open another roadmap"),
    bind(OpenPath, "open-path", &[key('o')], Modes::of(&[Mode::Roadmaps]), Program, "open a file", "open a file by its path"),
    bind(Forget, "forget", &[key('x')], Modes::of(&[Mode::Roadmaps]), Program, "forget", "take it off this list"),
    bind(Filter, "filter", &[key('f')], Modes::of(&[Mode::Road, Mode::Log]), Program, "filter", "choose which items to show"),
    bind(HideDone, "hide-done", &[key('H')], ROAD, Program, "", "hide or show done items"),
    bind(Focus, "focus", &[key('z')], ROAD, Program, "", "show only this phase, or all"),
    bind(Alone, "full-width", &[key('z')], Modes::of(&[Mode::Guide]), Program, "full width", "hide or show the outline"),
    bind(Counts, "counts", &[], ROAD, Program, "", "what counts in this roadmap"),
    bind(Ticks, "ticks", &[], ROAD, Program, "", "whose the file's ticks are"),
    bind(SetTarget, "set-target", &[], EVERY_VIEW, Program, "", "plan: the day to be done by"),
    bind(SetPace, "set-pace", &[], EVERY_VIEW, Program, "", "plan: a pace of the roadmap"),
    bind(SetStart, "set-start", &[], EVERY_VIEW, Program, "", "plan: the day it starts"),
    bind(SetHours, "set-hours", &[], EVERY_VIEW, Program, "", "plan: your hours a week"),
    bind(SetRest, "set-rest", &[], EVERY_VIEW, Program, "", "plan: weekdays off"),
    bind(SetAway, "set-away", &[], EVERY_VIEW, Program, "", "plan: days away"),
    bind(Palette, "palette", &[key(':')], WITH_PALETTE, Program, "commands", "run a command by its name"),
    bind(Help, "help", &[key('?')], BROWSING.and(&[Mode::Select, Mode::Card, Mode::Help]), Program, "keys", "keys that work here"),
    bind(Quit, "quit", &[key('q')], BROWSING.and(&[Mode::Help, Mode::Card, Mode::Question]), Program, "quit", "quit; your ticks are saved"),
    bind(QuitAnywhere, "quit-anywhere", &[ctrl('c')], Modes::ALL, Program, "", "quit from anywhere"),
    bind(SaveElsewhere, "save-elsewhere", &[key('w')], Modes::of(&[Mode::Road, Mode::Quitting]), Program, "save elsewhere", "if saving fails: another file"),
    bind(Abandon, "abandon", &[key('Q')], Modes::of(&[Mode::Road, Mode::Quitting]), Program, "if saving fails: just quit", "if saving fails: just quit"),
    bind(Repaint, "repaint", &[ctrl('l')], Modes::ALL, Program, "", "draw the whole screen again"),
    bind(Suspend, "suspend", &[ctrl('z')], Modes::ALL, Program, "", "suspend; fg resumes"),
];
