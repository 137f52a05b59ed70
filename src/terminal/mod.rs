//! The terminal: taken at the start, given back on every way out; its bytes and the process's signals as messages.
//!
//! Reading, writing and waiting are done here rather than through `crossterm::event`: its reader goes on for ever
//! at the end of input, blocks on half a key, and leaves what stands behind 1,024 bytes of type-ahead unread.

mod decode;
mod events;
mod lines;
mod output;
mod paste;
mod screen;

pub use events::{Bell, Events, window_size};
pub use lines::Lines;
pub use screen::{NotATerminal, Screen};
