//! The screen in words, for screen readers: what is new is said in lines, and last the row under the cursor.

mod panel;
mod row;
mod typed;

use std::borrow::Cow;

use self::panel::{Read, listed, narrowed, page, place, read_out};
use self::row::{counted, row};
use self::typed::Typed;
use crate::roadmap::clean;
use crate::tui::help::{Line, columns};
use crate::tui::keymap::Action;
use crate::tui::widgets::text::{width, wrap};
use crate::tui::widgets::theme::Theme;
use crate::tui::{Mode, Remark, Shown, Side, Tui};
use crate::tui::{footer, notice_words};

/// How things stand, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    title: String,
    mode: Mode,
    /// Notices, and what is not saved.
    alarms: Vec<String>,
    remark: Option<String>,
    /// What is typed, if anything is.
    typed: Option<Typed>,
    /// The lines of what stands over the view.
    panel: Vec<String>,
    /// The lines of the guide.
    page: Vec<Read>,
    /// The row under the cursor, a line for each that it is read off.
    focus: String,
    /// Cells of a line: one fewer than the window has, since not every terminal stays in a line that is full.
    room: usize,
}

impl Speech {
    /// What there is to say.
    pub fn of(tui: &Tui) -> Speech {
        let theme = Theme::spoken();
        let (panel, focus) = match (tui.picker(), tui.shown()) {
            (Some(picker), _) if picker.takes_text() => narrowed(picker, &theme),
            (Some(_), _) => read_out(tui),
            (None, Shown::Road) => (Vec::new(), focus(tui)),
            (None, Shown::Note(writing)) => (vec![format!("On {}", writing.name())], String::new()),
            (None, Shown::Help(help)) => {
                let columns = columns(tui.keymap(), help.mode, 0);
                let lines = columns.iter().flatten().filter_map(|line| help_line(line, &theme)).collect();
                (lines, format!("{} goes back.", theme.keys(&tui.keymap().key(Action::Back))))
            }
            (None, Shown::Roadmaps(roadmaps)) => listed(roadmaps),
            (None, Shown::Changes) => read_out(tui),
        };
        Speech {
            title: title(tui, &theme),
            mode: tui.mode(),
            alarms: alarms(tui, &theme),
            remark: tui.remark().map(|remark| remark_words(remark, tui, &theme)),
            typed: Typed::of(tui),
            panel,
            page: page(tui),
            focus,
            room: usize::from(tui.size().columns.saturating_sub(1)).max(1),
        }
    }

    /// What is to be said where `before` was said last: what is new, and then the row under the cursor, where that or
    /// anything else is new. While one types or reads on, the row is not said again for that.
    pub fn after<'a>(&'a self, before: Option<&'a Speech>) -> Vec<Cow<'a, str>> {
        let moved = before.is_some_and(|before| before.mode != self.mode);
        let head = self.head_after(before, moved);
        let panel: Vec<&str> = self.panel_after(before, moved).collect();
        let remark = self.remark.as_deref().filter(|_| before.is_none_or(|before| before.remark != self.remark));
        let is_same = before.is_some_and(|before| before.focus == self.focus);
        let goes_on = !moved && before.is_some_and(|before| before.typed.is_some());
        let is_new = !is_same || !goes_on && (!head.is_empty() || !panel.is_empty() || remark.is_some());
        let focus = Some(self.focus.as_str()).filter(|focus| is_new && !focus.is_empty());

        let mut lines: Vec<Cow<'a, str>> = head.into_iter().map(clean).collect();
        lines.extend(self.typed_after(before, moved).map(Cow::Owned));
        lines.extend(panel.into_iter().chain(remark).map(clean));
        let read = self.page.iter().filter(|line| before.is_none_or(|before| !before.page.contains(line)));
        lines.extend(read.map(|line| clean(&line.words)));
        lines.extend(focus.map(|focus| Cow::Owned(clean(&focus.replace('\n', ", ")).into_owned())));
        lines.into_iter().flat_map(|line| self.broken(line)).collect()
    }

    /// A line in as many as the window needs: a terminal would break it inside a word.
    fn broken<'a>(&self, line: Cow<'a, str>) -> Vec<Cow<'a, str>> {
        if width(&line) <= self.room {
            return vec![line];
        }
        wrap(&line, self.room, usize::MAX).into_iter().map(|part| Cow::Owned(line[part].to_owned())).collect()
    }

    /// What is open, what has the keys, and what is wrong, as far as that is new.
    fn head_after<'a>(&'a self, before: Option<&Speech>, moved: bool) -> Vec<&'a str> {
        let mut lines: Vec<&str> = Vec::new();
        if before.is_none_or(|before| before.title != self.title) {
            lines.push(&self.title);
        }
        if moved || before.is_none() && self.mode != Mode::Road {
            lines.push(self.mode.title());
        }
        let was_told = |line: &String| before.is_some_and(|before| before.alarms.contains(line));
        lines.extend(self.alarms.iter().filter(|line| !was_told(line)).map(String::as_str));
        lines
    }

    /// What was typed since.
    fn typed_after(&self, before: Option<&Speech>, moved: bool) -> Option<String> {
        let former = before.filter(|_| !moved).and_then(|before| before.typed.as_ref());
        let change = self.typed.as_ref()?.change(former)?;
        Some(clean(&change).into_owned())
    }

    fn panel_after<'a>(&'a self, before: Option<&'a Speech>, moved: bool) -> impl Iterator<Item = &'a str> {
        let found_before = move |line: &String| !moved && before.is_some_and(|before| before.panel.contains(line));
        let heading = |line: &String| line == self.mode.title() || self.focus.lines().any(|focus| focus == line);
        self.panel.iter().filter(move |line| !found_before(line) && !heading(line)).map(String::as_str)
    }
}

/// The row under the cursor; in the guide the line that was looked for.
fn focus(tui: &Tui) -> String {
    match tui.guide().filter(|_| tui.side() == Side::Checklist) {
        Some(guide) => place(tui, guide),
        None => row(tui),
    }
}

/// What is open, and the two keys that lead to all others.
fn title(tui: &Tui, theme: &Theme) -> String {
    let key = |action| theme.keys(&tui.keymap().key(action));
    let (help, quit) = (key(Action::Help), key(Action::Quit));
    format!("{}. {help} tells the keys, {quit} quits.", tui.roadmap().title())
}

fn alarms(tui: &Tui, theme: &Theme) -> Vec<String> {
    let told = tui.alarms().into_iter().map(|alarm| {
        let (text, [away, _], _) = footer::told(tui, alarm, theme);
        let text = text.replace(" ·", theme.glyphs.dot);
        if away.is_empty() { text } else { format!("{text} ({})", away.replace("  ", ", ")) }
    });
    told.collect()
}

fn remark_words(remark: &Remark, tui: &Tui, theme: &Theme) -> String {
    match remark {
        Remark::Complete { name, items, days } => {
            format!("{name} complete, {} in {}", counted(*items, "item"), counted(*days, "day"))
        }
        remark => notice_words::words(remark, tui.keymap(), u16::MAX, theme),
    }
}

fn help_line(line: &Line<'_>, theme: &Theme) -> Option<String> {
    match line {
        // Marks are told by their names here.
        Line::Blank | Line::Signs | Line::Sign(..) => None,
        Line::Title(group) => Some(format!("{}:", group.title())),
        Line::Key(binding) => {
            let keys: Vec<String> = binding.keys.iter().map(|key| theme.keys(&key.label())).collect();
            Some(format!("{}: {}", keys.join(" or "), binding.help))
        }
    }
}
