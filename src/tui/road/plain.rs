//! The row under the cursor, in words.

use crate::progress::counted;
use crate::roadmap::{Kind, Mark, NodeId};
use crate::tui::road::choice::{choice_words, option_sign};
use crate::tui::road::draw_outline::names_inside;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;
use crate::tui::widgets::bar::Share;
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::text::join;

pub(crate) fn row(road: &Road, scene: Scene<'_>) -> String {
    let Some(node) = road.selected() else { return "Nothing to tick in this roadmap.".to_owned() };
    match road.pane() {
        Pane::Outline => section(road, scene, node),
        Pane::Checklist => entry(road, scene, node),
    }
}

/// A row of the outline: `1, Python Fundamentals, 3 of 43 items, 6%, folded`.
fn section(road: &Road, scene: Scene<'_>, node: NodeId) -> String {
    let doc = scene.doc;
    let heading = doc.roadmap.heading(node);
    let ordinal = heading.ordinal.filter(|_| doc.roadmap.node(node).kind == Kind::Phase);
    let mut parts =
        vec![ordinal.map_or_else(String::new, |ordinal| ordinal.to_string()), heading.name, counts(scene, node)];
    let inside = road.outline().entry(node).map(|entry| names_inside(entry, &doc.roadmap)).unwrap_or_default();
    parts.extend(inside.into_iter().map(|name| format!("with {name}")));
    if option_sign(doc, node) == Some(Sign::Choice) {
        parts.push("chosen".to_owned());
    }
    if road.outline().can_fold(node) {
        parts.push(if road.is_folded(node) { "folded" } else { "unfolded" }.to_owned());
    }
    if road.is_selected(Pane::Outline, node) {
        parts.push("selected".to_owned());
    }
    parts.extend(choice_words(doc, node));
    parts.extend(doc.roadmap.node(node).parent.map(|up| format!("in {}", doc.name(up))));
    join(parts)
}

/// A row of the checklist: `Closures, done, 3 of 5 points, item 4 of 9, in Functions`.
fn entry(road: &Road, scene: Scene<'_>, node: NodeId) -> String {
    let doc = scene.doc;
    let roadmap = &doc.roadmap;
    let kind = roadmap.node(node).kind;
    let Some(checklist) = road.checklist(scene).filter(|checklist| !checklist.is_heading(node)) else {
        return section(road, scene, node);
    };
    let mark = doc.progress.mark(node);
    let mut parts = vec![roadmap.text(node).into_owned(), sign_words(doc.sign(node)).to_owned()];
    if mark != Mark::Skipped && doc.progress.tally(node).points > 0 {
        let share = Share::of(kind, doc.progress.tally(node));
        parts.push(format!("{} of {}", share.done, counted(share.of, "point")));
    }
    if road.is_selected(Pane::Checklist, node) {
        parts.push("selected".to_owned());
    }
    if checklist.is_folded(node) {
        parts.push("folded".to_owned());
    }
    parts.extend(doc.badge(node));
    parts.extend(choice_words(doc, node));
    let siblings = roadmap.children(roadmap.node(node).parent).filter(|&other| roadmap.node(other).kind == kind);
    let (mut place, mut all) = (0, 0);
    for sibling in siblings {
        all += 1;
        place += u32::from(sibling <= node);
    }
    parts.push(match kind {
        // Its sign says so.
        Kind::Extra => format!("{place} of {all}"),
        kind => format!("{} {place} of {all}", kind_word(kind)),
    });
    parts.extend(roadmap.node(node).parent.map(|up| format!("in {}", name(scene, up))));
    parts.extend(doc.progress.notes(node).iter().map(|note| format!("note: {}", note.text.replace('\n', " "))));
    join(parts)
}

fn name(scene: Scene<'_>, node: NodeId) -> String {
    let roadmap = &scene.doc.roadmap;
    match roadmap.node(node).kind {
        Kind::Phase | Kind::Section | Kind::Group => scene.doc.name(node),
        Kind::Item | Kind::Point | Kind::Extra => roadmap.text(node).into_owned(),
    }
}

fn counts(scene: Scene<'_>, node: NodeId) -> String {
    let tally = scene.doc.progress.tally(node);
    if scene.doc.progress.mark(node) == Mark::Skipped {
        return sign_words(Sign::Mark(Mark::Skipped)).to_owned();
    }
    if tally.items + tally.extras == 0 {
        return String::new();
    }
    if tally.items == 0 {
        return format!("{} of {}", tally.extras_done, counted(tally.extras, "extra"));
    }
    format!("{} of {}, {}%", tally.done, counted(tally.count, "item"), tally.percent())
}

pub(crate) fn sign_words(sign: Sign) -> &'static str {
    match sign {
        Sign::Mark(Mark::Todo) => "to do",
        Sign::Mark(Mark::Doing) => "in progress",
        Sign::Mark(Mark::Done) => "done",
        Sign::Mark(Mark::Skipped) => "skipped",
        Sign::Begun => "partly done",
        Sign::Extra => "extra, to do",
        Sign::ExtraDone => "extra, done",
        Sign::Choice => "chosen",
        Sign::Heading => "heading",
        Sign::Note => "",
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
