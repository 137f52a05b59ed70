//! The writer's thread: it has the journal, sleeps until it gets an order, and tries again until everything is
//! durable.

use std::mem;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::store::{Drafts, Store};
use crate::progress::{Draft, Fact};
use crate::tui::{JournalUpdate, Message, ScreenState};

const FIRST_DELAY: Duration = Duration::from_secs(1);
const LONGEST_DELAY: Duration = Duration::from_secs(30);

/// An order to the writer.
pub(super) enum Order {
    Append {
        ticket: u64,
        facts: Vec<Fact>,
    },
    /// See what others wrote.
    Look,
    /// The same, and try again at once what failed.
    Retry,
    Remember {
        state: Box<ScreenState>,
    },
    KeepDraft {
        item: String,
        draft: Option<Draft>,
    },
}

/// The writer's end: the store, and what is not durable yet.
pub(super) struct Worker<S, R> {
    store: S,
    report: R,
    /// In the order in which it was said.
    unsaved: Vec<Fact>,
    /// The newest ticket, and the newest that was reported as durable.
    ticket: u64,
    saved: u64,
    /// True if to see what others wrote.
    look: bool,
    /// The last state of the screen, while it is not kept yet.
    state: Option<Box<ScreenState>>,
    /// The drafts that are not kept yet.
    drafts: Drafts,
    /// After a failure: when to try again, and how long to wait after the next one.
    again: Option<Instant>,
    delay: Duration,
}

impl<S: Store, R: Fn(Message)> Worker<S, R> {
    pub(super) fn new(store: S, report: R) -> Worker<S, R> {
        Worker {
            store,
            report,
            unsaved: Vec::new(),
            ticket: 0,
            saved: 0,
            // Since the journal was read, and until it is watched, others may have written.
            look: true,
            state: None,
            drafts: Drafts::new(),
            again: None,
            delay: FIRST_DELAY,
        }
    }

    /// Works until nobody gives orders any more; then tries once more what is left.
    pub(super) fn work(&mut self, orders: &Receiver<Order>) {
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
                    Err(reason) => (self.report)(Message::Refused { ticket, reason }),
                }
            }
            // Nothing is tried again for it: what is tried and fails is itself seen as something written.
            Order::Look => self.look = true,
            Order::Retry => (self.look, self.again) = (true, None),
            Order::Remember { state } => self.state = Some(state),
            Order::KeepDraft { item, draft } => _ = self.drafts.insert(item, draft),
        }
    }

    /// Facts first: they are what must not be lost.
    fn perform(&mut self) {
        if self.saved < self.ticket && self.again.is_none() {
            self.append();
        }
        if mem::take(&mut self.look) {
            let update = self.store.look();
            self.send(update);
        }
        if !self.drafts.is_empty() {
            self.store.keep_drafts(&mem::take(&mut self.drafts));
        }
        if let Some(state) = self.state.take() {
            self.store.remember(&state);
        }
    }

    fn append(&mut self) {
        let ticket = self.ticket;
        match self.store.append(&self.unsaved) {
            Ok(update) => {
                self.unsaved.clear();
                self.saved = ticket;
                self.delay = FIRST_DELAY;
                self.send(update);
                (self.report)(Message::Saved { ticket });
            }
            Err(reason) => {
                self.again = Some(Instant::now() + self.delay);
                (self.report)(Message::NotSaved { ticket, reason });
            }
        }
    }

    /// Nobody is woken for nothing.
    fn send(&self, update: JournalUpdate) {
        if update != JournalUpdate::default() {
            (self.report)(Message::JournalChanged(update));
        }
    }
}
