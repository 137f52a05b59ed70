//! The evidence that two nodes of two texts are one.

use std::fmt;

/// The evidence that two nodes are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// The same key.
    Key,
    /// The same text, alone with it.
    Text,
    /// The same links, alone with them.
    Links,
    /// The same text and the same place among others of that text.
    Order,
    /// A text much like it, and nothing else as like.
    Wording,
    /// Most of what stands below it.
    Children,
}

impl Reason {
    const ALL: [Reason; 6] =
        [Reason::Key, Reason::Text, Reason::Links, Reason::Order, Reason::Wording, Reason::Children];

    /// The word that journals keep for it.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Key => "key",
            Reason::Text => "text",
            Reason::Links => "links",
            Reason::Order => "order",
            Reason::Wording => "wording",
            Reason::Children => "children",
        }
    }

    /// The reason of this name; [`Reason::Wording`], the weakest, for a name that is not known.
    pub fn named(name: &str) -> Reason {
        Reason::ALL.into_iter().find(|reason| reason.name() == name).unwrap_or(Reason::Wording)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Key => "same key",
            Reason::Text => "same text",
            Reason::Links => "same links",
            Reason::Order => "same text in the same order",
            Reason::Wording => "similar text",
            Reason::Children => "same entries below",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        assert!(Reason::ALL.into_iter().all(|reason| Reason::named(reason.name()) == reason));
        assert_eq!(Reason::named("a later reason"), Reason::Wording);
    }
}
