//! In a real pseudo-terminal: the terminal room by itself, and the whole program.
#![cfg(unix)]

mod program;
mod pty;
mod terminal;
