//! How alike two texts are, from 0 to 1: the share of characters that stand in both in the same order.
//!
//! The longest common subsequence, 64 characters at a time: H. Hyyrö, "Bit-parallel LCS-length computation
//! revisited" (2004).

use std::collections::HashMap;

/// A text made ready to be compared with others.
pub(super) struct Pattern {
    masks: HashMap<char, Vec<u64>>,
    length: usize,
}

impl Pattern {
    pub fn of(text: &[char]) -> Pattern {
        let blocks = text.len().div_ceil(64);
        let mut masks: HashMap<char, Vec<u64>> = HashMap::new();
        for (at, &c) in text.iter().enumerate() {
            masks.entry(c).or_insert_with(|| vec![0; blocks])[at / 64] |= 1 << (at % 64);
        }
        Pattern { masks, length: text.len() }
    }

    /// Twice the longest common subsequence over both lengths; 0 where that cannot reach `least`.
    pub fn similarity(&self, other: &[char], least: f32) -> f32 {
        let both = (self.length + other.len()) as f32;
        let best = 2.0 * self.length.min(other.len()) as f32 / both;
        if both == 0.0 || best < least.max(0.0) { 0.0 } else { 2.0 * self.common(other) as f32 / both }
    }

    fn common(&self, other: &[char]) -> u32 {
        let mut row = vec![u64::MAX; self.length.div_ceil(64)];
        for mask in other.iter().filter_map(|c| self.masks.get(c)) {
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
        let [a, b] = [a, b].map(|text| text.chars().collect::<Vec<char>>());
        Pattern::of(&a).similarity(&b, 0.0)
    }

    #[test]
    fn alike_and_unlike() {
        assert_eq!(similarity("learn lists", "learn lists"), 1.0);
        assert_eq!(similarity("abcd", "abxd"), 0.75);
        assert_eq!(similarity("abc", "xyz"), 0.0);
        assert_eq!(similarity("", ""), 0.0);
    }

    #[test]
    fn texts_longer_than_one_block() {
        let long = "0123456789".repeat(20);
        assert_eq!(similarity(&long, &long), 1.0);
        assert_eq!(similarity(&long, &format!("x{long}y")), 400.0 / 402.0);
        assert_eq!(similarity(&long, &long[..100]), 200.0 / 300.0);
    }
}
