//! The writer: a thread that has the journal, sleeps until it is told something, and keeps at it until it is durable.

use std::fmt;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::store::Store;
use crate::app::{Message, Told};
use crate::progress::Fact;

const FIRST_DELAY: Duration = Duration::from_secs(1);
const LONGEST_DELAY: Duration = Duration::from_secs(30);

/// What the writer is told.
enum Order {
    Append { ticket: u64, facts: Vec<Fact> },
    Look,
    Retry,
    Remember { place: String },
}

/// What could not be made durable.
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
    /// `None` once the writer was told to finish.
    orders: Option<Sender<Order>>,
    reports: Receiver<Message>,
    /// The actions that are not reported as durable, with their tickets: should the thread hang, they are still here.
    pending: Vec<(u64, Vec<Fact>)>,
    /// Why they are not.
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
            let work = AssertUnwindSafe(|| Desk::new(store, report).work(&to_do));
            if catch_unwind(work).is_err() {
                // The panic hook has said it. Nobody is left to save, so nobody may go on ticking.
                process::exit(1);
            }
        });
        let reason = trouble.unwrap_or_else(|| "the disk takes too long".to_owned());
        Writer { orders: Some(orders), reports, pending: Vec::new(), reason }
    }

    /// Asks for these facts to be kept; a report follows.
    pub(super) fn append(&mut self, ticket: u64, facts: Vec<Fact>) {
        self.pending.push((ticket, facts.clone()));
        self.tell(Order::Append { ticket, facts });
    }

    /// Asks for what others wrote.
    pub(super) fn look(&self) {
        self.tell(Order::Look);
    }

    /// Asks for what others wrote, and for what failed to be tried again at once.
    pub(super) fn retry(&self) {
        self.tell(Order::Retry);
    }

    /// Asks for the last place to be kept.
    pub(super) fn remember(&self, place: String) {
        self.tell(Order::Remember { place });
    }

    fn tell(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // The thread hears all orders before it ends.
            let _ = orders.send(order);
        }
    }

    /// What the writer has reported since the last call.
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

    /// What is not reported as durable, and why.
    pub(super) fn unsaved(&self) -> Unsaved {
        let facts = self.pending.iter().flat_map(|(_, facts)| facts).cloned().collect();
        Unsaved { reason: self.reason.clone(), actions: self.pending.len(), facts }
    }

    /// Lets the writer finish, within this time.
    ///
    /// # Errors
    /// What is not durable then.
    pub(super) fn finish(&mut self, limit: Duration) -> Result<(), Unsaved> {
        self.orders = None;
        let deadline = Instant::now() + limit;
        while let Ok(report) = self.reports.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            self.note(&report);
        }
        if self.pending.is_empty() { Ok(()) } else { Err(self.unsaved()) }
    }
}

impl Drop for Writer {
    /// After a panic too, what was said is kept.
    fn drop(&mut self) {
        let _ = self.finish(super::QUITTING);
    }
}

/// The writer's end: the store, and what is not durable yet.
struct Desk<S, R> {
    store: S,
    report: R,
    /// In the order in which it was said.
    unsaved: Vec<Fact>,
    /// The newest ticket, and the newest that was reported as durable.
    ticket: u64,
    saved: u64,
    /// Whether to see what others wrote.
    look: bool,
    /// The last place, while it is not kept yet.
    place: Option<String>,
    /// After a failure: when to try again, and how long to wait after the next one.
    again: Option<Instant>,
    delay: Duration,
}

impl<S: Store, R: Fn(Message)> Desk<S, R> {
    fn new(store: S, report: R) -> Desk<S, R> {
        Desk {
            store,
            report,
            unsaved: Vec::new(),
            ticket: 0,
            saved: 0,
            // Since the journal was read, and until it is watched, others may have written.
            look: true,
            place: None,
            again: None,
            delay: FIRST_DELAY,
        }
    }

    /// Works until nobody gives orders any more; then tries once more what is left.
    fn work(&mut self, orders: &Receiver<Order>) {
        self.store.open();
        loop {
            // All that came meanwhile goes out in one write and one sync.
            orders.try_iter().for_each(|order| self.take(order));
            self.perform();
            if !self.sleep(orders) {
                break;
            }
        }
        self.again = None;
        self.perform();
    }

