//! `doctor`: how a roadmap is read, and what in it may have been meant otherwise.

use std::fmt::{Error, Write};

use unicode_width::UnicodeWidthStr;

use crate::roadmap::{Finding, NodeId, Roadmap, What};

/// What was taken for phases and why, then what was found, by line.
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

/// Why these are the phases, and which of them are the road.
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
        None => why.push_str(" All of them are the road."),
    }
    why
}

fn items(roadmap: &Roadmap, phase: NodeId) -> usize {
    roadmap.subtree(phase).filter(|(_, node)| node.is_counted()).count()
}

fn findings(text: &mut String, findings: &[Finding]) -> Result<(), Error> {
    if findings.is_empty() {
        return writeln!(text, "\nNothing looks otherwise meant than it is read.");
    }
    writeln!(text, "\nPerhaps meant otherwise")?;
    for Finding { line, what, text: about } in findings {
        let about = if about.is_empty() { String::new() } else { format!(": {about}") };
        writeln!(text, "{line:>6}  {}{about}", kind(*what))?;
    }
    Ok(())
}

fn kind(what: What) -> String {
    match what {
        What::NearBox => "no box, since a box is `[ ]` or `[x]` with a space behind it".to_owned(),
        What::BoxInHeading => "a box in a heading is not read".to_owned(),
        What::BoxInTable => "a box in a table is not read".to_owned(),
        What::BoxInParagraph => "part of the text around it, since no list begins here".to_owned(),
        What::BoxesInCode(lines) => {
            format!(
                "code is not read, from here on {lines} {} with boxes (a line indented by four is code)",
                plural(lines, "line")
            )
        }
        What::Html(tags) => format!("HTML is not read, from here on {tags} {} or headings", plural(tags, "entry")),
        What::Contents => "a table of contents, not items".to_owned(),
        What::Twin(line) => format!("the same text as in line {line}, so their order tells them apart"),
        What::SkippedLevel(above, level) => format!("an H{level} right below an H{above}"),
    }
}

fn plural(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    }
}
