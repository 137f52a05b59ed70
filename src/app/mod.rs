//! The state of the program and how messages change it.

mod message;

pub use message::{Effect, Key, Message, Mouse, Press};
