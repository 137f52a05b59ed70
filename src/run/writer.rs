//! The writer: a thread that has the journal, sleeps until it is told something, and keeps at it until it is durable.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::store::Store;
use crate::app::Message;
use crate::progress::Fact;

const FIRST_DELAY: Duration = Duration::from_secs(1);
const LONGEST_DELAY: Duration = Duration::from_secs(30);

/// What the writer is told.
enum Order {
    Append { ticket: u64, facts: Vec<Fact> },
    Remember { place: String },
}

/// The main thread's end of the writer.
pub(super) struct Writer {
    /// `None` once the writer was told to finish.
    orders: Option<Sender<Order>>,
    reports: Receiver<Message>,
}

impl Writer {
    /// Starts the thread. It calls `wake` after each report.
    pub(super) fn start(store: impl Store, wake: impl Fn() + Send + 'static) -> Writer {
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
        Writer { orders: Some(orders), reports }
    }

    /// Asks for these facts to be kept; a report follows.
    pub(super) fn append(&self, ticket: u64, facts: Vec<Fact>) {
        self.tell(Order::Append { ticket, facts });
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
    pub(super) fn reports(&self) -> impl Iterator<Item = Message> {
        self.reports.try_iter()
    }

    /// Lets the writer finish, within this time.
    ///
    /// # Errors
    /// Why the last facts are not durable.
    pub(super) fn finish(&mut self, limit: Duration) -> Result<(), String> {
        self.orders = None;
        let deadline = Instant::now() + limit;
        let mut unsaved = None;
        loop {
            match self.reports.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(Message::NotSaved { reason, .. }) => unsaved = Some(reason),
                Ok(_) => unsaved = None,
                Err(RecvTimeoutError::Disconnected) => return unsaved.map_or(Ok(()), Err),
                Err(RecvTimeoutError::Timeout) => return Err(unsaved.unwrap_or("the disk takes too long".into())),
            }
        }
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
    /// The newest ticket.
    ticket: u64,
    /// The last place, while it is not kept yet.
    place: Option<String>,
    /// How long to wait after the next failure.
    delay: Duration,
}

impl<S: Store, R: Fn(Message)> Desk<S, R> {
    fn new(store: S, report: R) -> Desk<S, R> {
        Desk { store, report, unsaved: Vec::new(), ticket: 0, place: None, delay: FIRST_DELAY }
    }

    /// Works until nobody gives orders any more; then tries once more what is left.
    fn work(&mut self, orders: &Receiver<Order>) {
        self.store.open();
        while self.sleep(orders) {
            // All that came meanwhile goes out in one write and one sync.
            orders.try_iter().for_each(|order| self.take(order));
            self.save();
        }
        self.save();
    }

    /// Sleeps until there is an order, or until it is time to try again; false once there will be none.
    fn sleep(&mut self, orders: &Receiver<Order>) -> bool {
        let order = if self.unsaved.is_empty() {
            orders.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            orders.recv_timeout(self.delay)
        };
        match order {
            Ok(order) => self.take(order),
            Err(RecvTimeoutError::Timeout) => self.delay = (self.delay * 2).min(LONGEST_DELAY),
            Err(RecvTimeoutError::Disconnected) => return false,
        }
        true
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Append { ticket, facts } => {
                self.ticket = ticket;
                self.unsaved.extend(facts);
            }
            Order::Remember { place } => self.place = Some(place),
        }
    }

    /// Facts first: they are what must not be lost.
    fn save(&mut self) {
        if !self.unsaved.is_empty() {
            self.append();
        }
        if let Some(place) = self.place.take() {
            self.store.remember(place);
        }
    }

    fn append(&mut self) {
        let ticket = self.ticket;
        (self.report)(match self.store.append(&self.unsaved) {
            Ok(others) => {
                self.unsaved.clear();
                self.delay = FIRST_DELAY;
                Message::Saved { ticket, others }
            }
            Err(reason) => Message::NotSaved { ticket, reason },
        });
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
        place: Arc<Mutex<String>>,
    }

    impl Store for Notepad {
        fn append(&mut self, facts: &[Fact]) -> Result<Vec<Fact>, String> {
            let mut failures = self.failures.lock().unwrap();
            if *failures > 0 {
                *failures -= 1;
                return Err("no space left".into());
            }
            self.facts.lock().unwrap().extend_from_slice(facts);
            Ok(vec![fact(99)])
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
        Writer::start(notepad.clone(), || {})
    }

    fn fact(micros: i64) -> Fact {
        let said = Said::Source { source: "roadmap.md".into() };
        Fact { at: At { micros, offset: 0 }, clock: None, said }
    }

    fn next_report(writer: &Writer) -> Message {
        writer.reports.recv_timeout(Duration::from_secs(20)).unwrap()
    }

    const SOON: Duration = Duration::from_secs(20);

    #[test]
    fn what_is_durable_is_reported_with_what_others_appended() {
        let notepad = notepad(0);
        let writer = writer(&notepad);
        writer.append(7, vec![fact(1)]);
        assert_eq!(next_report(&writer), Message::Saved { ticket: 7, others: vec![fact(99)] });
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(1)]);
    }

    #[test]
    fn what_failed_is_kept_and_goes_first() {
        let notepad = notepad(1);
        let writer = writer(&notepad);
        writer.append(1, vec![fact(1)]);
        assert_eq!(next_report(&writer), Message::NotSaved { ticket: 1, reason: "no space left".into() });
        writer.append(2, vec![fact(2)]);
        assert!(matches!(next_report(&writer), Message::Saved { ticket: 2, .. }));
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(1), fact(2)]);
    }

    #[test]
    fn finishing_tries_once_more() {
        let notepad = notepad(1);
        let mut writer = writer(&notepad);
        writer.append(1, vec![fact(1)]);
        assert!(matches!(next_report(&writer), Message::NotSaved { .. }));
        assert_eq!(writer.finish(SOON), Ok(()));
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(1)]);
    }

    #[test]
    fn finishing_says_why_facts_are_lost() {
        let mut writer = writer(&notepad(u32::MAX));
        writer.append(1, vec![fact(1)]);
        assert_eq!(writer.finish(SOON), Err("no space left".into()));
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
        let writer = writer(&notepad);
        writer.append(1, vec![fact(1)]);
        drop(writer);
        assert_eq!(*notepad.facts.lock().unwrap(), [fact(1)]);
    }
}
