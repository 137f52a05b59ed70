//! Leaving out what is not wanted: hiding what is done, a filter, one phase alone.

use std::collections::BTreeSet;

use crate::roadmap::NodeId;
use crate::tui::filter::{Filter, Meant, Sieve, Sifted};
use crate::tui::picker::{Choice, Pick, Picked};
use crate::tui::{Hid, Remark, Side, Tui};

impl Tui {
    /// What is wanted on the screen.
    pub fn filter(&self) -> Filter {
        self.sieve.filter
    }

    /// Whether what is done or set aside is hidden.
    pub fn hides_done(&self) -> bool {
        self.sieve.hides_done
    }

    /// The one phase that is shown, if it is only one.
    pub fn focus(&self) -> Option<NodeId> {
        self.focus
    }

    /// What is left out, in a few words: `to do, without what is done`.
    pub fn left_out(&self) -> Option<String> {
        let filter = Some(self.filter().name()).filter(|_| self.filter() != Filter::All);
        let done = self.hides_done().then_some("done hidden");
        let parts: Vec<&str> = filter.into_iter().chain(done).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    pub(crate) fn filters(&self) -> (Vec<Picked>, usize) {
        let changed = self.changed();
        let sifted = Sifted { roadmap: &self.roadmap, progress: &self.progress, changed: &changed };
        let entry = |filter: Filter| Picked {
            choice: Choice::Filter(filter),
            sign: None,
            text: filter.name().to_owned(),
            lit: Vec::new(),
            beside: counted(sifted.count(filter)),
        };
        let entries: Vec<Picked> = Filter::ALL.into_iter().map(entry).collect();
        (entries, 0)
    }

    /// Begins to pick a filter, at the one that holds.
    pub(crate) fn pick_filter(&mut self) {
        self.pick(Pick::Filter);
        let at = Filter::ALL.iter().position(|filter| *filter == self.filter()).unwrap_or(0);
        if let Some(picker) = self.picker_mut() {
            picker.move_to(at);
        }
    }

    pub(crate) fn set_filter(&mut self, filter: Filter) {
        self.close();
        let lifts = self.hides_done() && filter.is_of_the_past();
        self.sieve.filter = filter;
        self.sieve.hides_done &= filter != Filter::All && !lifts;
        self.sift_anew();
        self.remark = lifts.then_some(Remark::DoneShown);
        self.remark_on_nothing();
    }

    /// Leaves out what another screen left out, but not what is under the cursor.
    pub(crate) fn want_shown(&mut self, filter: Filter, hides_done: bool) {
        (self.sieve.filter, self.sieve.hides_done) = (filter, hides_done);
        self.sift();
    }

    /// Hides what is done, or shows it. A filter that means it is lifted: together they would leave nothing.
    pub(crate) fn hide_done(&mut self) {
        let lifts = self.filter().is_of_the_past();
        if lifts {
            self.sieve.filter = Filter::All;
            self.remark = Some(Remark::FilterLifted);
        }
        self.sieve.hides_done = !self.sieve.hides_done;
        self.sift_anew();
        self.remark_on_nothing();
    }

    /// Remarks that nothing of the whole roadmap is shown, where that is so.
    fn remark_on_nothing(&mut self) {
        if !self.sieve.shows_any() {
            self.remark = Some(Remark::NothingFits(self.filter()));
        }
    }

    /// Shows the phase of the cursor alone, or all again.
    pub(crate) fn focus_or_not(&mut self) {
        if self.focus.take().is_some() {
            return;
        }
        // Where a filter leaves the checklist empty, the outline knows where one is.
        let cursor = self.cursor(self.side).or(self.cursor(Side::Outline));
        self.focus = self.outline.phases_in_order().find(|&phase| cursor.is_some_and(|node| self.holds(phase, node)));
        if self.focus.is_none() {
            self.remark = Some(Remark::NoPhase);
        }
    }

    /// Shows all again, step by step: the other phases first. Whether there was anything to show.
    pub(crate) fn show_all(&mut self) -> bool {
        if self.side != Side::Outline {
            return false;
        }
        if self.focus.take().is_some() {
            return true;
        }
        let was_active = self.sieve.is_active();
        self.sieve = Sieve::default();
        was_active
    }

    /// Shows all again where what hides this node is in the way of going there, and says so.
    pub(crate) fn uncover(&mut self, node: NodeId) {
        let hid = match (self.filter() != Filter::All, self.hides_done()) {
            _ if self.sieve.shows(node) => None,
            (true, true) => Some(Hid::Both),
            (true, false) => Some(Hid::Filter),
            (false, _) => Some(Hid::Done),
        };
        if hid.is_some() {
            self.sieve = Sieve::default();
        }
        let phase = self.focus.take_if(|phase| !(*phase..self.roadmap.node(*phase).end).contains(&node));
        if let Some(by) = hid.or(phase.map(|_| Hid::Phase)) {
            self.remark = Some(Remark::Uncovered { name: self.roadmap.heading(node).name, by });
        }
    }

    /// Works out anew what is shown, as it is when something else is wanted.
    fn sift_anew(&mut self) {
        self.sift_keeping(None);
        if self.checklist_pane.cursor.is_some_and(|cursor| !self.sieve.shows(cursor)) {
            self.checklist_pane.cursor = None;
        }
    }

    /// Works out anew what is shown after something was said: what is under the cursor does not vanish under it.
    pub(crate) fn sift(&mut self) {
        if self.sieve.is_active() {
            self.sift_keeping(self.checklist_pane.cursor);
        }
    }

    /// Lets go of what was kept for the cursor, once that is elsewhere.
    pub(crate) fn settle_sieve(&mut self) {
        if self.sieve.kept().is_some() && self.sieve.kept() != self.checklist_pane.cursor {
            self.sift();
        }
    }

    fn sift_keeping(&mut self, kept: Option<NodeId>) {
        let changed = self.changed();
        let sifted = Sifted { roadmap: &self.roadmap, progress: &self.progress, changed: &changed };
        self.sieve.sift(&sifted, kept);
    }

    /// What the author changed since the roadmap was last seen.
    fn changed(&self) -> BTreeSet<NodeId> {
        let changes = self.review.update.iter().flat_map(|update| update.changes.list());
        changes.filter_map(|change| change.new).collect()
    }
}

/// How many items; what else there is, where there are none.
fn counted(meant: Meant) -> String {
    match meant {
        Meant { items: 0, extras: 1, .. } => "1 extra".to_owned(),
        Meant { items: 0, extras: 0, headings: 1 } => "1 heading".to_owned(),
        Meant { items: 0, extras: 0, headings: 1.. } => format!("{} headings", meant.headings),
        Meant { items: 0, extras: 1.., .. } => format!("{} extras", meant.extras),
        Meant { items, .. } => items.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{At, Progress};
    use crate::roadmap::Roadmap;
    use crate::tui::{Key, Message, Press, Size};

    fn press(tui: &mut Tui, keys: &str) {
        for (second, char) in keys.chars().enumerate() {
            let press = Press { key: Key::Char(char), ctrl: false, alt: false, shift: false };
            tui.handle(Message::Key(press), At { micros: second as i64 * 1_000_000, offset: 0 });
        }
    }

    #[test]
    fn as_many_items_are_shown_as_a_filter_counts() {
        let markdown = "## A\n- [ ] lists\n  - making\n  - slicing\n- [ ] sets\n- [x] maps\n- [-] trees\n- book\n## B\n- [ ] box\n  - [ ] inner\n";
        let roadmap = Roadmap::parse(markdown.to_owned(), "r");
        let progress = Progress::new(&roadmap, Vec::new());
        let mut tui = Tui::new(roadmap, progress, Size { columns: 120, rows: 36 }, None);
        tui.side = Side::Checklist;
        // Of an item's points one is done and one being learnt; an extra is being learnt too.
        press(&mut tui, "gj jiGi");
        let counts: Vec<String> = tui.filters().0.into_iter().map(|entry| entry.beside).collect();
        assert_eq!(counts, ["5", "3", "1", "1", "1", "0", "0"]);
        for (filter, count) in Filter::ALL.into_iter().zip(counts) {
            tui.want_shown(filter, false);
            let shown = |node: NodeId| tui.sieve.shows(node) && tui.roadmap.node(node).is_counted();
            let items = tui.roadmap.nodes().filter(|(node, _)| shown(*node)).count();
            assert_eq!(count, items.to_string(), "{filter:?}");
        }
    }
}
