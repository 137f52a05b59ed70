//! The state of the timer, and its time in words.

use crate::progress::At;
use crate::progress::pace::{Pomodoro, Stretch, Timer, duration};

/// The timer of the open roadmap.
#[derive(Clone, Debug, Default)]
pub struct TimerState {
    kept: Option<Timer>,
    /// The ticket of the action that logs its time: until that is durable, the timer is kept.
    stopping: Option<u64>,
    /// The whole minutes that were over when the last message came.
    minutes: u32,
}

impl TimerState {
    /// A timer that has just been started.
    pub(crate) fn of(timer: Timer) -> TimerState {
        TimerState { kept: Some(timer), ..TimerState::default() }
    }

    /// Stops it once the action of this ticket, which logs its time, is durable.
    pub(crate) fn stop_with(&mut self, ticket: Option<u64>) {
        self.stopping = ticket;
    }

    /// The timer that runs.
    pub fn running(&self) -> Option<&Timer> {
        self.kept.as_ref().filter(|_| self.stopping.is_none())
    }

    /// The timer that is kept on this machine.
    pub(crate) fn kept(&self) -> Option<&Timer> {
        self.kept.as_ref()
    }

    /// Takes over what the files of this machine say, unless it is about to be changed.
    pub(crate) fn set(&mut self, timer: Option<Timer>, now: At) {
        if self.stopping.is_none() {
            self.kept = timer;
            self.minutes = self.kept.as_ref().map_or(0, |timer| timer.elapsed(now));
        }
    }

    /// Notes the time. Returns the stretch that has begun since the last message, if one has.
    pub(crate) fn pass(&mut self, now: At, pomodoro: Option<Pomodoro>) -> Option<Stretch> {
        let minutes = self.running()?.elapsed(now);
        let before = std::mem::replace(&mut self.minutes, minutes);
        let pomodoro = pomodoro?;
        let stretch = pomodoro.stretch(minutes);
        let is_new = minutes > before && (stretch.is_break != pomodoro.stretch(before).is_break);
        is_new.then_some(stretch)
    }

    /// Returns true if this ticket was that of the action that logs its time: it need not be kept any more.
    pub(crate) fn saved(&mut self, ticket: u64) -> bool {
        let is_done = self.stopping.is_some_and(|stopping| stopping <= ticket);
        if is_done {
            *self = TimerState::default();
        }
        is_done
    }

    /// Notes that the action of this ticket can never be saved: if it logs the time, the timer runs on.
    pub(crate) fn refused(&mut self, ticket: u64) {
        self.stopping = self.stopping.filter(|stopping| *stopping != ticket);
    }

    /// The time in a few words, the longest first: `12 of 25 min`, `12 min`.
    pub(crate) fn words(&self, pomodoro: Option<Pomodoro>) -> Vec<String> {
        if self.running().is_none() {
            return Vec::new();
        }
        let short = |minutes: u32| match minutes / 60 {
            0 => format!("{minutes}m"),
            hours => format!("{hours}h{:02}", minutes % 60),
        };
        match pomodoro.map(|pomodoro| pomodoro.stretch(self.minutes)) {
            Some(Stretch { is_break, minutes, of }) => {
                let what = if is_break { "break " } else { "" };
                vec![format!("{what}{minutes} of {of} min"), format!("{what}{minutes}/{of}"), short(minutes)]
            }
            None => vec![duration(self.minutes), short(self.minutes)],
        }
    }
}
