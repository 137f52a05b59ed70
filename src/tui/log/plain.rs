//! The Log view in words.

use crate::progress::pace::Row;
use crate::tui::guide::plain::ReadLine;
use crate::tui::log::Log;
use crate::tui::log::draw::{day_name, day_sums, empty};
use crate::tui::log::told::Told;
use crate::tui::scene::Scene;
use crate::tui::widgets::text::join;

/// The action under the cursor: `Thursday, 26 Nov, 10:12, Lists, done`.
pub(crate) fn row(view: &Log, scene: Scene<'_>) -> String {
    let Some(told) = view.selected().and_then(|at| view.told(at, scene.doc)) else { return empty(view).to_owned() };
    let Told { day, words, state, .. } = told.into_owned();
    let today = scene.doc.today();
    join(vec![day_name(day.min(today), today), words.time, words.names, words.what, state.to_owned()])
}

/// The days that are in view, with their sums.
pub(crate) fn lines(view: &Log, scene: Scene<'_>) -> Vec<ReadLine> {
    let height = usize::from(Log::area(scene.layout).height);
    let rows = view.rows.iter().enumerate().skip(view.cursor.top).take(height);
    let days = rows.filter_map(|(at, row)| match *row {
        Row::Day { day, ticks, minutes } => Some((at, day, day_sums(ticks, minutes))),
        Row::Entry(_) => None,
    });
    days.map(|(at, day, sums)| ReadLine::new(at, join(vec![day_name(day, scene.doc.today()), sums]))).collect()
}