    /// Sleeps until there is an order, or until it is time to try again; false once there will be none.
    fn sleep(&mut self, orders: &Receiver<Order>) -> bool {
        let order = match self.again {
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(again) => orders.recv_timeout(again.saturating_duration_since(Instant::now())),
        };
        match order {
            Ok(order) => self.take(order),
            Err(RecvTimeoutError::Timeout) => {
                self.again = None;
                self.delay = (self.delay * 2).min(LONGEST_DELAY);
            }
            Err(RecvTimeoutError::Disconnected) => return false,
        }
        true
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Append { ticket, facts } => {
                self.ticket = ticket;
                self.again = None;
                match self.store.check(&facts) {
                    Ok(()) => self.unsaved.extend(facts),
                    // It is not to stand in the way of those behind it.
                    Err(reason) => (self.report)(Message::Refused { reason }),
                }
            }
            // Nothing is tried again for it: what is tried and fails is itself seen as something written.
            Order::Look => self.look = true,
            Order::Retry => (self.look, self.again) = (true, None),
            Order::Remember { place } => self.place = Some(place),
        }
    }

    /// Facts first: they are what must not be lost.
    fn perform(&mut self) {
        if self.saved < self.ticket && self.again.is_none() {
            self.append();
        }
        if mem::take(&mut self.look) {
            let told = self.store.look();
            self.tell(told);
        }
        if let Some(place) = self.place.take() {
            self.store.remember(place);
        }
    }

    fn append(&mut self) {
        let ticket = self.ticket;
        match self.store.append(&self.unsaved) {
            Ok(told) => {
                self.unsaved.clear();
                self.saved = ticket;
                self.delay = FIRST_DELAY;
                self.tell(told);
                (self.report)(Message::Saved { ticket });
            }
            Err(reason) => {
                self.again = Some(Instant::now() + self.delay);
                (self.report)(Message::NotSaved { ticket, reason });
            }
        }
    }

    /// Nobody is woken for nothing.
    fn tell(&self, told: Told) {
        if told != Told::default() {
            (self.report)(Message::Told(told));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{At, Said};
    use std::sync::{Arc, Mutex};

    /// A store that fails as often as it is told to, and shows what it holds.
    #[derive(Clone, Default)]
    struct Notepad {
        failures: Arc<Mutex<u32>>,
        facts: Arc<Mutex<Vec<Fact>>>,
        /// What others appended and nobody has heard of.
        others: Arc<Mutex<Vec<Fact>>>,
        place: Arc<Mutex<String>>,
    }

    /// The moment of a fact that no store takes.
    const TOO_LONG: i64 = -1;

    impl Store for Notepad {
        fn check(&self, facts: &[Fact]) -> Result<(), String> {
            if facts.contains(&fact(TOO_LONG)) { Err("too long".into()) } else { Ok(()) }
        }

        fn append(&mut self, facts: &[Fact]) -> Result<Told, String> {
            let mut failures = self.failures.lock().unwrap();
            if *failures > 0 {
                *failures -= 1;
                return Err("no space left".into());
            }
            self.facts.lock().unwrap().extend_from_slice(facts);
            Ok(Told::default())
        }

        fn look(&mut self) -> Told {
            Told { facts: mem::take(&mut self.others.lock().unwrap()), ..Told::default() }
        }

        fn open(&mut self) {}

        fn remember(&mut self, place: String) {
            *self.place.lock().unwrap() = place;
        }
    }

    fn notepad(failures: u32) -> Notepad {
        Notepad { failures: Arc::new(Mutex::new(failures)), ..Notepad::default() }
    }

    fn writer(notepad: &Notepad) -> Writer {
        Writer::start(notepad.clone(), None, || {})
    }

    fn fact(micros: i64) -> Fact {
        let said = Said::Source { source: "roadmap.md".into() };
        Fact { at: At { micros, offset: 0 }, clock: None, said }
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
        let told = |micros| Message::Told(Told { facts: vec![fact(micros)], ..Told::default() });
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
        assert!(matches!(next_report(&mut writer), Message::Told(_)));
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
        assert_eq!(next_report(&mut writer), Message::Refused { reason: "too long".into() });
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
        writer.remember("python-fundamentals/functions".into());
        assert_eq!(writer.finish(SOON), Ok(()));
        assert_eq!(*notepad.place.lock().unwrap(), "python-fundamentals/functions");
    }

    #[test]
    fn dropping_the_writer_loses_nothing() {
        let notepad = notepad(0);
        let mut writer = writer(&notepad);
        writer.append(1, vec![fact(1)]);
        drop(writer);
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(1)]);
    }
}
