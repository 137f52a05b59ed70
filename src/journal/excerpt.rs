//! Text from files made fit for a message.

use std::path::Path;

use crate::roadmap::clean;

const LONGEST: usize = 60;

/// The beginning of a line, safe to print.
pub(super) fn line(line: &[u8]) -> String {
    // No character takes more than four bytes.
    let text = String::from_utf8_lossy(&line[..line.len().min(4 * (LONGEST + 1))]);
    let mut kept: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        kept.push('…');
    }
    clean(&kept).into_owned()
}

/// A path, safe to print.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// A path's last name, safe to print.
pub fn shown_name(path: &Path) -> String {
    path.file_name().map(|name| shown(name.as_ref())).unwrap_or_default()
}
