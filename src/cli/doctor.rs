//! `doctor`: how a roadmap is read, and what in it may have been meant otherwise.

use std::fmt::{Error, Write};

use unicode_width::UnicodeWidthStr;

use crate::roadmap::{Finding, FindingKind, NodeId, Roadmap};

/// The phases and the reason for them, then the problems by line.
pub(super) fn text(roadmap: &Roadmap) -> Result<String, Error> {
    let mut text = String::new();
    writeln!(text, "{}", roadmap.title())?;
    phases(&mut text, roadmap)?;
    findings(&mut text, &roadmap.findings())?;
    Ok(text)
}

fn phases(text: &mut String, roadmap: &Roadmap) -> Result<(), Error> {
    if roadmap.phases().is_empty() {
        return writeln!(text, "\nNothing to tick: no list, and no heading below the title.");
    }
    writeln!(text, "\n{}", why(roadmap))?;
    let titles: Vec<_> = roadmap.phases().iter().map(|&phase| roadmap.text(phase)).collect();
    let width = titles.iter().map(|title| title.width()).max().unwrap_or(0);
    for (&phase, title) in roadmap.phases().iter().zip(&titles) {
        let gap = " ".repeat(width - title.width());
        let place = if roadmap.on_road(phase) { "road" } else { "beside" };
        let items = items(roadmap, phase);
        let line = roadmap.line(phase);
        writeln!(text, "{line:>6}  {place:<6}  {title}{gap}  {items:>5} {}", plural(items, "item"))?;
    }
    Ok(())
}

/// The reason why these are the phases, and which of them are the road.
fn why(roadmap: &Roadmap) -> String {
    let mut levels: Vec<u8> = roadmap.phases().iter().map(|&phase| roadmap.node(phase).level).collect();
    levels.sort_unstable();
    levels.dedup();
    let headings: Vec<String> = levels.iter().filter(|&&level| level > 0).map(|level| format!("H{level}")).collect();
    let mut why = match (headings.is_empty(), levels.contains(&0)) {
        (true, _) => "One phase: no heading divides the items.".to_owned(),
        (false, false) => format!("Phases are the {} headings that have items.", headings.join(" and ")),
        (false, true) => format!(
            "Phases are the {} headings that have items, and items that stand under none of them.",
            headings.join(" and ")
        ),
    };
    match roadmap.road_word() {
        Some(word) => why.push_str(&format!(" Those numbered with \"{word}\" are the road.")),
        None if roadmap.has_phases_beside_road() => why.push_str(" Those numbered are the road."),
        None => why.push_str(" All of them are the road."),
    }
    why
}

fn items(roadmap: &Roadmap, phase: NodeId) -> usize {
    roadmap.subtree(phase).filter(|(_, node)| node.is_counted()).count()
}

fn findings(text: &mut String, findings: &[Finding]) -> Result<(), Error> {
    let (uncounted, meant): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.what.is_uncounted());
    section(text, "Does not count", &uncounted)?;
    match meant.is_empty() {
        true => writeln!(text, "\nNo problems found."),
        false => section(text, "Perhaps meant otherwise", &meant),
    }
}

fn section(text: &mut String, title: &str, findings: &[&Finding]) -> Result<(), Error> {
    if !findings.is_empty() {
        writeln!(text, "\n{title}")?;
    }
    for Finding { line, what, text: about, instead } in findings {
        let about = if about.is_empty() { String::new() } else { format!(": {about}") };
        let instead = if instead.is_empty() { String::new() } else { format!("  →  {instead}") };
        writeln!(text, "{line:>6}  {}{about}{instead}", sentence(*what))?;
    }
    Ok(())
}

/// A finding in words.
pub(super) fn sentence(what: FindingKind) -> String {
    let many = |count: usize, noun: &str| format!("{count} {}", plural(count, noun));
    match what {
        FindingKind::NearBox => "not a box, which is `[ ]` or `[x]` with a space after it".to_owned(),
        FindingKind::BlankBox => "a box without text is not an item".to_owned(),
        FindingKind::NearHeading => "not a heading, which needs a space after `#`".to_owned(),
        FindingKind::BoxInHeading => "a box in a heading is not read".to_owned(),
        FindingKind::BoxInParagraph => "part of the text around it, since no list begins here".to_owned(),
        FindingKind::InHtml => "part of the HTML above it; write an empty line before it".to_owned(),
        FindingKind::BoxesInCode(lines) => {
            format!(
                "code is not read, from here on {} with boxes (a line indented by four is code)",
                many(lines, "line")
            )
        }
        FindingKind::Html(tags) => format!("HTML is not read, from here on {} or headings", many(tags, "entry")),
        FindingKind::Contents => "a table of contents, not items".to_owned(),
        FindingKind::Twin(line) => format!("the same text as in line {line}, so their order tells them apart"),
        FindingKind::SkippedLevel(above, level) => format!("an H{level} right below an H{above}"),
        FindingKind::ExtrasApart(1, _) => "1 entry under a heading without items is an extra".to_owned(),
        FindingKind::ExtrasApart(count, last) => {
            format!("{count} entries under headings without items are extras, up to line {last}")
        }
        FindingKind::ExtrasBeside(1, _) => "1 entry without a box is an extra".to_owned(),
        FindingKind::ExtrasBeside(count, last) => {
            format!("{count} entries without boxes are extras, up to line {last}")
        }
        FindingKind::Rows(count) => {
            format!("from here on {} of tables without a box, a sign or a link that counts", many(count, "row"))
        }
    }
}

/// A noun in the plural, but for one.
pub(super) fn plural(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        _ if noun.ends_with('x') => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}
