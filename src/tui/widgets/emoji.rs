//! Emoji of several parts, of which terminals disagree how wide they are.

use std::ops::RangeInclusive;

use ratatui::buffer::Buffer;

use crate::tui::widgets::text::width;

const JOINER: char = '\u{200d}';
const SKIN_TONES: RangeInclusive<char> = '\u{1f3fb}'..='\u{1f3ff}';
/// Asks for a picture in place of a sign that is half as wide.
const AS_PICTURE: char = '\u{fe0f}';
/// Cells of fewer bytes hold no such emoji.
const SHORTEST: usize = 4;

/// Leaves of each emoji the first part: a terminal that draws the parts side by side would draw them over what stands
/// behind and leave them there, and one that draws them narrower would move all that follows.
pub(crate) fn simplify(buffer: &mut Buffer) {
    for at in 0..buffer.content.len() {
        let cell = &buffer.content[at];
        let Some(first) = first_part(cell.symbol()) else { continue };
        let (first, style, is_narrower) = (first.to_owned(), cell.style(), width(first) < width(cell.symbol()));
        buffer.content[at].set_symbol(&first);
        if let Some(beside) = buffer.content.get_mut(at + 1).filter(|_| is_narrower) {
            beside.set_style(style);
        }
    }
}

/// The first of several parts. Joiners are part of some scripts, too: what they join stays whole there.
fn first_part(symbol: &str) -> Option<&str> {
    if symbol.len() < SHORTEST {
        return None;
    }
    let is_letter = symbol.starts_with(char::is_alphabetic);
    let goes_on = |char: char| char == AS_PICTURE || !is_letter && (char == JOINER || SKIN_TONES.contains(&char));
    symbol.find(goes_on).filter(|end| *end > 0).map(|end| &symbol[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_stays_and_letters_stay_whole() {
        assert_eq!(first_part("👨‍💻"), Some("👨"));
        assert_eq!(first_part("👍🏽"), Some("👍"));
        assert_eq!(first_part("🏳️‍🌈"), Some("🏳"));
        assert_eq!(first_part("1️⃣"), Some("1"));
        assert_eq!(first_part("ℹ️"), Some("ℹ"));
        for whole in ["💻", "🇫🇷", "क्‍ष", "🏽", "e\u{301}"] {
            assert_eq!(first_part(whole), None, "{whole}");
        }
    }
}
