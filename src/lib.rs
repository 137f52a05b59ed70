//! Roadbook keeps a learner on a long road: it opens a Markdown roadmap in the terminal, read-only,
//! lets the learner tick what is learnt, and keeps every tick as a fact in a YAML journal.
//!
//! The rooms of the house; imports point down only:
//!
//! ```text
//! main        arguments → a command → exit status
//! run         the loop: wait, update, perform effects, draw      cli   the script commands
//! terminal    raw mode, restore; bytes and signals → messages       ui    one file a panel: (&App) → frame
//! open        a name → a roadmap with its journal read            library  the roadmaps seen so far
//! config      the learner's settings: read, checked, printed
//! app         App, Message, keymap, update → effects  (pure)
//! journal     facts on disk: read, append, lock
//! progress    facts → marks, counts                   (pure)
//! roadmap     Markdown → tree, keys, plan             (pure)
//! ```
//!
//! `clock` tells the time, `timeout` bounds how long something may take, `memory` spares a start some waiting for the
//! system, `yaml` has the YAML crate; they know nothing of the rest but a moment.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod cli;
pub mod clock;
pub mod config;
pub mod journal;
pub mod library;
pub mod memory;
pub mod open;
pub mod progress;
pub mod roadmap;
pub mod run;
pub mod terminal;
pub mod timeout;
pub mod tui;
mod yaml;
