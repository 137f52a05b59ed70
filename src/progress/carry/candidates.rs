//! The pairs of texts that are worth comparing: all with all would take far too long.

use std::cmp::Reverse;

use foldhash::HashMap;

use super::alignment::Alignment;
use super::sections::Sections;
use super::words::Texts;

/// A word leads to candidates only if it stands in at most so many free nodes of the other side.
const COMMON: usize = 40;
/// Of each text, this many of its rarest words lead to candidates.
const RAREST: usize = 4;
/// So many candidates are compared with one text, those that share the most of its words first.
pub(super) const MOST: usize = 8;
/// Of the characters of two texts, this share has to stand in words of both, for them to be compared at all.
const LEAST_SHARED: f32 = 0.25;
/// A run of free siblings longer than this is not compared each with each.
const LONGEST_GAP: usize = 24;
/// An old node and a new one.
pub(super) type Pair = (usize, usize);

/// Lists of numbers in one row.
struct Lists {
    /// The start of each list, and the end of the last.
    starts: Vec<usize>,
    numbers: Vec<u32>,
}

impl Lists {
    fn get(&self, list: u32) -> &[u32] {
        &self.numbers[self.starts[list as usize]..self.starts[list as usize + 1]]
    }

    fn len(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// Returns for each of `count` numbers the lists that it stands in.
    fn holders(&self, count: usize) -> Lists {
        let mut ends = vec![0; count + 1];
        self.numbers.iter().for_each(|&number| ends[number as usize + 1] += 1);
        (0..count).for_each(|number| ends[number + 1] += ends[number]);
        let starts = ends.clone();
        let mut numbers = vec![0; self.numbers.len()];
        for list in 0..self.len() {
            for &number in self.get(list) {
                numbers[ends[number as usize]] = list;
                ends[number as usize] += 1;
            }
        }
        Lists { starts, numbers }
    }
}

/// The texts of one side by the numbers of their words.
struct Numbered {
    nodes: Vec<usize>,
    /// The words of each text, each once, in order.
    words: Lists,
    /// The characters that the words of each text have together.
    lengths: Vec<u32>,
}

/// Pairs that share one of the rarest words of either text, and enough of the others.
pub(super) fn sharing_rare_words(old: &Texts, new: &Texts) -> Vec<Pair> {
    let mut numbers: HashMap<&str, u32> = HashMap::default();
    let mut lengths = Vec::new();
    let [old, new] = [old, new].map(|texts| numbered(texts, &mut numbers, &mut lengths));
    let [in_old, in_new] = [&old, &new].map(|side| side.words.holders(lengths.len()));
    let mut pairs = led_to((&old, &in_old), (&new, &in_new), &lengths);
    pairs.extend(led_to((&new, &in_new), (&old, &in_old), &lengths).into_iter().map(|(new, old)| (old, new)));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn numbered<'a>(texts: &'a Texts, numbers: &mut HashMap<&'a str, u32>, lengths: &mut Vec<u32>) -> Numbered {
    let words = Lists { starts: vec![0], numbers: Vec::new() };
    let mut numbered = Numbered { nodes: Vec::new(), words, lengths: Vec::new() };
    let mut words: Vec<u32> = Vec::new();
    for (node, text) in texts.iter().enumerate().filter_map(|(node, text)| Some((node, text.as_ref()?))) {
        words.clear();
        words.extend(text.words().map(|word| {
            *numbers.entry(word).or_insert_with(|| {
                lengths.push(word.chars().count() as u32);
                lengths.len() as u32 - 1
            })
        }));
        words.sort_unstable();
        words.dedup();
        numbered.nodes.push(node);
        numbered.lengths.push(words.iter().map(|&word| lengths[word as usize]).sum());
        numbered.words.numbers.extend(&words);
        numbered.words.starts.push(numbered.words.numbers.len());
    }
    numbered
}

/// The nodes of the other side that each text's rarest words lead to. Each side comes with the texts of each word.
fn led_to((own, in_own): (&Numbered, &Lists), (others, in_others): (&Numbered, &Lists), lengths: &[u32]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let (mut rarest, mut found): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut ranked: Vec<(Reverse<u32>, usize)> = Vec::new();
    for text in 0..own.words.len() {
        let (words, length) = (own.words.get(text), own.lengths[text as usize]);
        rarest.clear();
        rarest.extend(words);
        rarest.sort_by_key(|&word| in_own.get(word).len() + in_others.get(word).len());
        let leading = rarest.iter().take(RAREST).map(|&word| in_others.get(word));
        found.clear();
        found.extend(leading.filter(|holders| holders.len() <= COMMON).flatten());
        found.sort_unstable();
        found.dedup();
        ranked.clear();
        for &other in &found {
            let shared = shared(words, others.words.get(other), lengths);
            if 2.0 * shared as f32 >= LEAST_SHARED * (length + others.lengths[other as usize]) as f32 {
                ranked.push((Reverse(shared), others.nodes[other as usize]));
            }
        }
        ranked.sort_unstable();
        pairs.extend(ranked.iter().take(MOST).map(|&(_, other)| (own.nodes[text as usize], other)));
    }
    pairs
}

/// Counts the characters that stand in words of both.
fn shared(one: &[u32], other: &[u32], lengths: &[u32]) -> u32 {
    let (mut one, mut other, mut sum) = (one.iter(), other.iter(), 0);
    let (mut a, mut b) = (one.next(), other.next());
    while let (Some(first), Some(second)) = (a, b) {
        if first == second {
            sum += lengths[*first as usize];
        }
        if first <= second {
            a = one.next();
        }
        if second <= first {
            b = other.next();
        }
    }
    sum
}

/// Pairs of free children that stand between the same two paired ones.
pub(super) fn in_one_gap(alignment: &Alignment<'_>, (old, new): Sections) -> Vec<Pair> {
    let olds = gaps(&alignment.old.children[old], |child| alignment.partner[child]);
    if olds.is_empty() {
        return Vec::new();
    }
    let news = gaps(&alignment.new.children[new], |child| alignment.origin[child].map(|_| child));
    let mut pairs = Vec::new();
    for (between, old) in olds {
        if let Some(new) = news.get(&between)
            && old.len() <= LONGEST_GAP
            && new.len() <= LONGEST_GAP
        {
            pairs.extend(old.iter().flat_map(|&old| new.iter().map(move |&new| (old, new))));
        }
    }
    pairs
}

/// The runs of free children, each by the new nodes that its neighbours are.
fn gaps(
    children: &[usize],
    paired: impl Fn(usize) -> Option<usize>,
) -> HashMap<(Option<usize>, Option<usize>), Vec<usize>> {
    let mut gaps = HashMap::default();
    let (mut before, mut free) = (None, Vec::new());
    for &child in children {
        match paired(child) {
            None => free.push(child),
            after => {
                if !free.is_empty() {
                    gaps.insert((before, after), std::mem::take(&mut free));
                }
                before = after;
            }
        }
    }
    if !free.is_empty() {
        gaps.insert((before, None), free);
    }
    gaps
}
