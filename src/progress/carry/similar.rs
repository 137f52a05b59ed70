//! The similarity of two texts, from 0 to 1: the share of characters that stand in both in the same order.
//!
//! The longest common subsequence, 64 characters at a time: H. Hyyrö, "Bit-parallel LCS-length computation
//! revisited" (2004).

use foldhash::HashMap;

/// The number of characters that are looked up without a hash.
const ASCII: usize = 128;

/// A text made ready to be compared with others.
pub(super) struct Pattern {
    /// Of each ASCII character in turn, the blocks of 64 places where it stands.
    ascii: Vec<u64>,
    others: HashMap<char, Vec<u64>>,
    blocks: usize,
    length: usize,
}

impl Pattern {
    pub fn of(text: impl Iterator<Item = char> + Clone) -> Pattern {
        let length = text.clone().count();
        let blocks = length.div_ceil(64);
        let (mut ascii, mut others) = (vec![0; ASCII * blocks], HashMap::<char, Vec<u64>>::default());
        for (at, c) in text.enumerate() {
            let mask = match c as usize {
                c @ ..ASCII => &mut ascii[c * blocks..],
                _ => others.entry(c).or_insert_with(|| vec![0; blocks]),
            };
            mask[at / 64] |= 1 << (at % 64);
        }
        Pattern { ascii, others, blocks, length }
    }

    fn mask(&self, c: char) -> Option<&[u64]> {
        match c as usize {
            c @ ..ASCII => Some(&self.ascii[c * self.blocks..(c + 1) * self.blocks]),
            _ => self.others.get(&c).map(Vec::as_slice),
        }
    }

    /// Twice the longest common subsequence over both lengths; 0 where that cannot reach `least`. `length` is that of
    /// `other` in characters.
    pub fn similarity(&self, other: impl Iterator<Item = char>, length: usize, least: f32) -> f32 {
        let both = (self.length + length) as f32;
        let best = 2.0 * self.length.min(length) as f32 / both;
        if both == 0.0 || best < least.max(0.0) { 0.0 } else { 2.0 * self.common(other) as f32 / both }
    }

    fn common(&self, other: impl Iterator<Item = char>) -> u32 {
        let mut row = vec![u64::MAX; self.blocks];
        for mask in other.filter_map(|c| self.mask(c)) {
            let mut carry = false;
            for (block, &mask) in row.iter_mut().zip(mask) {
                let met = *block & mask;
                let (sum, first) = block.overflowing_add(met);
                let (sum, second) = sum.overflowing_add(u64::from(carry));
                carry = first || second;
                *block = sum | (*block & !mask);
            }
        }
        row.iter().map(|block| block.count_zeros()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn similarity(a: &str, b: &str) -> f32 {
        Pattern::of(a.chars()).similarity(b.chars(), b.chars().count(), 0.0)
    }

    #[test]
    fn alike_and_unlike() {
        assert_eq!(similarity("learn lists", "learn lists"), 1.0);
        assert_eq!(similarity("abcd", "abxd"), 0.75);
        assert_eq!(similarity("abc", "xyz"), 0.0);
        assert_eq!(similarity("", ""), 0.0);
    }

    #[test]
    fn characters_beyond_ascii() {
        assert_eq!(similarity("数据结构", "数据结果"), 0.75);
        assert_eq!(similarity("äb", "ab"), 0.5);
    }

    #[test]
    fn texts_longer_than_one_block() {
        let long = "0123456789".repeat(20);
        assert_eq!(similarity(&long, &long), 1.0);
        assert_eq!(similarity(&long, &format!("x{long}y")), 400.0 / 402.0);
        assert_eq!(similarity(&long, &long[..100]), 200.0 / 300.0);
    }
}
