//! In a real pseudo-terminal: the terminal room by itself, and the whole program.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod identity;
mod looks;
mod notes;
mod opened;
mod others;
mod program;
mod pty;
mod room;
mod unsaved;
