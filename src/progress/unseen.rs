//! What is known and a file lacks that took a journal's place.

use std::collections::{HashMap, HashSet};

use super::{Fact, Progress};

/// How far each fact stands in the journal, for those that stand further on than where they came to be known: what this
/// screen said is known before it is written, and what was lost is written again.
#[derive(Debug, Default)]
pub(super) struct Written(HashMap<u32, u32>);

impl Written {
    fn place(&self, index: u32) -> u32 {
        self.0.get(&index).copied().unwrap_or(index)
    }
}

impl Progress {
    /// Takes note that these facts were written behind all that is known by now.
    pub fn come_last(&mut self, facts: &[Fact]) {
        let last = self.ledger.facts().len() as u32;
        self.written.0.extend(facts.iter().filter_map(|fact| self.ledger.position(fact)).map(|index| (index, last)));
    }

    /// What is known and whoever wrote these facts, in place of a journal, never saw: what was written after the last
    /// known one among them. Journals are appended to, so what is missing before it was taken out by hand, and stays out.
    pub fn unseen_by(&self, facts: &[Fact]) -> Vec<Fact> {
        let there: HashSet<u32> = facts.iter().filter_map(|fact| self.ledger.position(fact)).collect();
        let last = there.iter().map(|&index| self.written.place(index)).max();
        let known = (0..).zip(self.ledger.facts());
        let lacking = known.filter(|(index, _)| !there.contains(index) && Some(self.written.place(*index)) >= last);
        lacking.map(|(_, fact)| fact).filter(|fact| fact.said.is_of_the_road()).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::progress::{At, Fact, Progress, Said};
    use crate::roadmap::{Mark, Roadmap};

    fn fact(item: &str, micros: i64) -> Fact {
        let said = Said::Mark { item: item.to_owned(), mark: Mark::Done };
        Fact { at: At { micros, offset: 0 }, clock: None, said }
    }

    #[test]
    fn what_came_from_the_other_file_tells_nothing_of_what_it_lacked_before() {
        let roadmap = Roadmap::parse("# R\n## A\n- [ ] one\n", "r");
        let [before, mine, theirs, later, after] =
            [("a/zero", 0), ("a/one", 1), ("a/two", 2), ("a/three", 3), ("a/four", 4)]
                .map(|(item, micros)| fact(item, micros));
        let lacks = |progress: &Progress, facts: &[&Fact]| {
            progress.unseen_by(&facts.iter().map(|&fact| fact.clone()).collect::<Vec<_>>())
        };
        let is_mine = [mine.clone()];
        let mut progress = Progress::new(&roadmap, vec![before.clone(), mine.clone()]);
        assert_eq!(lacks(&progress, &[&before, &theirs]), is_mine);
        progress.add(&roadmap, std::slice::from_ref(&theirs));
        progress.come_last(&is_mine);
        // The other one still has not seen mine.
        assert_eq!(lacks(&progress, &[&before, &theirs, &later]), is_mine);
        progress.add(&roadmap, &[later, after.clone()]);
        // What was written behind mine was written by one who saw it: it was taken out by hand.
        assert!(!lacks(&progress, &[&before, &theirs, &after]).contains(&mine));
    }
}
