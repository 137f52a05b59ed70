//! The writer as the main thread has it: orders go in, reports come out, and what is not durable is known.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::store::Store;
use super::worker::{Order, Worker};
use crate::progress::{Draft, Fact};
use crate::tui::{Message, ScreenState};

/// The actions that could not be made durable.
#[derive(Debug, PartialEq)]
pub(super) struct Unsaved {
    pub(super) reason: String,
    pub(super) actions: usize,
    pub(super) facts: Vec<Fact>,
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Unsaved { reason, actions, .. } = self;
        match actions {
            1 => write!(f, "the last action is not saved: {reason}"),
            _ => write!(f, "the last {actions} actions are not saved: {reason}"),
        }
    }
}

/// The main thread's end of the writer.
pub(super) struct Writer {
    /// `None` once the writer was asked to finish.
    orders: Option<Sender<Order>>,
    reports: Receiver<Message>,
    /// The actions that are not reported as durable, with their tickets: should the thread hang, they are still here.
    pending: Vec<(u64, Vec<Fact>)>,
    /// The reason why they are not.
    reason: String,
}

impl Writer {
    /// Starts the thread. It calls `wake` after each report. `trouble` is why nothing can be saved, as far as is known.
    pub(super) fn start(store: impl Store, trouble: Option<String>, wake: impl Fn() + Send + 'static) -> Writer {
        let (orders, to_do) = mpsc::channel();
        let (done, reports) = mpsc::channel();
        let report = move |message| {
            // Nobody listens any more once the program has given up waiting.
            let _ = done.send(message);
            wake();
        };
        thread::spawn(move || {
            let work = AssertUnwindSafe(|| Worker::new(store, report).work(&to_do));
            if catch_unwind(work).is_err() {
                // The panic hook has said it. Nobody is left to save, so nobody may go on ticking.
                process::exit(1);
            }
        });
        let reason = trouble.unwrap_or_else(|| "the disk takes too long".to_owned());
        Writer { orders: Some(orders), reports, pending: Vec::new(), reason }
    }

    /// A writer of nothing, while no roadmap is open.
    pub(super) fn idle() -> Writer {
        Writer {
            orders: None,
            reports: mpsc::channel().1,
            pending: Vec::new(),
            reason: "no roadmap is open".to_owned(),
        }
    }

    /// Asks for these facts to be kept; a report follows.
    pub(super) fn append(&mut self, ticket: u64, facts: Vec<Fact>) {
        self.pending.push((ticket, facts.clone()));
        self.send(Order::Append { ticket, facts });
    }

    /// Asks for what others wrote.
    pub(super) fn look(&self) {
        self.send(Order::Look);
    }

    /// Asks for what others wrote, and for what failed to be tried again at once.
    pub(super) fn retry(&self) {
        self.send(Order::Retry);
    }

    /// Asks for the state of the screen to be kept.
    pub(super) fn remember(&self, state: Box<ScreenState>) {
        self.send(Order::Remember { state });
    }

    /// Asks for what is half written of a note to be kept.
    pub(super) fn keep_draft(&self, item: String, draft: Option<Draft>) {
        self.send(Order::KeepDraft { item, draft });
    }

