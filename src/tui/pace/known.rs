//! The contents of the Pace view as of a revision of the document and a day.

use crate::progress::pace::{Day, Pace};
use crate::tui::document::Document;
use crate::tui::pace::phases::Measures;

#[derive(Debug)]
pub(super) struct Known {
    pub(super) revision: u64,
    pub(super) day: Day,
    pub(super) pace: Pace,
    pub(super) measures: Measures,
}

impl Known {
    pub(super) fn of(doc: &Document, day: Day) -> Known {
        let pace = doc.outlook().pace();
        let measures = Measures::of(&pace.bars, day, doc);
        Known { revision: doc.revision, day, pace, measures }
    }
}
