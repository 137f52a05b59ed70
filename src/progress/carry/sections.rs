//! Sections that correspond, and what is found within them.

use foldhash::HashMap;

use super::Reason;
use super::alignment::Alignment;
use super::side::Traits;
use super::words::{Patterns, Words};

/// Entries with the same entries below them are one from this similarity on.
const ALIKE: f32 = 0.65;

/// Two sections that hold the same, though they may be named otherwise.
pub(super) type Sections = (usize, usize);

/// Pairs what the sections of either side tell of each other; whether anything was paired.
pub(super) fn settle(alignment: &mut Alignment<'_>) -> bool {
    let sections = corresponding(alignment);
    let mut any = false;
    for &(old, new) in &sections {
        any |= pair_within(alignment, old, new);
    }
    pair_by_children(alignment) || any
}

/// A section corresponds to the one that most of its children went to (a tie means none), and to its partner, unless
/// it is plain that the section's content went elsewhere.
pub(super) fn corresponding(alignment: &Alignment<'_>) -> Vec<Sections> {
    let holds_any =
        |(old, new): &Sections| !alignment.old.children[*old].is_empty() && !alignment.new.children[*new].is_empty();
    let elsewhere = gone_as_a_whole(alignment);
    let whole = (alignment.old.whole(), alignment.new.whole());
    let paired = paired(alignment).filter(holds_any).chain([whole]);
    let mut sections: Vec<Sections> = paired.filter(|&sections| agree(alignment, &elsewhere, sections)).collect();
    sections.extend(votes(alignment).chunk_by(|a, b| a.0.0 == b.0.0).filter_map(winner));
    sections.sort_unstable();
    sections.dedup();
    sections
}

/// The new section that more than half of an old one's children went to.
pub(super) fn gone_as_a_whole(alignment: &Alignment<'_>) -> HashMap<usize, usize> {
    let mut votes = votes(alignment);
    votes.retain(|&((old, _), count)| count * 2 > alignment.old.children[old].len());
    votes.into_iter().map(|(sections, _)| sections).collect()
}

/// Returns whether the content of an old section went to no other heading than the new section's.
pub(super) fn agree(alignment: &Alignment<'_>, elsewhere: &HashMap<usize, usize>, (old, new): Sections) -> bool {
    let heading = |node| alignment.new.heading_above(node);
    elsewhere.get(&old).is_none_or(|&other| heading(other) == heading(new))
}

/// The new section that most children of an old one went to; a tie means none.
pub(super) fn most_went_to(alignment: &Alignment<'_>, old: usize) -> Option<usize> {
    let went = alignment.old.children[old].iter().filter_map(|&child| alignment.partner[child]);
    let mut votes: Vec<Sections> = went.map(|child| (old, alignment.new.traits[child].parent)).collect();
    winner(&counted(&mut votes)).map(|(_, new)| new)
}

fn winner(votes: &[(Sections, usize)]) -> Option<Sections> {
    let most = votes.iter().map(|&(_, count)| count).max()?;
    let mut first = votes.iter().filter(|&&(_, count)| count == most);
    match (first.next(), first.next()) {
        (Some(&(sections, _)), None) => Some(sections),
        _ => None,
    }
}

/// Counts the children that each section shares with another, in order.
fn votes(alignment: &Alignment<'_>) -> Vec<(Sections, usize)> {
    counted(&mut paired(alignment).map(|pair| parents(alignment, pair)).collect::<Vec<_>>())
}

/// The same, where there are none yet: by the labels that the two have in common, at least two of them.
fn votes_of_labels(alignment: &Alignment<'_>) -> Vec<(Sections, usize)> {
    let free = alignment.labels.iter().filter(|&&(old, new)| alignment.is_free(old, new));
    let mut votes = counted(&mut free.map(|&pair| parents(alignment, pair)).collect::<Vec<_>>());
    votes.retain(|&(_, count)| count > 1);
    votes
}

fn paired(alignment: &Alignment<'_>) -> impl Iterator<Item = (usize, usize)> {
    alignment.partner.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)))
}

fn parents(alignment: &Alignment<'_>, (old, new): (usize, usize)) -> Sections {
    (alignment.old.traits[old].parent, alignment.new.traits[new].parent)
}

fn counted(votes: &mut [Sections]) -> Vec<(Sections, usize)> {
    votes.sort_unstable();
    votes.chunk_by(|a, b| a == b).map(|votes| (votes[0], votes.len())).collect()
}

/// Pairs free children of two sections by text and links, by text, by links, and by text less its addresses.
fn pair_within(alignment: &mut Alignment<'_>, old: usize, new: usize) -> bool {
    let both = |node: &Traits| if node.links == 0 { 0 } else { node.text ^ node.links.rotate_left(1) };
    pair_by(alignment, old, new, both, Reason::Text)
        | pair_by(alignment, old, new, |node| node.text, Reason::Text)
        | pair_by(alignment, old, new, |node| node.links, Reason::Links)
        | pair_by(alignment, old, new, |node| node.bare, Reason::Text)
}

fn pair_by(alignment: &mut Alignment<'_>, old: usize, new: usize, of: fn(&Traits) -> u64, reason: Reason) -> bool {
    let free_old: Vec<usize> =
        alignment.old.children[old].iter().copied().filter(|&child| alignment.partner[child].is_none()).collect();
    if free_old.is_empty() {
        return false;
    }
    let mut free_new: HashMap<u64, Vec<usize>> = HashMap::default();
    for &child in alignment.new.children[new].iter().filter(|&&child| alignment.origin[child].is_none()) {
        free_new.entry(of(&alignment.new.traits[child])).or_default().push(child);
    }
    let mut olds: HashMap<u64, Vec<usize>> = HashMap::default();
    for &child in &free_old {
        olds.entry(of(&alignment.old.traits[child])).or_default().push(child);
    }
    let mut any = false;
    for child in free_old {
        let value = of(&alignment.old.traits[child]);
        if value != 0
            && let (Some(old), Some(new)) = (olds.remove(&value), free_new.get(&value))
        {
            any |= alignment.pair_twins(&old, new, reason, 95);
        }
    }
    any
}

/// A parent is found by its children: more than half of them, on either side. A heading may be called anything then;
/// an entry that says something else altogether is another that took them over.
fn pair_by_children(alignment: &mut Alignment<'_>) -> bool {
    let mut any = false;
    for ((old, new), count) in votes(alignment).into_iter().chain(votes_of_labels(alignment)) {
        let half = |children: &[usize]| count * 2 > children.len();
        if old < alignment.old.whole()
            && new < alignment.new.whole()
            && half(&alignment.old.children[old])
            && half(&alignment.new.children[new])
            && (alignment.old.traits[old].divides || is_alike(alignment, old, new))
        {
            any |= alignment.pair(old, new, Reason::Children, 90);
        }
    }
    any
}

/// Returns whether two texts are so much alike that they may be one, if their places speak for it too.
fn is_alike(alignment: &Alignment<'_>, old: usize, new: usize) -> bool {
    let (old, new) = (Words::of(&alignment.old, old), Words::of(&alignment.new, new));
    Patterns::of(&old).similarity(&new) >= ALIKE
}
