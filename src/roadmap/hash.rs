//! The one hash that keys are made with. Journals live for years, so it may never change.

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

/// FNV-1a with 128 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): simple, and wide enough that two texts of
/// one learner do not meet. It is no defence against texts made to collide, and nothing here needs one.
pub(crate) fn wide_hash(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, &byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
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