    fn send(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // The thread hears all orders before it ends.
            let _ = orders.send(order);
        }
    }

    /// The reports of the writer since the last call.
    pub(super) fn reports(&mut self) -> Vec<Message> {
        let reports: Vec<Message> = self.reports.try_iter().collect();
        reports.iter().for_each(|report| self.note(report));
        reports
    }

    fn note(&mut self, report: &Message) {
        match report {
            Message::Saved { ticket } => self.pending.retain(|(pending, _)| pending > ticket),
            Message::NotSaved { reason, .. } => self.reason.clone_from(reason),
            _ => {}
        }
    }

    /// The actions that are not reported as durable, and the reason.
    pub(super) fn unsaved(&self) -> Unsaved {
        let facts = self.pending.iter().flat_map(|(_, facts)| facts).cloned().collect();
        Unsaved { reason: self.reason.clone(), actions: self.pending.len(), facts }
    }

    /// Lets the writer finish, within this time.
    ///
    /// # Errors
    /// The actions that are not durable then.
    pub(super) fn finish(&mut self, limit: Duration) -> Result<(), Unsaved> {
        self.orders = None;
        let deadline = Instant::now() + limit;
        while let Ok(report) = self.reports.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            self.note(&report);
        }
        if self.pending.is_empty() { Ok(()) } else { Err(self.unsaved()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{At, FactKind};
    use crate::run::store::Drafts;
    use crate::tui::JournalUpdate;
    use std::mem;
    use std::sync::{Arc, Mutex};

    /// A store that fails as often as it is told to, and shows what it holds.
    #[derive(Clone, Default)]
    struct Notepad {
        failures: Arc<Mutex<u32>>,
        facts: Arc<Mutex<Vec<Fact>>>,
        /// Facts that others appended and that were not reported yet.
        others: Arc<Mutex<Vec<Fact>>>,
        place: Arc<Mutex<String>>,
        drafts: Arc<Mutex<Drafts>>,
    }

    /// The moment of a fact that no store takes.
    const TOO_LONG: i64 = -1;

    impl Store for Notepad {
        fn check(&self, facts: &[Fact]) -> Result<(), String> {
            if facts.contains(&fact(TOO_LONG)) { Err("too long".into()) } else { Ok(()) }
        }

        fn append(&mut self, facts: &[Fact]) -> Result<JournalUpdate, String> {
            let mut failures = self.failures.lock().unwrap();
            if *failures > 0 {
                *failures -= 1;
                return Err("no space left".into());
            }
            self.facts.lock().unwrap().extend_from_slice(facts);
            Ok(JournalUpdate::default())
        }

        fn look(&mut self) -> JournalUpdate {
            JournalUpdate { facts: mem::take(&mut self.others.lock().unwrap()), ..JournalUpdate::default() }
        }

        fn open(&mut self) {}

        fn remember(&mut self, place: &ScreenState) {
            *self.place.lock().unwrap() = place.cursor.clone().unwrap_or_default();
        }

        fn keep_drafts(&mut self, drafts: &Drafts) {
            self.drafts.lock().unwrap().extend(drafts.clone());
        }
    }

    fn notepad(failures: u32) -> Notepad {
        Notepad { failures: Arc::new(Mutex::new(failures)), ..Notepad::default() }
    }

    fn writer(notepad: &Notepad) -> Writer {
        Writer::start(notepad.clone(), None, || {})
    }

    fn fact(micros: i64) -> Fact {
        let kind = FactKind::Source { source: "roadmap.md".into() };
        Fact { at: At { micros, offset: 0 }, clock: None, kind }
    }

    fn next_report(writer: &mut Writer) -> Message {
        let report = writer.reports.recv_timeout(SOON).unwrap();
        writer.note(&report);
        report
    }

    const SOON: Duration = Duration::from_secs(20);

    #[test]
    fn what_is_durable_is_reported() {
        let notepad = notepad(0);
        let mut writer = writer(&notepad);
        writer.append(7, vec![fact(1)]);
        assert_eq!(next_report(&mut writer), Message::Saved { ticket: 7 });
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(1)]);
    }

    #[test]
    fn what_others_wrote_is_told_at_the_start_and_when_asked_and_nothing_is_not() {
        let notepad = notepad(0);
        let told =
            |micros| Message::JournalChanged(JournalUpdate { facts: vec![fact(micros)], ..JournalUpdate::default() });
        notepad.others.lock().unwrap().push(fact(98));
        let mut writer = writer(&notepad);
        assert_eq!(next_report(&mut writer), told(98));
        writer.look();
        writer.append(1, vec![fact(1)]);
        assert_eq!(next_report(&mut writer), Message::Saved { ticket: 1 });
        notepad.others.lock().unwrap().push(fact(99));
        writer.look();
        assert_eq!(next_report(&mut writer), told(99));
    }

    #[test]
    fn what_failed_is_kept_and_goes_first() {
        let notepad = notepad(1);
        let mut writer = writer(&notepad);
        writer.append(1, vec![fact(1)]);
        assert_eq!(next_report(&mut writer), Message::NotSaved { ticket: 1, reason: "no space left".into() });
        writer.append(2, vec![fact(2)]);
        assert_eq!(next_report(&mut writer), Message::Saved { ticket: 2 });
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(1), fact(2)]);
    }

    #[test]
    fn what_failed_is_tried_again_when_asked_and_not_for_a_look() {
        let notepad = notepad(2);
        let mut writer = writer(&notepad);
        writer.append(1, vec![fact(1)]);
        assert!(matches!(next_report(&mut writer), Message::NotSaved { .. }));
        notepad.others.lock().unwrap().push(fact(99));
        writer.look();
        assert!(matches!(next_report(&mut writer), Message::JournalChanged(_)));
        writer.retry();
        assert!(matches!(next_report(&mut writer), Message::NotSaved { .. }));
        writer.retry();
        assert_eq!(next_report(&mut writer), Message::Saved { ticket: 1 });
    }

    #[test]
    fn what_can_never_be_kept_is_told_and_holds_nothing_up() {
        let notepad = notepad(0);
        let mut writer = writer(&notepad);
        writer.append(1, vec![fact(TOO_LONG)]);
        assert_eq!(next_report(&mut writer), Message::Refused { ticket: 1, reason: "too long".into() });
        writer.append(2, vec![fact(2)]);
        assert!(matches!(next_report(&mut writer), Message::Saved { .. }));
        assert_eq!(writer.finish(SOON), Ok(()));
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(2)]);
    }

    #[test]
    fn finishing_tries_once_more() {
        let notepad = notepad(1);
        let mut writer = writer(&notepad);
        writer.append(1, vec![fact(1)]);
        assert!(matches!(next_report(&mut writer), Message::NotSaved { .. }));
        assert_eq!(writer.finish(SOON), Ok(()));
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(1)]);
    }

    #[test]
    fn finishing_gives_back_what_is_not_kept_and_says_why() {
        let mut writer = writer(&notepad(u32::MAX));
        writer.append(1, vec![fact(1), fact(1)]);
        writer.append(2, vec![fact(2)]);
        let unsaved = Unsaved { reason: "no space left".into(), actions: 2, facts: vec![fact(1), fact(1), fact(2)] };
        assert_eq!(writer.finish(SOON), Err(unsaved));
    }

    #[test]
    fn the_place_is_kept_even_at_the_last_moment() {
        let notepad = notepad(0);
        let mut writer = writer(&notepad);
        let cursor = Some("python-fundamentals/functions".into());
        writer.remember(Box::new(ScreenState { cursor, ..ScreenState::default() }));
        assert_eq!(writer.finish(SOON), Ok(()));
        assert_eq!(*notepad.place.lock().unwrap(), "python-fundamentals/functions");
    }
}
