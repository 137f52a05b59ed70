//! A card in words.

use crate::tui::card::Card;
use crate::tui::card::draw::kind_name;
use crate::tui::card::lines::Line;
use crate::tui::guide::page::PageLine;
use crate::tui::scene::Scene;
use crate::tui::widgets::text::join;

/// Every line, and the link under the cursor.
pub(crate) fn lines(card: &Card, scene: Scene<'_>) -> (Vec<String>, String) {
    let kind = kind_name(scene.doc.roadmap.node(card.node).kind).to_owned();
    let mut told: Vec<String> = vec![kind];
    for line in &card.lines {
        match (line, told.last_mut()) {
            (Line::Text { line: PageLine { joint: Some(joint), .. }, .. }, Some(last)) => {
                *last += &format!("{joint}{}", words(line));
            }
            _ => told.push(words(line)),
        }
    }
    told.retain(|line| !line.is_empty());
    let focus = card.link().map(|address| {
        let lines = card.walk.at.and_then(|at| card.stops.get(at)).map_or(&[][..], |lines| &card.lines[lines.clone()]);
        let title: Vec<String> = lines.iter().map(title).filter(|title| !title.is_empty()).collect();
        let title = title.join(" ");
        if title == address { format!("link: {address}") } else { format!("link: {title}, {address}") }
    });
    (told, focus.unwrap_or_default())
}

fn title(line: &Line) -> String {
    match line {
        Line::Link(_, words) => words.clone(),
        Line::Address(_, before, _) => before.trim().to_owned(),
        _ => String::new(),
    }
}

fn words(line: &Line) -> String {
    match line {
        Line::Blank => String::new(),
        Line::Text { line, .. } => line.text().trim().to_owned(),
        Line::Figure(name, words) => format!("{name} {words}").replace('›', ">").trim().to_owned(),
        Line::Title(title) => format!("{title}:"),
        Line::Note(words) | Line::Link(_, words) => words.clone(),
        Line::Address(_, before, address) if before.trim().is_empty() => address.clone(),
        Line::Address(_, before, address) => format!("{}, {address}", before.trim()),
        Line::Action { when, words, why_not } => join(vec![when.clone(), words.clone(), (*why_not).to_owned()]),
    }
}
