//! Any bytes that are text make a tree that holds together: `cargo +nightly fuzz run parse`.
#![no_main]

#[path = "../../tests/suite/hostile/tree.rs"]
mod tree;

libfuzzer_sys::fuzz_target!(|text: &str| tree::holds_together(text));
