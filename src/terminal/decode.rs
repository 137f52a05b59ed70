//! Decodes the bytes that a terminal sends into messages.
//!
//! The sequences are those of xterm's "Control Sequences" and ECMA-48; an unknown sequence is dropped whole,
//! so that no part of an answer nobody asked for is taken for keys.

use std::time::Duration;

use super::paste::Paste;
use crate::tui::{Key, Message, Mouse, Press};

const ESC: u8 = 0x1b;
/// The longest pause within a key's bytes; only half a key, or Esc itself, is ever waited for.
const REST_OF_A_KEY: Duration = Duration::from_millis(25);
/// The longest pause within the end of a paste. A paste arrives without pauses, so a key before a pause was typed by
/// someone who waits for an answer.
const REST_OF_A_PASTE: Duration = Duration::from_millis(300);

/// Takes bytes as they come, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    paste: Option<Paste>,
}

/// The first token of some bytes, with its length.
enum Token {
    /// More bytes are needed.
    Midway,
    Known(usize, Message),
    Unknown(usize),
    PasteStart(usize),
}

impl Decoder {
    /// Takes more bytes; what is complete is pushed to `messages`.
    pub(super) fn feed(&mut self, bytes: &[u8], messages: &mut Vec<Message>) {
        self.pending.extend_from_slice(bytes);
        let mut at = 0;
        loop {
            if let Some(paste) = &mut self.paste {
                let behind = paste.feed(&self.pending[at..]);
                at = self.pending.len() - behind.unwrap_or(0);
                if behind.is_none() {
                    break;
                }
                messages.extend(self.paste.take().map(Paste::message));
                continue;
            }
            at += match token(&self.pending[at..]) {
                Token::Midway => break,
                Token::Unknown(length) => length,
                Token::Known(length, message) => {
                    messages.push(message);
                    length
                }
                Token::PasteStart(length) => {
                    self.paste = Some(Paste::default());
                    length
                }
            };
        }
        self.pending.drain(..at);
    }

    /// Returns how long to wait for more bytes, where some are pending that may be a key by themselves (Esc) or the start
    /// of a longer one.
    pub(super) fn pending_timeout(&self) -> Option<Duration> {
        match &self.paste {
            Some(paste) => paste.may_be_left().then_some(REST_OF_A_PASTE),
            None => (!self.pending.is_empty()).then_some(REST_OF_A_KEY),
        }
    }

    /// No more bytes came: what is held is all there is of it. A paste whose end was lost ends with the key that was
    /// typed to get out of it.
    pub(super) fn finish(&mut self, messages: &mut Vec<Message>) {
        if let Some(mut paste) = self.paste.take() {
            let key = paste.leave();
            messages.push(paste.message());
            self.feed(key.as_slice(), messages);
        }
        match self.pending[..] {
            [ESC] => messages.push(press(Key::Esc)),
            [ESC, introducer @ b' '..=b'~'] => messages.push(alt(press(Key::Char(introducer.into())))),
            _ => {}
        }
        self.pending.clear();
    }
}

fn token(bytes: &[u8]) -> Token {
    match *bytes {
        [] | [ESC] => Token::Midway,
        [ESC, b'[', ref rest @ ..] => control_sequence(rest),
        [ESC, b'O'] => Token::Midway,
        [ESC, b'O', key, ..] => known_or_not(3, function_key(key).map(press)),
        [ESC, b']' | b'P' | b'_' | b'^' | b'X', ref rest @ ..] => control_string(rest),
        [ESC, ESC, ..] => Token::Known(1, press(Key::Esc)),
        [ESC, ref rest @ ..] => match character(rest) {
            Token::Known(length, message) => Token::Known(1 + length, alt(message)),
            Token::Unknown(length) => Token::Unknown(1 + length),
            other => other,
        },
        _ => character(bytes),
    }
}

