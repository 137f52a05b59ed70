//! Text from files made fit for a message.

use std::path::Path;

const LONGEST: usize = 60;

/// The beginning of a line, safe to print.
pub(super) fn of_line(line: &str) -> String {
    let mut kept: String = line.chars().take(LONGEST).map(visible).collect();
    if line.chars().nth(LONGEST).is_some() {
        kept.push('…');
    }
    kept
}

/// A path, safe to print.
pub(super) fn of_path(path: &Path) -> String {
    path.to_string_lossy().chars().map(visible).collect()
}

/// A path's last name, safe to print.
pub(super) fn of_name(path: &Path) -> String {
    path.file_name().map(|name| of_path(name.as_ref())).unwrap_or_default()
}

/// Control characters, and those that turn or hide the text around them, become visible.
fn visible(c: char) -> char {
    match c {
        '\t' | '\n' => ' ',
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    }
}
