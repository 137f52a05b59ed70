//! A row of the road in words.

use crate::roadmap::{Kind, Mark, NodeId};
use crate::tui::widgets::bar::Share;
use crate::tui::{Side, Sign, Tui};

/// The row under the cursor.
pub(crate) fn row(tui: &Tui) -> String {
    match tui.side() {
        Side::Outline => tui.cursor(Side::Outline).map(|node| section(tui, node)),
        Side::Checklist => tui.cursor(Side::Checklist).map(|node| entry(tui, node)),
    }
    .unwrap_or_else(|| "Nothing to tick in this roadmap.".to_owned())
}

/// A row of the outline: `1, Python Fundamentals, 3 of 43 items, 6%, folded`.
fn section(tui: &Tui, node: NodeId) -> String {
    let heading = tui.roadmap().heading(node);
    let ordinal = heading.ordinal.filter(|_| tui.roadmap().node(node).kind == Kind::Phase);
    let is_chosen = tui.option_sign(node) == Some(Sign::Choice);
    let mut parts =
        vec![ordinal.map_or_else(String::new, |ordinal| ordinal.to_string()), heading.name, counts(tui, node)];
    if is_chosen {
        parts.push("chosen".to_owned());
    }
    if tui.outline().can_fold(node) {
        parts.push(if tui.is_folded(node) { "folded" } else { "unfolded" }.to_owned());
    }
    if tui.is_selected(Side::Outline, node) {
        parts.push("selected".to_owned());
    }
    parts.extend(tui.choice_words(node));
    parts.extend(tui.roadmap().node(node).parent.map(|up| format!("in {}", tui.roadmap().heading(up).name)));
    join(parts)
}

/// A row of the checklist: `Closures, done, 3 of 5 points, item 4 of 9, in Functions`.
fn entry(tui: &Tui, node: NodeId) -> String {
    let roadmap = tui.roadmap();
    let kind = roadmap.node(node).kind;
    let Some(checklist) = tui.checklist().filter(|checklist| !checklist.is_heading(node)) else {
        return section(tui, node);
    };
    let mut parts = vec![roadmap.text(node).into_owned(), mark(tui.progress().mark(node)).to_owned()];
    if tui.progress().mark(node) != Mark::Skipped && tui.progress().tally(node).points > 0 {
        let share = Share::of(kind, tui.progress().tally(node));
        parts.push(format!("{} of {}", share.done, counted(share.of, "point")));
    }
    if tui.is_selected(Side::Checklist, node) {
        parts.push("selected".to_owned());
    }
    if checklist.is_folded(node) {
        parts.push("folded".to_owned());
    }
    let new = tui.new_points(node);
    if new > 0 {
        parts.push(format!("{new} new"));
    }
    parts.extend(tui.choice_words(node));
    let siblings = roadmap.children(roadmap.node(node).parent).filter(|&other| roadmap.node(other).kind == kind);
    let (mut place, mut all) = (0, 0);
    for sibling in siblings {
        all += 1;
        place += u32::from(sibling <= node);
    }
    parts.push(format!("{} {place} of {all}", kind_word(kind)));
    parts.extend(roadmap.node(node).parent.map(|up| format!("in {}", name(tui, up))));
    parts.extend(tui.progress().notes(node).iter().map(|note| format!("note: {}", note.text.replace('\n', " "))));
    join(parts)
}

fn name(tui: &Tui, node: NodeId) -> String {
    match tui.roadmap().node(node).kind {
        Kind::Phase | Kind::Section | Kind::Group => tui.roadmap().heading(node).name,
        Kind::Item | Kind::Point | Kind::Extra => tui.roadmap().text(node).into_owned(),
    }
}

fn counts(tui: &Tui, node: NodeId) -> String {
    let tally = tui.progress().tally(node);
    if tui.progress().mark(node) == Mark::Skipped {
        return mark(Mark::Skipped).to_owned();
    }
    if tally.items == 0 {
        return format!("{} of {}", tally.extras_done, counted(tally.extras, "extra"));
    }
    format!("{} of {}, {}%", tally.done, counted(tally.count, "item"), tally.percent())
}

pub(crate) fn mark(mark: Mark) -> &'static str {
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

pub(crate) fn counted(count: u32, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

pub(crate) fn join(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
