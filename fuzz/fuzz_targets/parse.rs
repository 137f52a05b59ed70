//! Any bytes that are text make a tree that holds together: `cargo +nightly fuzz run parse`.
#![no_main]

#[path = "../../tests/laws/mod.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|text: &str| laws::holds_together(text));
