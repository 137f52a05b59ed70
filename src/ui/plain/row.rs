//! A row of the road in words.

use crate::app::{App, Side, Sign};
use crate::roadmap::{Kind, Mark, NodeId};
use crate::ui::bar::Share;

/// The row under the cursor.
pub(super) fn row(app: &App) -> String {
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
    let is_chosen = app.option_sign(node) == Some(Sign::Choice);
    let mut parts =
        vec![ordinal.map_or_else(String::new, |ordinal| ordinal.to_string()), heading.name, counts(app, node)];
    if is_chosen {
        parts.push("chosen".to_owned());
    }
    if app.outline().can_fold(node) {
        parts.push(if app.is_folded(node) { "folded" } else { "unfolded" }.to_owned());
    }
    if app.is_selected(Side::Outline, node) {
        parts.push("selected".to_owned());
    }
    parts.extend(app.choice_words(node));
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
    parts.extend(app.choice_words(node));
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

pub(super) fn mark(mark: Mark) -> &'static str {
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

pub(super) fn counted(count: u32, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

pub(super) fn join(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
