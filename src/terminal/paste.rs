//! A paste while it comes in.

use crate::tui::Message;

const ESC: u8 = 0x1b;
const INTERRUPT: u8 = 0x03;
const END: &[u8] = b"\x1b[201~";
/// Of a longer paste the rest is let go: nothing takes so long a text.
const LONGEST: usize = 1 << 20;

/// What has come of it.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// Up to where its end was looked for.
    searched: usize,
}

impl Paste {
    /// Takes more bytes; where the paste ends in them, says how many of them stand behind it.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Option<usize> {
        self.text.extend_from_slice(bytes);
        let Some(end) = self.end() else {
            self.let_go();
            return None;
        };
        let behind = self.text.len() - end - END.len();
        self.text.truncate(end);
        Some(behind)
    }

    /// Where it ends. Only what came since the last look is gone through.
    fn end(&mut self) -> Option<usize> {
        let from = self.searched;
        // The first bytes of the end may have come.
        self.searched = from.max((self.text.len() + 1).saturating_sub(END.len()));
        let found = self.text[from..].windows(END.len()).position(|window| window == END);
        found.map(|at| from + at)
    }

    /// Lets go of what is beyond all measure, but for what may be the end.
    fn let_go(&mut self) {
        if self.searched > LONGEST {
            self.text.drain(LONGEST..self.searched);
            self.searched = LONGEST;
        }
    }

    /// Whether the last byte may be one that was typed to get out of a paste whose end was lost.
    pub(super) fn may_be_left(&self) -> bool {
        matches!(self.text[..], [.., ESC | INTERRUPT])
    }

    /// Takes the last byte off.
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
    fn of_what_is_beyond_all_measure_the_rest_is_let_go() {
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
