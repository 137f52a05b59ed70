//! The Today view in words.

use crate::tui::guide::plain::ReadLine;
use crate::tui::road::plain::sign_words;
use crate::tui::scene::Scene;
use crate::tui::today::{Row, Today};
use crate::tui::widgets::text::join;

/// The entry under the cursor: `Closures, in progress, since Thursday, in Python Fundamentals › Functions`.
pub(crate) fn row(view: &Today, scene: Scene<'_>) -> String {
    match view.rows.get(view.cursor.at) {
        Some(Row::Entry { node, why }) => {
            let (doc, place) = (scene.doc, scene.doc.place_of(*node).replace(" › ", ", "));
            let place = if place.is_empty() { place } else { format!("in {place}") };
            let heading = view.rows[..view.cursor.at].iter().rev().find_map(|row| match row {
                Row::Heading(words) => Some((*words).to_owned()),
                _ => None,
            });
            let mark = sign_words(doc.sign(*node)).to_owned();
            join(vec![doc.roadmap.heading(*node).name, mark, heading.unwrap_or_default(), why.clone(), place])
        }
        _ => "Nothing is left to learn here.".to_owned(),
    }
}

/// The sentences, the week and the streak.
pub(crate) fn lines(view: &Today) -> Vec<ReadLine> {
    let Some(known) = &view.known else { return Vec::new() };
    let (today, week) = (&known.today, &known.today.week);
    let words = today.sentence.lines().map(str::to_owned);
    let others = [format!("This week: {}, {}", week.words(), week.left_words()), today.streak.words()];
    words.chain(others).enumerate().map(|(at, words)| ReadLine::new(at, words)).collect()
}
