//! The classes of the pairs of an alignment: sure, likely, or no more than the best that was left.

use super::Reason;
use super::alignment::Alignment;
use super::difference::{Difference, compare};
use super::sections;
use super::side::{self, Side};
use super::word;
use super::wording::LIKELY;
use super::words::{Patterns, Words};
use crate::roadmap::NodeId;

/// Texts less alike than this are not suggested for each other, whatever link they share.
const WORTH_ASKING: f32 = 0.4;
/// A pair is sure from here on, in percent, whatever stands above it: its text occurs once in each roadmap.
const ALONE: u8 = 80;

/// Decides of every pair whether it is sure, and parts those that are neither sure nor likely.
pub(super) fn classify(alignment: &mut Alignment<'_>) {
    let majority = sections::gone_as_a_whole(alignment);
    for old in 0..alignment.partner.len() {
        let Some(new) = alignment.partner[old] else { continue };
        let is_majority = majority.get(&old) == Some(&new);
        let class =
            Pair { alignment, old, new }.class(is_majority, |parents| majority.get(&parents.0) == Some(&parents.1));
        match class {
            Class::Sure => alignment.sure[old] = true,
            Class::Likely => alignment.found[old].1 = alignment.found[old].1.min(LIKELY),
            Class::Unlikely => {
                alignment.partner[old] = None;
                alignment.origin[new] = None;
            }
        }
    }
}

enum Class {
    Sure,
    Likely,
    Unlikely,
}

struct Pair<'a> {
    alignment: &'a Alignment<'a>,
    old: usize,
    new: usize,
}

impl Pair<'_> {
    fn class(&self, is_majority: bool, went_to: impl Fn((usize, usize)) -> bool) -> Class {
        let (reason, percent) = self.alignment.found[self.old];
        let [a, b] = [self.alignment.old.traits[self.old], self.alignment.new.traits[self.new]];
        if reason == Reason::Key || (a.divides && (is_majority || reason == Reason::Children)) {
            return Class::Sure;
        }
        let is_home = self.is_home(&went_to);
        if a.text == b.text || (a.bare == b.bare && a.bare != 0) {
            let stands_by_itself = a.is_item || !self.has_unsure_parent();
            let is_alone = (percent == 99 && stands_by_itself) || (percent == ALONE && !self.shares_no_children());
            return if is_home || is_alone { Class::Sure } else { Class::Likely };
        }
        let difference = compare(&self.name(&self.alignment.old, self.old), &self.name(&self.alignment.new, self.new));
        let is_sure = match (difference, reason) {
            (Difference::Reversed, _) => false,
            (Difference::Light | Difference::Exchanged | Difference::Unrelated, Reason::Links)
                if self.is_found_by_link(is_home) =>
            {
                true
            }
            (Difference::Light, _) => is_home || !self.has_unsure_parent(),
            (Difference::Exchanged | Difference::Template | Difference::Unrelated, _) => false,
        };
        match is_sure {
            true => Class::Sure,
            false if reason == Reason::Links && self.similarity() < WORTH_ASKING => Class::Unlikely,
            false if reason == Reason::Wording && difference == Difference::Unrelated => Class::Unlikely,
            false => Class::Likely,
        }
    }

    /// Returns whether the nodes above the two are surely one, or hold the same entries, or are called the same.
    fn is_home(&self, went_to: &impl Fn((usize, usize)) -> bool) -> bool {
        let Alignment { old, new, sure, .. } = self.alignment;
        let direct = (old.traits[self.old].parent, new.traits[self.new].parent);
        let headings = (old.heading_above(direct.0), new.heading_above(direct.1));
        let is_one = |&(a, b): &(usize, usize)| {
            let is_whole = a == old.whole() && b == new.whole();
            is_whole || (self.alignment.corresponds(a, b) && sure.get(a) == Some(&true)) || went_to((a, b))
        };
        !self.has_unsure_parent() && [direct, headings].iter().any(is_one)
    }

    /// Returns whether the two stand under entries that are one, though not surely: the one may be about another
    /// subject than the other, and so what stands below.
    fn has_unsure_parent(&self) -> bool {
        let Alignment { old, new, sure, .. } = self.alignment;
        let (a, b) = (old.traits[self.old].parent, new.traits[self.new].parent);
        a < old.whole() && self.alignment.corresponds(a, b) && !sure[a]
    }

    /// Returns whether the links that the two share are all that they say, or all that one of them says at home.
    fn is_found_by_link(&self, is_home: bool) -> bool {
        let [old, new] = [is_link(&self.alignment.old, self.old), is_link(&self.alignment.new, self.new)];
        (old && new) || (is_home && (old || new)) || is_text_above_link(self.alignment, self.old, self.new)
    }

    /// Returns whether both hold entries, and none of those in common.
    fn shares_no_children(&self) -> bool {
        let Alignment { old, new, partner, .. } = self.alignment;
        let (old, new) = (&old.children[self.old], &new.children[self.new]);
        let is_shared = |child: &usize| partner[*child].is_some_and(|partner| new.contains(&partner));
        !old.is_empty() && !new.is_empty() && !old.iter().any(is_shared)
    }

    fn name(&self, side: &Side<'_>, node: usize) -> String {
        side::without_addresses(&side::name(side.roadmap, NodeId::new(node))).into_owned()
    }

    fn similarity(&self) -> f32 {
        let (old, new) = (Words::of(&self.alignment.old, self.old), Words::of(&self.alignment.new, self.new));
        Patterns::of(&old).similarity(&new)
    }
}

/// Returns whether links are all that the two say.
pub(super) fn link_is_all(alignment: &Alignment<'_>, old: usize, new: usize) -> bool {
    is_link(&alignment.old, old) && is_link(&alignment.new, new)
}

/// Returns whether a node's text is a link and nothing else that would tell its subject.
fn is_link(side: &Side<'_>, node: usize) -> bool {
    let spans = side.roadmap.spans(NodeId::new(node));
    let beside: String = spans.iter().filter(|span| span.link.is_none()).map(|span| span.text.as_str()).collect();
    side.traits[node].links != 0 && word::says_nothing(&side::without_addresses(&beside))
}

/// Returns whether the text that one side has beside its link stands above the link on the other.
pub(super) fn is_text_above_link(alignment: &Alignment<'_>, old: usize, new: usize) -> bool {
    let stands_above = |(side, node): (&Side<'_>, usize), (other, entry): (&Side<'_>, usize)| {
        let above = other.traits.get(other.traits[entry].parent).map_or(0, |above| above.text);
        above != 0 && above == side.traits[node].bare && is_link(other, entry)
    };
    let (old, new) = ((&alignment.old, old), (&alignment.new, new));
    stands_above(old, new) || stands_above(new, old)
}