/// A key that is a character: what it is typed with is in the character itself.
fn character(bytes: &[u8]) -> Token {
    let Some(&first) = bytes.first() else { return Token::Midway };
    let ctrl = |char: u8| press_with(Key::Char(char.into()), Held { ctrl: true, ..Held::default() });
    let message = match first {
        0 => ctrl(b' '),
        b'\r' => press(Key::Enter),
        b'\t' => press(Key::Tab),
        0x08 | 0x7f => press(Key::Backspace),
        ESC => press(Key::Esc),
        0x01..=0x1a => ctrl(first + b'a' - 1),
        0x1c..=0x1f => ctrl(first + b'\\' - 0x1c),
        b' '..=b'~' => press(Key::Char(first.into())),
        _ => return wide_character(bytes),
    };
    Token::Known(1, message)
}

/// A character of several bytes of UTF-8.
fn wide_character(bytes: &[u8]) -> Token {
    let head = &bytes[..bytes.len().min(4)];
    let valid = match str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
        Err(error) => return error.error_len().map_or(Token::Midway, Token::Unknown),
    };
    let typed = valid.chars().next();
    let length = typed.map_or(1, char::len_utf8);
    known_or_not(length, typed.filter(|char| !char.is_control()).map(|char| press(Key::Char(char))))
}

/// A control sequence, from behind its `ESC [`.
fn control_sequence(rest: &[u8]) -> Token {
    // The Linux console's F1 to F5.
    if let [b'[', ref rest @ ..] = *rest {
        return match rest.first() {
            None => Token::Midway,
            Some(&key @ b'A'..=b'E') => Token::Known(4, press(Key::Function(key - b'A' + 1))),
            Some(_) => Token::Unknown(4),
        };
    }
    let Some(end) = rest.iter().position(|byte| !(b' '..=b'?').contains(byte)) else { return Token::Midway };
    let (parameters, last) = (&rest[..end], rest[end]);
    let length = 2 + end + 1;
    if !(b'@'..=b'~').contains(&last) {
        // Broken off by the start of something else, which is left to be read.
        return Token::Unknown(length - 1);
    }
    if let [b'<', ref parameters @ ..] = *parameters {
        return known_or_not(length, mouse(&numbers(parameters), last).map(Message::Mouse));
    }
    let numbers = numbers(parameters);
    let first = numbers.first().copied().unwrap_or(0);
    let held = Held::from_parameter(numbers.get(1).copied().unwrap_or(1));
    let message = match last {
        b'~' if first == 200 => return Token::PasteStart(length),
        b'~' if first == 27 => unicode_key(numbers.get(2).copied().unwrap_or(0), held),
        b'~' => numbered_key(first).map(|key| press_with(key, held)),
        b'I' => Some(Message::Focus(true)),
        b'O' => Some(Message::Focus(false)),
        b'Z' => Some(press(Key::BackTab)),
        b'u' => unicode_key(first, held),
        _ => function_key(last).map(|key| press_with(key, held)),
    };
    known_or_not(length, message)
}

/// An answer of the terminal's, from behind its introducer to BEL or `ESC \`: nobody asked.
fn control_string(rest: &[u8]) -> Token {
    for (index, byte) in rest.iter().enumerate() {
        match *byte {
            0x07 => return Token::Unknown(2 + index + 1),
            b'\\' if index > 0 && rest[index - 1] == ESC => return Token::Unknown(2 + index + 1),
            _ => {}
        }
    }
    Token::Midway
}

/// A key by its code point, as terminals with extended keys send it: `ESC [ 108 ; 5 u` and `ESC [ 27 ; 5 ; 108 ~` are
/// Ctrl-l.
fn unicode_key(code: u16, held: Held) -> Option<Message> {
    let key = match code {
        9 if held.shift => Key::BackTab,
        9 => Key::Tab,
        13 => Key::Enter,
        27 => Key::Esc,
        8 | 127 => Key::Backspace,
        _ => {
            let char = char::from_u32(code.into()).filter(|char| !char.is_control())?;
            let is_lower = held.shift && char.is_ascii_lowercase();
            Key::Char(if is_lower { char.to_ascii_uppercase() } else { char })
        }
    };
    Some(press_with(key, held))
}

