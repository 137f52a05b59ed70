//! Roadbook keeps up with a long learning roadmap: it opens its Markdown read-only in the terminal, lets the learner tick
//! what they have learned, and keeps every tick as a fact in a YAML journal.
//!
//! The parts; imports point down only:
//!
//! ```text
//! main          arguments → a command → exit status
//! cli           one file a command           run     the event loop, which performs effects
//! terminal      raw mode, input, output
//! tui           the screen: state, keys, drawing, one folder a feature           (pure)
//! export        a roadmap with its progress as Markdown, JSON, CSV, HTML, SVG    (pure)
//! config        the settings file
//! open          a file or name → a roadmap with its journal     library  the known roadmaps
//! journal       facts on disk: read, append, lock, repair
//! progress      facts → marks, counts, carry                                     (pure)
//! roadmap       Markdown → tree, keys, plan                                      (pure)
//! ```
//!
//! `clock` reads the time, `timeout` bounds how long something may take, `yaml` wraps the YAML crate.
//! `docs/architecture.md` follows a key press to the disk and says which files a change touches.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod cli;
pub mod clock;
pub mod config;
pub mod export;
pub mod journal;
pub mod library;
pub mod open;
pub mod progress;
pub mod roadmap;
pub mod run;
pub mod terminal;
pub mod timeout;
pub mod tui;
mod yaml;
