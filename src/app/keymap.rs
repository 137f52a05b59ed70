//! The one table of keys: what a key does, under which name, and the words that explain it.
//! Dispatch, footer, help and the README's list all come from here.

use super::message::{Key, Press};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table's help says what each does")]
pub enum Action {
    Down,
    Up,
    Right,
    Left,
    OtherPane,
    In,
    Back,
    NextOpen,
    NextSection,
    PreviousSection,
    NextPhase,
    PreviousPhase,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    First,
    Last,
    Tick,
    Doing,
    Skip,
    Choose,
    Undo,
    Redo,
    TakeBack,
    Dismiss,
    Changes,
    Roadmaps,
    Help,
    Suspend,
    Quit,
    QuitAnywhere,
    SaveElsewhere,
    Abandon,
}

/// What a binding is about; help is ordered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Getting about.
    Move,
    /// Saying what holds.
    Mark,
    /// The program itself.
    Program,
}

impl Group {
    /// The groups in the order of the help.
    pub const ALL: [Group; 3] = [Group::Move, Group::Mark, Group::Program];

    /// The heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Group::Move => "Move",
            Group::Mark => "Mark",
            Group::Program => "Roadbook",
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The action's name.
    pub name: &'static str,
    /// The keys that ask for it.
    pub keys: &'static [Stroke],
    /// One line that says what it does.
    pub help: &'static str,
    /// The word beside the key in the footer; empty where the footer never shows it.
    pub hint: &'static str,
    /// What it is about.
    pub group: Group,
}

impl Binding {
    /// The keys as the learner reads them: `j ↓`.
    pub fn keys_label(&self) -> String {
        self.keys.iter().map(Stroke::label).collect::<Vec<_>>().join(" ")
    }
}

/// A key, perhaps with Control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    key: Key,
    ctrl: bool,
}

impl Stroke {
    fn is(&self, press: &Press) -> bool {
        self.key == press.key && self.ctrl == press.ctrl && !press.alt
    }

    /// The key press that this is.
    pub fn press(&self) -> Press {
        Press { key: self.key, ctrl: self.ctrl, alt: false, shift: false }
    }

    /// The key as the learner reads it: `Ctrl-d`, `Space`, `↓`.
    pub fn label(&self) -> String {
        let key = match self.key {
            Key::Char(' ') => "Space".into(),
            Key::Char(char) => char.to_string(),
            Key::Up => "↑".into(),
            Key::Down => "↓".into(),
            Key::Left => "←".into(),
            Key::Right => "→".into(),
            Key::PageUp => "PgUp".into(),
            Key::PageDown => "PgDn".into(),
            other => format!("{other:?}"),
        };
        if self.ctrl { format!("Ctrl-{key}") } else { key }
    }
}

/// What this key press asks for.
pub fn action(press: &Press) -> Option<Action> {
    TABLE.iter().find(|binding| binding.keys.iter().any(|key| key.is(press))).map(|binding| binding.action)
}

/// The line of the table for an action.
pub fn binding(action: Action) -> Option<&'static Binding> {
    TABLE.iter().find(|binding| binding.action == action)
}

/// Every binding, in the order of the help.
pub fn table() -> &'static [Binding] {
    TABLE
}

const fn on(key: Key) -> Stroke {
    Stroke { key, ctrl: false }
}

const fn key(char: char) -> Stroke {
    on(Key::Char(char))
}

const fn ctrl(char: char) -> Stroke {
    Stroke { key: Key::Char(char), ctrl: true }
}

macro_rules! table {
    ($($action:ident $name:literal [$($key:expr),+] $group:ident $hint:literal $help:literal;)+) => {
        &[$(Binding {
            action: Action::$action,
            name: $name,
            keys: &[$($key),+],
            help: $help,
            hint: $hint,
            group: Group::$group,
        }),+]
    };
}

