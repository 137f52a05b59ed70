//! The Pace view in words.

use crate::progress::counted;
use crate::tui::guide::plain::ReadLine;
use crate::tui::pace::draw::year_words;
use crate::tui::pace::known::Known;
use crate::tui::pace::{Pace, phases};
use crate::tui::scene::Scene;
use crate::tui::widgets::text::join;

/// The sentences, the phases, the week, the streak and the year, a line each.
pub(crate) fn lines(view: &Pace, scene: Scene<'_>) -> Vec<ReadLine> {
    let Some(Known { pace, day, .. }) = &view.known else { return Vec::new() };
    let phases = pace.bars.iter().map(|bar| {
        let counts = format!("{} of {}", bar.tally.done, counted(bar.tally.count, "item"));
        let standing = bar.standing.map_or_else(String::new, |standing| standing.words(*day));
        let due = phases::due(bar).map_or_else(String::new, |part| format!("{}% due", (part * 100.0).round()));
        let finish = bar.finish.map_or_else(String::new, |finish| {
            let [words, ..] = finish.words(*day);
            words
        });
        join(vec![scene.doc.roadmap.heading(bar.phase).name, counts, due, standing, finish])
    });
    let week = format!("This week: {}, {}", pace.week.words(), pace.week.left_words());
    let streak = join(vec![pace.streak.words(), pace.off.clone()]);
    let year = format!("In the last year: {}", join(year_words(&pace.year).into()));
    let plan = Some(pace.plan.clone()).filter(|plan| !plan.is_empty());
    let lines = pace.sentence.lines().map(str::to_owned).chain(plan).chain(phases).chain([week, streak, year]);
    lines.enumerate().map(|(at, words)| ReadLine::new(at, words)).collect()
}
