//! Undo and redo: what this window did, in that order, and what others did after asking again.

use crate::progress::At;

/// The actions of this window, and the question about an older one.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// Actions of this window that were not undone, the newest last.
    done: Vec<At>,
    /// Actions that this window undid, the last one last.
    undone: Vec<At>,
    /// The action of another session that was named; the same key again takes it.
    asked: Option<At>,
}

/// The answer to a request for an action to undo or redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Take(At),
    /// It is not of this window, and has to be asked about first.
    Ask(At),
    Nothing,
}

impl History {
    /// Notes an action of this window.
    pub(crate) fn push(&mut self, action: At) {
        self.done.push(action);
        self.undone.clear();
    }

    /// Notes that an action was picked and taken back or brought back: the keys turn it again without asking.
    pub(crate) fn turned(&mut self, action: At, is_undone: bool) {
        self.done.retain(|done| *done != action);
        self.undone.retain(|undone| *undone != action);
        if is_undone { self.undone.push(action) } else { self.done.push(action) }
    }

    /// Chooses the action to undo: this window's newest that still counts, else the newest of all, after asking.
    pub(crate) fn next_undo(&mut self, counts: impl Fn(At) -> bool, newest: Option<At>) -> Choice {
        while let Some(action) = self.done.pop() {
            if counts(action) {
                self.undone.push(action);
                return Choice::Take(action);
            }
        }
        let choice = self.ask(newest);
        if let Choice::Take(action) = choice {
            self.undone.push(action);
        }
        choice
    }

    /// Chooses the action to redo: the last one that this window undid, else the last one undone at all, after asking.
    pub(crate) fn next_redo(&mut self, counts: impl Fn(At) -> bool, last: Option<At>) -> Choice {
        while let Some(action) = self.undone.pop() {
            if !counts(action) {
                self.done.push(action);
                return Choice::Take(action);
            }
        }
        let choice = self.ask(last);
        if let Choice::Take(action) = choice {
            self.done.push(action);
        }
        choice
    }

    fn ask(&mut self, action: Option<At>) -> Choice {
        let Some(action) = action else { return Choice::Nothing };
        if self.asked.take() == Some(action) {
            return Choice::Take(action);
        }
        self.asked = Some(action);
        Choice::Ask(action)
    }

    /// Forgets the question: another key was pressed.
    pub(crate) fn forget_question(&mut self) {
        self.asked = None;
    }
}

/// The age of a moment: `5 minutes ago`, `yesterday`, `on 2026-03-01`.
pub(crate) fn age(at: At, now: At) -> String {
    let minutes = (now.micros - at.micros) / 60_000_000;
    match (now.day() - at.day(), minutes) {
        (_, ..1) => "just now".to_owned(),
        (_, 1) => "a minute ago".to_owned(),
        (_, 2..60) => format!("{minutes} minutes ago"),
        (0, _) => "earlier today".to_owned(),
        (1, _) => "yesterday".to_owned(),
        (days @ 2..30, _) => format!("{days} days ago"),
        _ => format!("on {}", at.to_string().chars().take(10).collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> At {
        At { micros: second * 1_000_000, offset: 0 }
    }

    #[test]
    fn own_actions_are_undone_newest_first_whatever_their_times() {
        let mut history = History::default();
        history.push(at(9));
        history.push(at(5));
        assert_eq!(history.next_undo(|_| true, Some(at(99))), Choice::Take(at(5)));
        assert_eq!(history.next_undo(|_| true, Some(at(99))), Choice::Take(at(9)));
        assert_eq!(history.next_redo(|_| false, Some(at(98))), Choice::Take(at(9)));
        assert_eq!(history.next_redo(|_| false, Some(at(98))), Choice::Take(at(5)));
    }

    #[test]
    fn an_action_of_another_session_is_asked_about_until_the_same_key_comes_again() {
        let mut history = History::default();
        assert_eq!(history.next_undo(|_| true, Some(at(1))), Choice::Ask(at(1)));
        history.forget_question();
        assert_eq!(history.next_undo(|_| true, Some(at(1))), Choice::Ask(at(1)));
        assert_eq!(history.next_undo(|_| true, Some(at(1))), Choice::Take(at(1)));
        assert_eq!(history.next_undo(|_| true, None), Choice::Nothing);
    }

    #[test]
    fn what_was_picked_and_taken_back_comes_back_without_a_question() {
        let mut history = History::default();
        history.push(at(9));
        history.turned(at(3), true);
        assert_eq!(history.next_redo(|_| false, Some(at(3))), Choice::Take(at(3)));
        history.turned(at(3), true);
        history.turned(at(3), false);
        assert_eq!(history.next_undo(|_| true, Some(at(99))), Choice::Take(at(3)));
        assert_eq!(history.next_undo(|_| true, Some(at(99))), Choice::Take(at(9)));
    }

    #[test]
    fn ages_read_as_people_say_them() {
        let now = At::parse("2026-11-22T12:00:00+00:00").unwrap();
        let ages = ["2026-11-22T11:59:30", "2026-11-22T11:48:00", "2026-11-22T08:00:00", "2026-11-21T23:00:00"];
        let said = ages.map(|time| age(At::parse(&format!("{time}+00:00")).unwrap(), now));
        assert_eq!(said, ["just now", "12 minutes ago", "earlier today", "yesterday"]);
        assert_eq!(age(At::parse("2026-11-02T08:00:00+00:00").unwrap(), now), "20 days ago");
        assert_eq!(age(At::parse("2026-03-01T08:00:00+00:00").unwrap(), now), "on 2026-03-01");
    }
}
