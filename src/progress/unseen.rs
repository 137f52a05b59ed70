//! The known facts that a file lacks which took a journal's place.

use std::collections::HashSet;

use super::{Fact, Progress};
use crate::roadmap::Roadmap;

impl Progress {
    /// Forgets facts as if they had never been said.
    pub fn forget(&mut self, roadmap: &Roadmap, facts: &[Fact]) {
        let gone: HashSet<&Fact> = facts.iter().collect();
        let known = self.ledger.facts();
        let moved: Vec<(Fact, u32)> =
            self.written.iter().map(|(&index, &place)| (known[index as usize].clone(), place)).collect();
        *self = Progress::new(roadmap, known.iter().filter(|fact| !gone.contains(fact)).cloned().collect());
        // Places only grow with what is known: one that was further on still is.
        let places = moved.into_iter().filter_map(|(fact, place)| Some((self.ledger.position(&fact)?, place)));
        self.written = places.collect();
    }

    /// Takes note that these facts were written behind all that is known by now.
    pub fn come_last(&mut self, facts: &[Fact]) {
        let last = self.ledger.facts().len() as u32;
        self.written.extend(facts.iter().filter_map(|fact| self.ledger.position(fact)).map(|index| (index, last)));
    }

    /// Returns what is known and whoever wrote the file `own`, in place of a journal, never saw: what was written after
    /// the last known one in it. Journals are appended to, so what is missing before it was taken out by hand, and
    /// stays out. What stands in the `copies` beside it is not missing; it tells nothing of what the file's writer saw.
    pub fn unseen_by(&self, own: &[Fact], copies: &[Fact]) -> Vec<Fact> {
        let known =
            |facts: &[Fact]| -> HashSet<u32> { facts.iter().filter_map(|fact| self.ledger.position(fact)).collect() };
        let (own, copies) = (known(own), known(copies));
        let last = own.iter().map(|&index| self.place_in_journal(index)).max();
        let missing =
            (0..).zip(self.ledger.facts()).filter(|(index, _)| !own.contains(index) && !copies.contains(index));
        let lacking = missing.filter(|&(index, _)| Some(self.place_in_journal(index)) >= last);
        lacking.map(|(_, fact)| fact).filter(|fact| fact.kind.is_about_progress()).cloned().collect()
    }

    fn place_in_journal(&self, index: u32) -> u32 {
        self.written.get(&index).copied().unwrap_or(index)
    }
}

#[cfg(test)]
mod tests {
    use crate::progress::{At, Fact, FactKind, Progress};
    use crate::roadmap::{Mark, Roadmap};

    fn fact(item: &str, micros: i64) -> Fact {
        let kind = FactKind::Mark { item: item.to_owned(), mark: Mark::Done };
        Fact { at: At { micros, offset: 0 }, clock: None, kind }
    }

    #[test]
    fn what_came_from_the_other_file_tells_nothing_of_what_it_lacked_before() {
        let roadmap = Roadmap::parse("# R\n## A\n- [ ] one\n", "r");
        let [before, mine, theirs, later, after] =
            [("a/zero", 0), ("a/one", 1), ("a/two", 2), ("a/three", 3), ("a/four", 4)]
                .map(|(item, micros)| fact(item, micros));
        let lacks = |progress: &Progress, facts: &[&Fact]| {
            progress.unseen_by(&facts.iter().map(|&fact| fact.clone()).collect::<Vec<_>>(), &[])
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

    #[test]
    fn what_was_written_again_stays_the_last_when_something_else_is_taken_back() {
        let roadmap = Roadmap::parse("# R\n## A\n- [ ] one\n", "r");
        let [before, mine, theirs, bad] =
            [("a/zero", 0), ("a/one", 1), ("a/two", 2), ("a/bad", 3)].map(|(item, micros)| fact(item, micros));
        let mut progress = Progress::new(&roadmap, vec![before.clone(), mine.clone(), theirs.clone()]);
        progress.come_last(std::slice::from_ref(&mine));
        progress.add(&roadmap, std::slice::from_ref(&bad));
        progress.forget(&roadmap, std::slice::from_ref(&bad));
        assert_eq!(progress.unseen_by(&[before, theirs], &[]), [mine]);
    }

    #[test]
    fn what_stands_in_a_copy_tells_nothing_of_what_the_journal_s_writer_saw() {
        let roadmap = Roadmap::parse("# R\n## A\n- [ ] one\n", "r");
        let [before, mine, copied] =
            [("a/zero", 0), ("a/one", 1), ("a/two", 2)].map(|(item, micros)| fact(item, micros));
        let progress = Progress::new(&roadmap, vec![before.clone(), mine.clone(), copied.clone()]);
        assert_eq!(progress.unseen_by(&[before], &[copied]), [mine]);
    }
}
