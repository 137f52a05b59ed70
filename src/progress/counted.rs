//! Numbers with their nouns.

/// A number with its noun: `1 item`, `2 items`.
pub fn counted(count: impl Into<i64>, noun: &str) -> String {
    match count.into() {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}

/// An amount of items, with a tenth where it is not whole: `6.5 items`, `1 item`.
pub fn items(amount: f64) -> String {
    let tenths = (amount * 10.0).round() / 10.0;
    let noun = if tenths == 1.0 { "item" } else { "items" };
    format!("{tenths} {noun}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_a_tenth_at_most() {
        assert_eq!(
            [0.0, 0.04, 1.0, 1.04, 6.25, 13.5, 171.0].map(items),
            ["0 items", "0 items", "1 item", "1 item", "6.3 items", "13.5 items", "171 items"]
        );
    }
}
