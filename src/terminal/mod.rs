//! The terminal: raw mode and its restoring, output, and input and signals as messages.

#[cfg(unix)]
mod decode;
mod lines;
mod output;
#[cfg(unix)]
mod paste;
#[cfg(unix)]
mod poll;
mod rows;
mod screen;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

pub use lines::Lines;
pub use screen::{NotATerminal, Screen};
pub use system::{Events, Waker, window_size};
