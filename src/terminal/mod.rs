//! The terminal: raw mode and its restoring, output, and input and signals as messages.
//!
//! Input is read here and not through `crossterm::event`, whose reader loops at the end of input, blocks on half a key,
//! and leaves type-ahead beyond 1,024 bytes unread.

mod decode;
mod events;
mod lines;
mod output;
mod paste;
mod rows;
mod screen;

pub use events::{Events, Waker, window_size};
pub use lines::Lines;
pub use screen::{NotATerminal, Screen};
