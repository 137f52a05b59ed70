//! A text that is scrolled, with a cursor that goes from stop to stop: its boxes and links. Down goes on to the next stop
//! where that is in view, else by a line, so that nothing is passed over unread.

use std::ops::Range;

use crate::tui::keymap::Action;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Walk {
    /// The topmost line.
    pub(crate) top: usize,
    /// The stop under the cursor, by its number.
    pub(crate) at: Option<usize>,
}

/// A text as it is walked through.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ground<'a> {
    /// The number of its lines.
    pub(crate) lines: usize,
    /// The lines that are in view at once.
    pub(crate) height: usize,
    /// The lines of its stops, in order.
    pub(crate) stops: &'a [Range<usize>],
}

impl Ground<'_> {
    pub(crate) fn lowest(&self) -> usize {
        self.lines.saturating_sub(self.height)
    }
}

impl Walk {
    /// Moves where the action is a movement; returns whether it is one.
    pub(crate) fn handle(&mut self, action: Action, ground: Ground<'_>) -> bool {
        let page = ground.height.saturating_sub(1).max(1);
        match action {
            Action::Down => self.step(true, ground),
            Action::Up => self.step(false, ground),
            Action::HalfDown => self.scroll_to(self.top + ground.height / 2, ground),
            Action::HalfUp => self.scroll_to(self.top.saturating_sub(ground.height / 2), ground),
            Action::PageDown => self.scroll_to(self.top + page, ground),
            Action::PageUp => self.scroll_to(self.top.saturating_sub(page), ground),
            Action::First => {
                self.top = 0;
                self.at = self.first_in_view(ground);
            }
            Action::Last => {
                self.top = ground.lowest();
                self.at = (0..ground.stops.len()).rev().find(|&stop| self.shows(stop, ground));
            }
            _ => return false,
        }
        true
    }

    /// Scrolls; a cursor that would be out of view goes to the first stop in view.
    pub(crate) fn scroll_to(&mut self, top: usize, ground: Ground<'_>) {
        self.top = top.min(ground.lowest());
        if !self.at.is_some_and(|at| self.shows(at, ground)) {
            self.at = self.first_in_view(ground);
        }
    }

    /// Puts the cursor on a stop, with some lines above it in view.
    pub(crate) fn go_to(&mut self, stop: usize, ground: Ground<'_>) {
        self.at = Some(stop);
        if !self.shows(stop, ground) {
            let line = ground.stops.get(stop).map_or(0, |lines| lines.start);
            self.top = line.saturating_sub(ground.height / 4).min(ground.lowest());
        }
    }

    /// Scrolls the cursor into view, where the text or the window is another one.
    pub(crate) fn settle(&mut self, ground: Ground<'_>) {
        self.top = self.top.min(ground.lowest());
        self.at = self.at.filter(|&at| at < ground.stops.len());
        if let Some(at) = self.at
            && !self.shows(at, ground)
        {
            self.top = ground.stops[at].start.min(ground.lowest());
        }
    }

    fn step(&mut self, down: bool, ground: Ground<'_>) {
        let next = self.neighbour(down, ground);
        if let Some(next) = next.filter(|&next| self.shows(next, ground)) {
            self.at = Some(next);
            return;
        }
        let top = if down { (self.top + 1).min(ground.lowest()) } else { self.top.saturating_sub(1) };
        self.top = top;
        // Where the cursor has left the view, the new line may show the neighbour.
        if !self.at.is_some_and(|at| self.shows(at, ground)) {
            self.at = next.filter(|&next| self.shows(next, ground));
        }
    }

    /// The stop after the cursor, or before it; without a cursor the first one below the top, or the last one above the
    /// end of what is in view.
    fn neighbour(&self, down: bool, ground: Ground<'_>) -> Option<usize> {
        let end = self.top + ground.height;
        let next = match (self.at, down) {
            (Some(at), true) => at.checked_add(1),
            (Some(at), false) => at.checked_sub(1),
            (None, true) => Some(ground.stops.partition_point(|lines| lines.start < self.top)),
            (None, false) => ground.stops.partition_point(|lines| lines.end <= end).checked_sub(1),
        };
        next.filter(|&next| next < ground.stops.len())
    }

    pub(crate) fn first_in_view(&self, ground: Ground<'_>) -> Option<usize> {
        let first = ground.stops.partition_point(|lines| lines.start < self.top);
        Some(first).filter(|&stop| self.shows(stop, ground))
    }

    /// Returns true if all of a stop is in view, or as much of it as there is room for.
    pub(crate) fn shows(&self, stop: usize, ground: Ground<'_>) -> bool {
        let Some(lines) = ground.stops.get(stop) else { return false };
        let end = self.top + ground.height;
        let ends_in_view = lines.end <= end || lines.len() > ground.height && lines.start == self.top;
        (self.top..end).contains(&lines.start) && ends_in_view
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The top and the stop after each of these keys, in a text of 20 lines of which 5 are in view.
    fn walk(stops: &[usize], keys: &str) -> Vec<(usize, Option<usize>)> {
        let stops: Vec<Range<usize>> = stops.iter().map(|&line| line..line + 1).collect();
        let ground = Ground { lines: 20, height: 5, stops: &stops };
        let mut walk = Walk::default();
        let actions = keys.chars().map(|key| match key {
            'j' => Action::Down,
            'k' => Action::Up,
            'g' => Action::First,
            'G' => Action::Last,
            _ => Action::PageDown,
        });
        let step = |action| {
            walk.handle(action, ground);
            (walk.top, walk.at)
        };
        actions.map(step).collect()
    }

    #[test]
    fn stops_in_view_are_gone_to_and_others_come_line_by_line() {
        assert_eq!(walk(&[1, 3, 6], "jjjjj"), [(0, Some(0)), (0, Some(1)), (1, Some(1)), (2, Some(1)), (2, Some(2))]);
        assert_eq!(walk(&[], "jjk"), [(1, None), (2, None), (1, None)]);
        assert_eq!(
            walk(&[1], "jjjkkkk"),
            [(0, Some(0)), (1, Some(0)), (2, None), (1, Some(0)), (0, Some(0)), (0, Some(0)), (0, Some(0))]
        );
    }

    #[test]
    fn ends_and_pages_take_the_cursor_along() {
        assert_eq!(walk(&[1, 7, 17, 19], "dGg"), [(4, Some(1)), (15, Some(3)), (0, Some(0))]);
    }

    proptest! {
        #[test]
        fn the_cursor_is_in_view_and_no_line_is_passed_over(lines in prop::collection::btree_set(0usize..20, 0..9), keys in "[jkgGd]{1,60}") {
            let lines: Vec<usize> = lines.into_iter().collect();
            let mut top = 0;
            for (key, (now, at)) in keys.chars().zip(walk(&lines, &keys)) {
                prop_assert!(at.is_none_or(|at| (now..now + 5).contains(&lines[at])));
                prop_assert!(key != 'j' || (top..=top + 1).contains(&now));
                top = now;
            }
        }
    }
}
