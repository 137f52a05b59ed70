//! The screen in words, for screen readers: what is new is said in lines, and last the row under the cursor.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::bar::Share;
use super::draw_shown;
use super::theme::Theme;
use super::{footer, note, picker};
use crate::app::help::{Line, columns};
use crate::app::keymap::Action;
use crate::app::{App, Mode, Remark, Shown, Side};
use crate::roadmap::{Kind, Mark, NodeId, clean};

/// How things stand, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    title: String,
    mode: Mode,
    /// Notices, and what is not saved.
    alarms: Vec<String>,
    remark: Option<String>,
    /// The lines of what stands over the view.
    panel: Vec<String>,
    /// The row under the cursor.
    focus: String,
}

impl Speech {
    /// What there is to say.
    pub fn of(app: &App) -> Speech {
        let theme = Theme::spoken();
        let (panel, focus) = match app.shown() {
            _ if app.picker().is_some() => read_out(app),
            Shown::Road => (Vec::new(), focus(app)),
            Shown::Help(help) => {
                let columns = columns(app.keymap(), help.mode, 0);
                (columns.iter().flatten().filter_map(|line| help_line(line, &theme)).collect(), String::new())
            }
            _ => read_out(app),
        };
        Speech {
            title: title(app, &theme),
            mode: app.mode(),
            alarms: alarms(app, &theme),
            remark: app.remark().map(|remark| remark_words(remark, app, &theme)),
            panel,
            focus,
        }
    }

    /// What is to be said where `before` was said last: what is new, and then the row under the cursor, where anything
    /// is new.
    pub fn after<'a>(&'a self, before: Option<&'a Speech>) -> Vec<Cow<'a, str>> {
        let mut lines: Vec<&str> = Vec::new();
        if before.is_none_or(|before| before.title != self.title) {
            lines.push(&self.title);
        }
        let moved = before.is_some_and(|before| before.mode != self.mode);
        if moved || before.is_none() && self.mode != Mode::Road {
            lines.push(self.mode.title());
        }
        let was_told = |line: &String| before.is_some_and(|before| before.alarms.contains(line));
        lines.extend(self.alarms.iter().filter(|line| !was_told(line)).map(String::as_str));
        let stood = |line: &String| !moved && before.is_some_and(|before| before.panel.contains(line));
        let heading = |line: &String| line == self.mode.title() || *line == self.focus;
        lines.extend(self.panel.iter().filter(|line| !stood(line) && !heading(line)).map(String::as_str));
        let remark = self.remark.as_deref();
        lines.extend(remark.filter(|_| before.is_none_or(|before| before.remark != self.remark)));
        let is_new = !lines.is_empty() || before.is_none_or(|before| before.focus != self.focus);
        lines.extend(Some(self.focus.as_str()).filter(|focus| is_new && !focus.is_empty()));
        lines.into_iter().map(clean).collect()
    }
}

/// What is open, and the two keys that lead to all others.
fn title(app: &App, theme: &Theme) -> String {
    let key = |action| theme.keys(&app.keymap().key(action));
    let (help, quit) = (key(Action::Help), key(Action::Quit));
    format!("{}. {help} tells the keys, {quit} quits.", app.roadmap().title())
}

fn alarms(app: &App, theme: &Theme) -> Vec<String> {
    let told = app.alarms().into_iter().map(|alarm| {
        let (text, away, _) = footer::told(app, alarm, theme);
        let text = text.replace(" ·", theme.glyphs.dot);
        if away.is_empty() { text } else { format!("{text} ({})", away.replace("  ", ", ")) }
    });
    told.collect()
}