#[rustfmt::skip]
static TABLE: &[Binding] = table! {
    Down            "down"             [key('j'), on(Key::Down)]  Move    "down"    "next row";
    Up              "up"               [key('k'), on(Key::Up)]    Move    "up"      "row before";
    Right           "unfold"           [key('l'), on(Key::Right)] Move    ""        "unfold, or to the checklist";
    Left            "fold"             [key('h'), on(Key::Left)]  Move    ""        "fold, or one level up";
    In              "in"               [on(Key::Enter)]           Move    "open"    "go in";
    Back            "back"             [on(Key::Esc)]             Move    "back"    "back; puts a message away";
    OtherPane       "pane"             [on(Key::Tab)]             Move    ""        "the other pane";
    NextOpen        "next-open"        [key('.')]                 Move    "next"    "next open item";
    NextSection     "next-section"     [key(']')]                 Move    ""        "next section";
    PreviousSection "previous-section" [key('[')]                 Move    ""        "section before";
    NextPhase       "next-phase"       [key('}')]                 Move    ""        "next phase";
    PreviousPhase   "previous-phase"   [key('{')]                 Move    ""        "phase before";
    HalfDown        "half-page-down"   [ctrl('d')]                Move    ""        "half a page down";
    HalfUp          "half-page-up"     [ctrl('u')]                Move    ""        "half a page up";
    PageDown        "page-down"        [on(Key::PageDown)]        Move    ""        "a page down";
    PageUp          "page-up"          [on(Key::PageUp)]          Move    ""        "a page up";
    First           "first"            [key('g'), on(Key::Home)]  Move    ""        "first row";
    Last            "last"             [key('G'), on(Key::End)]   Move    ""        "last row";
    Tick            "tick"             [key(' ')]                 Mark    "tick"    "tick; on a heading, all below";
    Doing           "doing"            [key('i')]                 Mark    "doing"   "being learnt now, or not";
    Skip            "skip"             [key('s')]                 Mark    "skip"    "set aside, or brought back";
    Choose          "choose"           [key('c')]                 Mark    "choose"  "choose this option, or none";
    Undo            "undo"             [key('u')]                 Mark    "undo"    "undo";
    Redo            "redo"             [ctrl('r')]                Mark    ""        "redo";
    TakeBack        "take-back"        [key('x')]                 Mark    "not the same" "of a change: not the same";
    Dismiss         "dismiss"          [key('d')]                 Mark    "all well" "of the changes: all is well";
    Changes         "changes"          [key('U')]                 Program "what changed" "what changed in the roadmap";
    Roadmaps        "roadmaps"         [key('O')]                 Program "roadmaps" "the roadmaps seen so far";
    Help            "help"             [key('?')]                 Program "keys"    "these keys";
    Quit            "quit"             [key('q')]                 Program "quit"    "quit; every tick is kept";
    QuitAnywhere    "quit-anywhere"    [ctrl('c')]                Program ""        "quit, wherever you are";
    SaveElsewhere   "save-elsewhere"   [key('w')]                 Program "save elsewhere" "save the unsaved elsewhere";
    Abandon         "abandon"          [key('Q')]                 Program "quit without" "quit without the unsaved";
    Suspend         "suspend"          [ctrl('z')]                Program ""        "to the shell (fg comes back)";
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_is_bound_twice_and_no_name_is_given_twice() {
        let keys: Vec<_> = TABLE.iter().flat_map(|binding| binding.keys).collect();
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
        let names: HashSet<_> = TABLE.iter().map(|binding| binding.name).collect();
        assert_eq!(names.len(), TABLE.len());
    }

    #[test]
    fn keys_read_as_people_write_them() {
        let label = |action| binding(action).map(Binding::keys_label);
        assert_eq!(label(Action::Down).as_deref(), Some("j ↓"));
        assert_eq!(label(Action::Tick).as_deref(), Some("Space"));
        assert_eq!(label(Action::HalfDown).as_deref(), Some("Ctrl-d"));
        assert_eq!(label(Action::In).as_deref(), Some("Enter"));
    }
}