/// The keys that end a sequence with a letter, `ESC [ A` and `ESC O A` alike.
fn function_key(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        b'M' => Key::Enter,
        b'P'..=b'S' => Key::Function(last - b'P' + 1),
        _ => return None,
    })
}

/// The keys that are a number before `~`; the numbers of function keys have gaps.
fn numbered_key(number: u16) -> Option<Key> {
    Some(match number {
        1 | 7 => Key::Home,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        11..=15 => Key::Function((number - 10) as u8),
        17..=21 => Key::Function((number - 11) as u8),
        23 | 24 => Key::Function((number - 12) as u8),
        _ => return None,
    })
}

/// A mouse report of the SGR kind: button with modifiers, column, row, from 1.
fn mouse(numbers: &[u16], last: u8) -> Option<Mouse> {
    const MODIFIERS: u16 = 0b1_1100;
    let &[button, column, row] = numbers else { return None };
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    match (button & !MODIFIERS, last) {
        (0, b'M') => Some(Mouse::Click { column, row }),
        (64, b'M') => Some(Mouse::Scroll { down: false, column, row }),
        (65, b'M') => Some(Mouse::Scroll { down: true, column, row }),
        _ => None,
    }
}

/// The numbers between semicolons; what is none counts as 0.
fn numbers(parameters: &[u8]) -> Vec<u16> {
    let text = str::from_utf8(parameters).unwrap_or_default();
    text.split(';').map(|number| number.parse().unwrap_or(0)).collect()
}