fn remark_words(remark: &Remark, app: &App, theme: &Theme) -> String {
    match remark {
        Remark::Complete { name, items, days } => {
            format!("{name} complete, {} in {}", counted(*items, "item"), counted(*days, "day"))
        }
        remark => footer::words(remark, app.keymap(), u16::MAX, theme),
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

/// The row under the cursor.
fn focus(app: &App) -> String {
    match app.side() {
        Side::Outline => app.cursor(Side::Outline).map(|node| section(app, node)),
        Side::Checklist => app.cursor(Side::Checklist).map(|node| entry(app, node)),
    }
    .unwrap_or_else(|| "Nothing to tick in this roadmap.".to_owned())
}

/// A row of the outline: `1, Python Fundamentals, 3 of 43 items, 6%, folded`.
fn section(app: &App, node: NodeId) -> String {
    let heading = app.roadmap().heading(node);
    let ordinal = heading.ordinal.filter(|_| app.roadmap().node(node).kind == Kind::Phase);
    let mut parts =
        vec![ordinal.map_or_else(String::new, |ordinal| ordinal.to_string()), heading.name, counts(app, node)];
    if app.outline().can_fold(node) {
        parts.push(if app.is_folded(node) { "folded" } else { "unfolded" }.to_owned());
    }
    if app.is_selected(Side::Outline, node) {
        parts.push("selected".to_owned());
    }
    parts.extend(asks_for_a_choice(app, node));
    parts.extend(app.roadmap().node(node).parent.map(|up| format!("in {}", app.roadmap().heading(up).name)));
    join(parts)
}

/// A row of the checklist: `Closures, done, 3 of 5 points, item 4 of 9, in Functions`.
fn entry(app: &App, node: NodeId) -> String {
    let roadmap = app.roadmap();
    let kind = roadmap.node(node).kind;
    let Some(checklist) = app.checklist().filter(|checklist| !checklist.is_heading(node)) else {
        return section(app, node);
    };
    let mut parts = vec![roadmap.text(node).into_owned(), mark(app.progress().mark(node)).to_owned()];
    if app.progress().mark(node) != Mark::Skipped && app.progress().tally(node).points > 0 {
        let share = Share::of(kind, app.progress().tally(node));
        parts.push(format!("{} of {}", share.done, counted(share.of, "point")));
    }
    if app.is_selected(Side::Checklist, node) {
        parts.push("selected".to_owned());
    }
    if checklist.is_folded(node) {
        parts.push("folded".to_owned());
    }
    let new = app.new_points(node);
    if new > 0 {
        parts.push(format!("{new} new"));
    }
    parts.extend(asks_for_a_choice(app, node));
    let siblings = roadmap.children(roadmap.node(node).parent).filter(|&other| roadmap.node(other).kind == kind);
    let (mut place, mut all) = (0, 0);
    for sibling in siblings {
        all += 1;
        place += u32::from(sibling <= node);
    }
    parts.push(format!("{} {place} of {all}", kind_word(kind)));
    parts.extend(roadmap.node(node).parent.map(|up| format!("in {}", name(app, up))));
    parts.extend(app.progress().notes(node).iter().map(|note| format!("note: {}", note.text.replace('\n', " "))));
    join(parts)
}

fn name(app: &App, node: NodeId) -> String {
    match app.roadmap().node(node).kind {
        Kind::Phase | Kind::Section | Kind::Group => app.roadmap().heading(node).name,
        Kind::Item | Kind::Point | Kind::Extra => app.roadmap().text(node).into_owned(),
    }
}

fn counts(app: &App, node: NodeId) -> String {
    let tally = app.progress().tally(node);
    if app.progress().mark(node) == Mark::Skipped {
        return mark(Mark::Skipped).to_owned();
    }
    if tally.items == 0 {
        return format!("{} of {}", tally.extras_done, counted(tally.extras, "extra"));
    }
    format!("{} of {}, {}%", tally.done, counted(tally.count, "item"), tally.percent())
}

fn asks_for_a_choice(app: &App, node: NodeId) -> Option<String> {
    let is_open = app.roadmap().node(node).choice && app.progress().chosen(app.roadmap(), node).is_none();
    is_open.then(|| "choose one".to_owned())
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Todo => "open",
        Mark::Doing => "doing",
        Mark::Done => "done",
        Mark::Skipped => "skipped",
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Phase => "phase",
        Kind::Section | Kind::Group => "section",
        Kind::Item => "item",
        Kind::Point => "point",
        Kind::Extra => "extra",
    }
}

fn counted(count: u32, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn join(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The lines of whatever panel is shown, as they would be drawn, and the one under its cursor: below a line that is typed,
/// what is found for it.
fn read_out(app: &App) -> (Vec<String>, String) {
    let size = app.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    let theme = Theme::bare();
    match (app.picker(), app.shown()) {
        (Some(picker), _) => picker::draw(app, picker, &theme, &mut buffer),
        (None, Shown::Note(writing)) => note::draw(app, writing, &theme, &mut buffer),
        (None, _) => draw_shown(app, &theme, &mut buffer),
    }
    let rows = buffer.content.chunks(usize::from(size.columns.max(1)));
    let (mut lines, mut focus) = (Vec::new(), String::new());
    for row in rows {
        let line = words(row);
        if row.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)) {
            focus.clone_from(&line);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    (lines, focus)
}

/// The words of a row: what stands apart is parted by a comma.
fn words(row: &[Cell]) -> String {
    let text: String = row.iter().map(Cell::symbol).collect();
    text.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
