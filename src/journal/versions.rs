//! The texts that a roadmap was seen with, and which of them are still to be compared with the one that is open.

use std::collections::{HashMap, HashSet};

use crate::progress::{At, Fact, FactKind};

/// The texts that the facts of a roadmap name.
#[derive(Clone, Debug, Default)]
pub(super) struct Versions {
    seen: Vec<(At, String, Option<String>)>,
    /// The actions that say where keys stand.
    placed: HashSet<At>,
}

impl Versions {
    pub(super) fn note(&mut self, fact: &Fact) {
        match &fact.kind {
            FactKind::Seen { seen, from } => self.seen.push((fact.at, seen.clone(), from.clone())),
            FactKind::Place { of: None, .. } => _ = self.placed.insert(fact.at),
            _ => {}
        }
    }

    /// Returns true if this text is one of them.
    pub(super) fn has(&self, version: &str) -> bool {
        self.seen.iter().any(|(_, seen, _)| seen == version)
    }

    /// The newest moment at which a text was seen.
    pub(super) fn newest(&self) -> Option<At> {
        self.seen.iter().map(|(at, ..)| *at).max()
    }

    /// Every text once, the one seen last first.
    pub(super) fn newest_first(&self) -> Vec<&str> {
        let mut texts: HashMap<&str, At> = HashMap::new();
        for (at, seen, _) in &self.seen {
            let newest = texts.entry(seen).or_insert(*at);
            *newest = At::max(*newest, *at);
        }
        let mut texts: Vec<(At, &str)> = texts.into_iter().map(|(seen, at)| (at, seen)).collect();
        texts.sort_by(|a, b| b.cmp(a));
        texts.into_iter().map(|(_, seen)| seen).collect()
    }

    /// The texts whose keys are not known to be carried to this one, the newest first.
    ///
    /// A comparison carries what was known of one text to another, so a text is done with where a chain of comparisons
    /// leads from it to the open one, each made after the last in which its keys were given places. A chain that goes
    /// back to an earlier text leaves behind what came since, so it is none.
    pub(super) fn to_compare(&self, open: &str) -> Vec<&str> {
        let mut edges: Vec<(At, &str, &str)> = Vec::new();
        let mut settled_since: HashMap<&str, At> = HashMap::new();
        let mut first_seen: HashMap<&str, At> = HashMap::new();
        for (at, seen, from) in &self.seen {
            let first = first_seen.entry(seen).or_insert(*at);
            *first = At::min(*first, *at);
            edges.extend(from.as_ref().map(|from| (*at, from.as_str(), seen.as_str())));
            if from.is_none() || self.placed.contains(at) {
                let newest = settled_since.entry(seen).or_insert(*at);
                *newest = At::max(*newest, *at);
            }
        }
        edges.sort_by(|a, b| b.cmp(a));
        // Of each text, the last moment at which what was known of it was on its way to the open one.
        let mut reaches: HashMap<&str, At> = HashMap::new();
        for (at, from, to) in edges {
            let goes_on = || first_seen.get(from) <= first_seen.get(to);
            if to == open || goes_on() && reaches.get(to).is_some_and(|reached| at <= *reached) {
                reaches.entry(from).or_insert(at);
            }
        }
        let is_done = |seen: &str| match (reaches.get(seen), settled_since.get(seen)) {
            (Some(reached), Some(since)) => since <= reached,
            (reached, _) => reached.is_some(),
        };
        self.newest_first().into_iter().filter(|seen| *seen != open && !is_done(seen)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versions(facts: &[(i64, &str, &str, bool)]) -> Versions {
        let mut versions = Versions::default();
        for &(micros, from, seen, placed) in facts {
            let at = At { micros, offset: 0 };
            let from = (!from.is_empty()).then(|| from.to_owned());
            versions.note(&Fact { at, clock: None, kind: FactKind::Seen { seen: seen.to_owned(), from } });
            if placed {
                let kind = FactKind::Place { item: "a".into(), place: "b".into(), of: None };
                versions.note(&Fact { at, clock: None, kind });
            }
        }
        versions
    }

    #[test]
    fn a_chain_of_comparisons_leads_to_the_open_text() {
        let chain = [(1, "", "1", false), (2, "1", "2", true), (3, "2", "3", true)];
        assert_eq!(versions(&chain).to_compare("3"), [""; 0]);
        assert_eq!(versions(&chain).to_compare("4"), ["3", "2", "1"]);
        assert_eq!(versions(&chain[..1]).to_compare("1"), [""; 0]);
    }

    #[test]
    fn what_another_machine_saw_first_is_still_to_be_compared() {
        assert_eq!(versions(&[(1, "", "2", false), (5, "", "1", false)]).to_compare("2"), ["1"]);
        assert_eq!(versions(&[(5, "", "2", false), (1, "", "1", false)]).to_compare("2"), ["1"]);
        // A comparison with another text says nothing of this one.
        assert_eq!(versions(&[(1, "", "1", false), (2, "", "2", false), (3, "1", "3", true)]).to_compare("3"), ["2"]);
    }

    #[test]
    fn no_chain_goes_back_to_an_earlier_text() {
        let back = [(1, "", "1", false), (2, "1", "2", true), (3, "2", "1", false)];
        assert_eq!(versions(&back).to_compare("3"), ["1", "2"]);
        assert_eq!(versions(&[&back[..], &[(4, "1", "3", true)]].concat()).to_compare("3"), ["2"]);
    }

    #[test]
    fn a_text_that_was_left_and_carried_to_since_is_compared_again() {
        let there_and_back = [(1, "", "1", false), (2, "1", "2", true), (3, "2", "1", true)];
        assert_eq!(versions(&there_and_back).to_compare("2"), ["1"]);
        assert_eq!(versions(&[&there_and_back[..], &[(4, "1", "2", false)]].concat()).to_compare("2"), [""; 0]);
        // Nothing was given a place at last, so the two machines that have these texts come to rest.
        assert_eq!(versions(&[&there_and_back[..], &[(4, "1", "2", false)]].concat()).to_compare("1"), [""; 0]);
    }
}
