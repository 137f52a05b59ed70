//! Any bytes are read as settings without a panic: `cargo +nightly fuzz run config`.
#![no_main]

use roadbook::config::{Place, load, print};
use roadbook::tui::keymap::Keymap;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(dir) = tempfile::tempdir() else { return };
    let place = Place::at(dir.path());
    assert!(std::fs::write(dir.path().join("config.yaml"), bytes).is_ok());
    let (settings, problems) = load(&place);
    problems.iter().for_each(|problem| drop(problem.of("config.yaml")));
    let (keymap, wrong) = Keymap::named(settings.named_keys());
    wrong.into_iter().for_each(|(index, why)| drop(settings.keys[index].problem(why).of("config.yaml")));
    drop(print(&place, &settings) + &keymap.listing());
});
