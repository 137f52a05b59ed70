//! The lines of a file that may be damaged, edited by hand, or merged by git.

use std::iter::{self, Peekable};

use memchr::memchr_iter;

use super::line;

/// The lines without their breaks; what stands after the last break is one too.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr_iter(b'\n', bytes).chain(iter::once(bytes.len())).map(move |end| {
        let line = &bytes[start..end];
        start = end + 1;
        line
    })
}

pub(super) fn without_line_end(mut line: &[u8]) -> &[u8] {
    while let Some(shorter) = line.strip_suffix(b"\r") {
        line = shorter;
    }
    line
}

/// The line without the zero bytes around it, which a file system may leave after a crash.
pub(super) fn without_zeros(line: &[u8]) -> &[u8] {
    let Some(start) = line.iter().position(|&b| b != 0) else { return &[] };
    let end = line.iter().rposition(|&b| b != 0).map_or(start, |last| last + 1);
    &line[start..end]
}

pub(super) fn is_passed_over(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.starts_with('#') || text == "---" || text == "..."
}

/// Returns true if this line is one that git puts around the sides of a conflict.
pub(super) fn is_conflict_marker(text: &str) -> bool {
    // The first sign alone tells nearly every other line.
    text.starts_with(['<', '|', '=', '>'])
        && ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
            .iter()
            .any(|marker| text.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// The line together with those after it that are blank or indented deeper, as formatters break entries.
pub(super) fn with_continuation<'a>(
    text: &str,
    following: &mut Peekable<impl Iterator<Item = (usize, &'a [u8])>>,
) -> String {
    let own = indent(text.as_bytes());
    let is_deeper = |line: &[u8]| without_line_end(line).is_empty() || indent(line) > own;
    // One that is no text is reported by itself.
    let belongs = |line: &[u8]| is_deeper(line) && std::str::from_utf8(line).is_ok();
    let mut entry = text.to_owned();
    while let Some((_, line)) = following.next_if(|(_, line)| belongs(line)) {
        // The rest of one that is too long already is passed over with it.
        if entry.len() <= line::LONGEST {
            let line = without_line_end(line);
            entry.push('\n');
            entry.push_str(&String::from_utf8_lossy(&line[..line.len().min(line::LONGEST)]));
        }
    }
    entry
}

fn indent(line: &[u8]) -> usize {
    line.iter().take_while(|&&b| b == b' ').count()
}