/// The modifiers held with a key.
#[derive(Clone, Copy, Default)]
struct Held {
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Held {
    /// From the second parameter of a sequence: bits, plus one.
    fn from_parameter(number: u16) -> Held {
        let bits = number.saturating_sub(1);
        Held { shift: bits & 1 != 0, alt: bits & 2 != 0, ctrl: bits & 4 != 0 }
    }
}

fn press(key: Key) -> Message {
    press_with(key, Held::default())
}

fn press_with(key: Key, Held { ctrl, alt, shift }: Held) -> Message {
    Message::Key(Press { key, ctrl, alt, shift })
}

fn alt(message: Message) -> Message {
    match message {
        Message::Key(press) => Message::Key(Press { alt: true, ..press }),
        other => other,
    }
}

fn known_or_not(length: usize, message: Option<Message>) -> Token {
    message.map_or(Token::Unknown(length), |message| Token::Known(length, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Decodes pieces that nothing follows.
    fn decode<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Message> {
        let (mut decoder, mut messages) = (Decoder::default(), Vec::new());
        for piece in pieces {
            decoder.feed(piece, &mut messages);
        }
        if decoder.pending_timeout().is_some() {
            decoder.finish(&mut messages);
        }
        messages
    }

    /// Keys in the notation of this test: `C-` control, `M-` alt, `S-` shift.
    fn keys(bytes: &[u8]) -> String {
        let name = |message| match message {
            Message::Key(Press { key, ctrl, alt, shift }) => {
                let held = [(ctrl, "C-"), (alt, "M-"), (shift, "S-")];
                let held: String = held.iter().filter(|held| held.0).map(|held| held.1).collect();
                match key {
                    Key::Char(char) => format!("{held}{char}"),
                    key => format!("{held}{key:?}"),
                }
            }
            other => format!("{other:?}"),
        };
        decode([bytes]).into_iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn characters_are_keys() {
        assert_eq!(keys("jG?é學🚀".as_bytes()), "j G ? é 學 🚀");
        assert_eq!(keys(b"\r\t\x7f\x08"), "Enter Tab Backspace Backspace");
        assert_eq!(keys(b"\0\x03\x04\x12\x1a\x1d"), "C-  C-c C-d C-r C-z C-]");
    }

    #[test]
    fn sequences_are_keys() {
        assert_eq!(keys(b"\x1b[A\x1b[B\x1bOC\x1bOD"), "Up Down Right Left");
        assert_eq!(keys(b"\x1b[H\x1b[4~\x1b[5~\x1b[6~\x1b[3~\x1b[Z"), "Home End PageUp PageDown Delete BackTab");
        assert_eq!(
            keys(b"\x1bOP\x1b[15~\x1b[17~\x1b[24~\x1b[[A"),
            "Function(1) Function(5) Function(6) Function(12) Function(1)"
        );
        assert_eq!(keys(b"\x1b[1;5A\x1b[1;2B\x1b[6;3~"), "C-Up S-Down M-PageDown");
        assert_eq!(keys(b"\x1b[I\x1b[O"), "Focus(true) Focus(false)");
        assert_eq!(
            keys(b"\x1b[108;5u\x1b[27;5;108~\x1b[106u\x1b[13u\x1b[9;2u\x1b[27u"),
            "C-l C-l j Enter S-BackTab Esc"
        );
    }

    #[test]
    fn escape_is_a_key_by_itself_and_alt_before_another() {
        assert_eq!(keys(b"\x1b"), "Esc");
        assert_eq!(keys(b"\x1b\x1b"), "Esc Esc");
        assert_eq!(keys(b"\x1bx\x1b\r\x1b["), "M-x M-Enter M-[");
        assert_eq!(keys(b"\x1b\x1b[A"), "Esc Up");
    }

    #[test]
    fn a_paste_is_text_and_never_keys() {
        let paste = |text: &str| vec![Message::Paste(text.into())];
        assert_eq!(decode([&b"\x1b[200~q\x1b[A\rq\x1b[201~"[..]]), paste("q\x1b[A\rq"));
        assert_eq!(decode([&b"\x1b[20"[..], b"0~one ", b"two\x1b[20", b"1~"]), paste("one two"));
    }

    #[test]
    fn a_paste_without_an_end_is_left_with_esc_or_interrupted() {
        let typed = |key: &[u8]| decode([&b"\x1b[200~two\x1b[A"[..], b"q", key]);
        let press = |key, ctrl| Message::Key(Press { key, ctrl, alt: false, shift: false });
        let text = || Message::Paste("two\x1b[Aq".into());
        assert_eq!(typed(b"\x1b"), [text(), press(Key::Esc, false)]);
        assert_eq!(typed(b"\x03"), [text(), press(Key::Char('c'), true)]);
        assert_eq!(typed(b"x"), [], "what may still be pasted is no key");
    }

    #[test]
    fn answers_nobody_asked_for_are_no_keys() {
        assert_eq!(keys(b"\x1b]11;rgb:1010/1010/1010\x1b\\\x1bP1+r\x07\x1b[?62;22cj"), "j");
    }

    #[test]
    fn what_is_broken_takes_nothing_with_it() {
        assert_eq!(keys(b"\xff\xc3(j\x1b[1;\x1b[Bk"), "( j Down k");
    }

    #[test]
    fn the_mouse_is_told_in_cells_from_nought() {
        let messages = decode([&b"\x1b[<0;3;5M\x1b[<0;3;5m\x1b[<65;1;1M\x1b[<64;1;1M"[..]]);
        let expected = [
            Mouse::Click { column: 2, row: 4 },
            Mouse::Scroll { down: true, column: 0, row: 0 },
            Mouse::Scroll { down: false, column: 0, row: 0 },
        ];
        assert_eq!(messages, expected.map(Message::Mouse));
    }

    proptest! {
        /// Bytes decode alike in one piece and one by one.
        #[test]
        fn pieces_do_not_matter(bytes in proptest::collection::vec(prop_oneof![
            any::<u8>(), Just(ESC), Just(b'['), Just(b'~'), Just(b'O'), Just(b'<'), Just(b'2'), Just(b'0'), Just(b';'),
        ], 0..60)) {
            prop_assert_eq!(decode([&bytes[..]]), decode(bytes.chunks(1)));
        }
    }
}
