//! A bracketed paste while it arrives.

use crate::tui::Message;

const ESC: u8 = 0x1b;
const INTERRUPT: u8 = 0x03;
const END: &[u8] = b"\x1b[201~";
/// The rest of a longer paste is discarded: nothing accepts so long a text.
const LONGEST: usize = 1 << 20;

/// The part that has arrived.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// The bytes that were searched for its end.
    searched: usize,
}

impl Paste {
    /// Takes more bytes; where the paste ends in them, returns the number of bytes after it.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Option<usize> {
        self.text.extend_from_slice(bytes);
        let Some(end) = self.end() else {
            self.discard();
            return None;
        };
        let behind = self.text.len() - end - END.len();
        self.text.truncate(end);
        Some(behind)
    }

    /// Returns the offset of its end. Only bytes that were not searched yet are searched.
    fn end(&mut self) -> Option<usize> {
        let from = self.searched;
        // The first bytes of the end may have come.
        self.searched = from.max((self.text.len() + 1).saturating_sub(END.len()));
        let found = self.text[from..].windows(END.len()).position(|window| window == END);
        found.map(|at| from + at)
    }

    /// Discards what is too long, except for what may be its end.
    fn discard(&mut self) {
        if self.searched > LONGEST {
            self.text.drain(LONGEST..self.searched);
            self.searched = LONGEST;
        }
    }

    /// Returns whether the last byte may be a key typed to get out of a paste whose end was lost.
    pub(super) fn may_be_left(&self) -> bool {
        matches!(self.text[..], [.., ESC | INTERRUPT])
    }

    /// Removes the last byte.
    pub(super) fn leave(&mut self) -> Option<u8> {
        self.text.pop()
    }

    pub(super) fn message(self) -> Message {
        Message::Paste(String::from_utf8_lossy(&self.text).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_is_beyond_all_measure_the_rest_is_discard() {
        let mut paste = Paste::default();
        // So many reads would take minutes if each went through all that is held.
        for _ in 0..20_000 {
            assert_eq!(paste.feed(&[b'x'; 1000]), None);
            assert!(paste.text.len() < LONGEST + 2000);
        }
        assert_eq!([&END[..2], &END[2..4], b"1~jk"].map(|bytes| paste.feed(bytes)), [None, None, Some(2)]);
        assert!(matches!(paste.message(), Message::Paste(text) if text.len() < LONGEST + END.len()));
    }
}
