//! Reference definitions: `[label]: address`, found by label.

use pulldown_cmark::{BrokenLink, CowStr};

/// The definitions of one document, in order of their folded labels.
#[derive(Debug, Default)]
pub(super) struct References(Vec<(Box<str>, Box<str>)>);

impl References {
    /// Takes labels and addresses as they stand.
    pub fn new<'a>(definitions: impl Iterator<Item = (&'a str, &'a str)>) -> References {
        let mut references: Vec<_> =
            definitions.map(|(label, address)| (folded(label).into(), address.into())).collect();
        references.sort_unstable();
        References(references)
    }

    /// The address that a label stands for; case and white space do not matter.
    pub fn address(&self, label: &str) -> Option<&str> {
        let label = folded(label);
        self.0.binary_search_by(|(other, _)| (**other).cmp(&label)).ok().map(|at| &*self.0[at].1)
    }

    /// Answers a parser that is given a piece of the document alone.
    pub fn resolve(&self, link: &BrokenLink<'_>) -> Option<(CowStr<'static>, CowStr<'static>)> {
        let address = self.address(&link.reference)?;
        Some((CowStr::from(address.to_owned()), CowStr::from("")))
    }

    pub fn memory(&self) -> usize {
        self.0.capacity() * size_of::<(Box<str>, Box<str>)>()
            + self.0.iter().map(|(label, address)| label.len() + address.len()).sum::<usize>()
    }
}

fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_white_space_do_not_matter() {
        let references = References::new([("The  Book", "b"), ("ÉTÉ", "e")].into_iter());
        assert_eq!(references.address("the\nbook"), Some("b"));
        assert_eq!(references.address("été"), Some("e"));
        assert_eq!(references.address("none"), None);
    }
}
