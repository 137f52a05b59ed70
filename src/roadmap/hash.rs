//! The one hash that keys are made with. Journals live for years, so it may never change.

use xxhash_rust::xxh3::xxh3_128;

/// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv).
#[derive(Clone, Copy)]
pub(super) struct Fnv(pub u64);

impl Fnv {
    pub fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
    pub fn of(text: &str) -> Fnv {
        Fnv::new().then(text)
    }
    pub fn then(self, text: &str) -> Fnv {
        text.bytes().fold(self, Fnv::with)
    }
    pub fn with(self, byte: u8) -> Fnv {
        Fnv((self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    }
    /// Continues a key's hash with that of its next part.
    pub fn join(self, part: Fnv) -> Fnv {
        Fnv((self.0.rotate_left(5) ^ part.0).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
    /// The hash of a whole key: its parts', joined.
    pub fn of_key(key: &str) -> Fnv {
        let (mut above, mut part) = (None, Fnv::new());
        for byte in key.bytes() {
            if byte == b'/' {
                above = Some(above.map_or(part, |above: Fnv| above.join(part)));
                part = Fnv::new();
            } else {
                part = part.with(byte);
            }
        }
        above.map_or(part, |above| above.join(part))
    }
    /// Six characters, `0-9a-z`: what a key shows of a hash.
    pub fn short(self) -> String {
        let mut rest = self.0 ^ (self.0 >> 32);
        let mut digit = || {
            let digit = (rest % 36) as u8;
            rest /= 36;
            char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 })
        };
        (0..6).map(|_| digit()).collect()
    }
}

/// XXH3 with 128 bits (<https://xxhash.com>): fast at any length, and wide enough that two texts of one learner do
/// not meet. It is no defence against texts made to collide, and nothing here needs one.
pub(crate) fn wide_hash(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub(super) struct Identity(u64);

impl std::hash::Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| (hash << 8) | u64::from(byte));
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

pub(super) type HashMapOfHashes<V> = std::collections::HashMap<u64, V, std::hash::BuildHasherDefault<Identity>>;
