//! Plain mode: the screen in words, for screen readers. It prints the news in lines, and last the row under the cursor.

mod panel;
mod typed;

use std::borrow::Cow;
use std::iter;

use self::panel::{entry_words, picked, read_out};
use self::typed::Typed;
use crate::roadmap::clean;
use crate::tui::guide::plain::ReadLine;
use crate::tui::keymap::{Action, Mode};
use crate::tui::layout::Layout;
use crate::tui::overlay::Overlay;
use crate::tui::widgets::text::{width, wrap};
use crate::tui::widgets::theme::Theme;
use crate::tui::{Tui, card, help, roadmaps};

/// The state of the screen in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    title: String,
    mode: Mode,
    banners: Vec<String>,
    notice: Option<String>,
    /// The text that is typed, if any.
    typed: Option<Typed>,
    /// The lines of the overlay.
    panel: Vec<String>,
    /// The lines of the guide.
    page: Vec<ReadLine>,
    /// The row under the cursor, a line each where it has several.
    focus: String,
    /// The width of a line: one less than the window's, since some terminals wrap a full line.
    room: usize,
}

impl Speech {
    pub fn of(tui: &Tui) -> Speech {
        let theme = Theme::plain();
        let layout = tui.layout();
        let (panel, focus) = panel_and_focus(tui, &layout, &theme);
        Speech {
            title: title(tui, &theme),
            mode: tui.mode(),
            banners: tui.banners().iter().map(|banner| banner.words(&theme)).collect(),
            notice: tui.notice.as_ref().map(|notice| notice.text(u16::MAX, &theme)),
            typed: Typed::of(tui.overlays.last()),
            panel,
            page: tui.views.page(tui.scene(&layout)),
            focus,
            room: usize::from(tui.window.width.saturating_sub(1)).max(1),
        }
    }

    /// Returns the lines to print after `before`: first the news, then the row under the cursor, where that or
    /// anything else is new. While text is typed or read, the row is not printed again for that.
    pub fn after<'a>(&'a self, before: Option<&'a Speech>) -> Vec<Cow<'a, str>> {
        let moved = before.is_some_and(|before| before.mode != self.mode);
        let head = self.head_after(before, moved);
        let panel: Vec<&str> = self.panel_after(before, moved).collect();
        let notice = self.notice.as_deref().filter(|_| before.is_none_or(|before| before.notice != self.notice));
        let is_same = before.is_some_and(|before| before.focus == self.focus);
        let goes_on = !moved && before.is_some_and(|before| before.typed.is_some());
        let is_new = !is_same || !goes_on && (!head.is_empty() || !panel.is_empty() || notice.is_some());
        let focus = Some(self.focus.as_str()).filter(|focus| is_new && !focus.is_empty());

        let mut lines: Vec<Cow<'a, str>> = head.into_iter().map(clean).collect();
        lines.extend(self.typed_after(before, moved).map(Cow::Owned));
        lines.extend(panel.into_iter().chain(notice).map(clean));
        let read = self.page.iter().filter(|line| before.is_none_or(|before| !before.page.contains(line)));
        lines.extend(read.map(|line| clean(&line.words)));
        lines.extend(focus.map(|focus| Cow::Owned(clean(&focus.replace('\n', ", ")).into_owned())));
        lines.into_iter().flat_map(|line| self.broken(line)).collect()
    }

    /// Breaks a line to the window's width: a terminal would break it inside a word.
    fn broken<'a>(&self, line: Cow<'a, str>) -> Vec<Cow<'a, str>> {
        if width(&line) <= self.room {
            return vec![line];
        }
        wrap(&line, self.room, usize::MAX).into_iter().map(|part| Cow::Owned(line[part].to_owned())).collect()
    }

    /// The title, the mode and the banners, as far as they are new.
    fn head_after<'a>(&'a self, before: Option<&Speech>, moved: bool) -> Vec<&'a str> {
        let mut lines: Vec<&str> = Vec::new();
        if before.is_none_or(|before| before.title != self.title) {
            lines.push(&self.title);
        }
        if moved || before.is_none() && self.mode != Mode::Road {
            lines.push(self.mode.title());
        }
        let was_printed = |line: &String| before.is_some_and(|before| before.banners.contains(line));
        lines.extend(self.banners.iter().filter(|line| !was_printed(line)).map(String::as_str));
        lines
    }

    /// The text typed since.
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

/// The lines of the overlay, and what is under the cursor.
fn panel_and_focus(tui: &Tui, layout: &Layout, theme: &Theme) -> (Vec<String>, String) {
    match tui.overlays.last() {
        Some(Overlay::Find(find)) => match find.problem() {
            Some(problem) => (vec![problem.to_owned()], String::new()),
            None => picked(find.picker(), theme),
        },
        Some(Overlay::PageFind(find)) => picked(find.picker(), theme),
        Some(Overlay::PathPrompt(prompt)) => picked(prompt.picker(), theme),
        Some(Overlay::Palette(palette)) => picked(palette.picker(), theme),
        Some(Overlay::Question(question)) => {
            let (_, answer) = picked(question.picker(), theme);
            let answers = question.picker().entries.iter().map(|entry| entry_words(entry, theme));
            (iter::once(question.text().to_owned()).chain(answers).collect(), answer)
        }
        Some(Overlay::Links(_) | Overlay::Filter(_) | Overlay::Changes(_)) => read_out(tui, layout),
        Some(Overlay::Entry(entry)) => (vec![entry.title()], String::new()),
        Some(Overlay::Card(card)) => card::plain::lines(card, tui.scene(layout)),
        Some(Overlay::Note(note)) => (vec![format!("Note on {}", note.name())], String::new()),
        Some(Overlay::Help(help)) => help::plain::lines(*help, &tui.keymap, theme),
        Some(Overlay::Roadmaps(roadmaps)) => roadmaps::plain::lines(roadmaps),
        Some(Overlay::Reloaded(_)) | None => (Vec::new(), tui.views.words(tui.scene(layout))),
    }
}

/// The roadmap's title, and the keys of help and quit.
fn title(tui: &Tui, theme: &Theme) -> String {
    let key = |action| theme.keys(&tui.keymap.key(action));
    let (help, quit) = (key(Action::Help), key(Action::Quit));
    format!("{}. {help} lists the keys, {quit} quits.", tui.roadmap().title())
}
