//! Fuzzy matching: which of many texts a few typed letters mean, the likeliest first.
//!
//! What holds each word as it was typed comes first. Letters that are scattered over a text are a guess: they count only
//! where they fit about as well as the best does, and not at all where the list is full without them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::thread;

use crate::tui::find::words::{Fit, Judge};
use crate::tui::widgets::text::bare_name;

/// Scattered letters that score less than this part of the best score are no match.
const GOOD: (u32, u32) = (4, 5);
/// As many weigh a long list at once, and so many candidates are light work for one.
const HANDS: usize = 4;
const LIGHT: usize = 20_000;

/// What fits a query.
pub(crate) struct Ranked<T> {
    /// The likeliest, in that order: of equals the shorter name, then the earlier.
    pub(crate) best: Vec<T>,
    /// How many fit.
    pub(crate) count: usize,
    /// All that any longer query could fit, in the order given.
    pub(crate) near: Vec<T>,
}

/// What of the candidates fits a query, the best `most` of it in order.
pub(crate) fn rank<'a, T: Copy + Send + Sync>(
    query: &str,
    candidates: &[T],
    text: impl Fn(T) -> Cow<'a, str> + Sync,
    most: usize,
) -> Ranked<T> {
    let share = candidates.len().div_ceil(HANDS).max(LIGHT);
    let (mine, others) = candidates.split_at(share.min(candidates.len()));
    let mut shares: Vec<Option<Weighed<T>>> = others.chunks(share).map(|_| None).collect();
    let weigh = |first: usize, candidates: &[T]| weigh(query, first, candidates, &text, most);
    let mut weighed = thread::scope(|scope| {
        for (nth, (slot, candidates)) in shares.iter_mut().zip(others.chunks(share)).enumerate() {
            scope.spawn(move || *slot = Some(weigh((nth + 1) * share, candidates)));
        }
        weigh(0, mine)
    });
    shares.into_iter().flatten().for_each(|share| weighed.add(share));
    weighed.ranked()
}

/// Some of the candidates, weighed; the first of them stands at `first` among all.
fn weigh<'a, T: Copy>(
    query: &str,
    first: usize,
    candidates: &[T],
    text: &impl Fn(T) -> Cow<'a, str>,
    most: usize,
) -> Weighed<T> {
    let mut judge = Judge::new(query);
    let mut weighed = Weighed { best: Best::new(most), scores: Scores::default(), near: Vec::new() };
    for (at, &what) in candidates.iter().enumerate() {
        let text = text(what);
        let is_full = weighed.scores.whole >= most;
        let fit = if is_full { judge.whole(&text) } else { judge.fit(&text) };
        if let Some(fit) = fit {
            weighed.scores.count(fit);
            // What only explains a name makes it no longer: `Django (Full-Featured Framework)` is before `Django ORM`.
            weighed.best.offer(Place { fit, length: bare_name(&text).len(), at: first + at }, what);
        }
        if fit.is_some() || is_full && judge.could_fit(&text) {
            weighed.near.push(what);
        }
    }
    weighed
}

struct Weighed<T> {
    best: Best<T>,
    scores: Scores,
    near: Vec<T>,
}

impl<T: Copy> Weighed<T> {
    fn add(&mut self, other: Weighed<T>) {
        other.best.kept.into_iter().for_each(|(place, what)| self.best.offer(place, what));
        self.scores.add(&other.scores);
        self.near.extend(other.near);
    }

    fn ranked(mut self) -> Ranked<T> {
        if self.scores.whole >= self.best.most {
            self.scores.scattered.clear();
        }
        let is_good = |fit: Fit| fit.is_whole || fit.score.0 >= self.scores.least();
        let best = self.best.sorted().into_iter().filter(|(place, _)| is_good(place.fit));
        Ranked { best: best.map(|(_, what)| what).collect(), count: self.scores.good(), near: self.near }
    }
}

/// Where a text stands among all that fit.
#[derive(Clone, Copy)]
struct Place {
    fit: Fit,
    length: usize,
    at: usize,
}

impl Place {
    fn order(&self) -> impl Ord + use<> {
        (self.fit.order(), self.length, self.at)
    }
}

/// The best so many of what is offered. No more than twice as many are ever kept.
struct Best<T> {
    most: usize,
    kept: Vec<(Place, T)>,
    /// The last of the best, once there were too many: what comes behind it needs no keeping.
    worst: Option<Place>,
}

impl<T: Copy> Best<T> {
    fn new(most: usize) -> Best<T> {
        Best { most, kept: Vec::new(), worst: None }
    }

    fn offer(&mut self, place: Place, what: T) {
        if self.worst.is_some_and(|worst| worst.order() < place.order()) {
            return;
        }
        self.kept.push((place, what));
        if self.kept.len() >= self.most.saturating_mul(2) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if let Some(last) = self.most.checked_sub(1).filter(|last| *last < self.kept.len()) {
            let (_, (worst, _), _) = self.kept.select_nth_unstable_by_key(last, |(place, _)| place.order());
            self.worst = Some(*worst);
        }
        self.kept.truncate(self.most);
    }

    fn sorted(mut self) -> Vec<(Place, T)> {
        self.cut();
        self.kept.sort_unstable_by_key(|(place, _)| place.order());
        self.kept
    }
}

/// How many texts had which score.
#[derive(Default)]
struct Scores {
    whole: usize,
    /// Of scattered letters, by score.
    scattered: Vec<usize>,
    best: u32,
}

impl Scores {
    fn count(&mut self, Fit { is_whole, score: Reverse(score) }: Fit) {
        self.best = self.best.max(score);
        if is_whole {
            self.whole += 1;
            return;
        }
        let at = score as usize;
        if self.scattered.len() <= at {
            self.scattered.resize(at + 1, 0);
        }
        self.scattered[at] += 1;
    }

    fn add(&mut self, other: &Scores) {
        self.whole += other.whole;
        self.best = self.best.max(other.best);
        self.scattered.resize(self.scattered.len().max(other.scattered.len()), 0);
        self.scattered.iter_mut().zip(&other.scattered).for_each(|(count, more)| *count += more);
    }

    /// The least score that scattered letters need.
    fn least(&self) -> u32 {
        (self.best * GOOD.0).div_ceil(GOOD.1)
    }

    fn good(&self) -> usize {
        self.whole + self.scattered.iter().skip(self.least() as usize).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
        rank(query, texts, |text: &str| Cow::Borrowed(text), 9).best
    }

    #[test]
    fn the_likeliest_comes_first() {
        assert_eq!(
            found("clos", &["Enclosing", "Closures", "closing files"]),
            ["Closures", "closing files", "Enclosing"]
        );
        assert_eq!(found("go", &["Go modules", "Go (the language)"]), ["Go (the language)", "Go modules"]);
        assert_eq!(found("list comp", &["List comprehensions", "Comparing"]), ["List comprehensions"]);
        assert_eq!(found("xyz", &["Closures"]), [""; 0]);
        assert_eq!(found("数据", &["学习数据结构"]), ["学习数据结构"]);
    }

    #[test]
    fn scattered_letters_count_where_nothing_fits_much_better() {
        assert_eq!(found("clos", &["Class decorators", "Colors and styles", "Closures"]), ["Closures"]);
        assert_eq!(found("lstcmp", &["List comprehensions", "Class"]), ["List comprehensions"]);
        assert_eq!(found("sql", &["SQL basics", "Sequences and queues of lists", "MySQL"]), ["SQL basics", "MySQL"]);
        assert_eq!(found("c++", &["C++", "C"]), ["C++"]);
        assert_eq!(found("!x", &["Closures"]), [""; 0]);
    }

    #[test]
    fn the_best_are_kept_and_all_are_counted() {
        let texts: Vec<String> = (0..1000).map(|at| format!("{} list", "x".repeat(at * 7 % 100))).collect();
        let places: Vec<usize> = (0..texts.len()).collect();
        let ranked = rank("list", &places, |at| Cow::Borrowed(texts[at].as_str()), 10);
        let all = rank("list", &places, |at| Cow::Borrowed(texts[at].as_str()), usize::MAX);
        assert_eq!((ranked.count, ranked.near.len(), ranked.best.len()), (1000, 1000, 10));
        assert_eq!(ranked.best, all.best[..10]);
        assert!(ranked.best.iter().all(|&at| texts[at].len() == 5), "{:?}", ranked.best);
    }

    #[test]
    fn many_hands_find_what_one_does() {
        let words = ["list", "lists", "x list", "l i s t", "laid stones", "loss", "tuple"];
        let texts: Vec<String> =
            (0..3 * LIGHT).map(|at| format!("{} {}", words[at * 5 % words.len()], at % 977)).collect();
        let places: Vec<usize> = (0..texts.len()).collect();
        for query in ["l", "list", "lst", "list 97", "lstpl"] {
            let shown = |at: usize| Cow::Borrowed(texts[at].as_str());
            let many = rank(query, &places, shown, 50);
            let one = weigh(query, 0, &places, &shown, 50).ranked();
            assert_eq!((many.best, many.count), (one.best, one.count), "{query}");
            let longer = format!("{query} 1");
            let narrowed = rank(&longer, &many.near, shown, 50);
            let anew = rank(&longer, &places, shown, 50);
            assert_eq!((narrowed.best, narrowed.count), (anew.best, anew.count), "{longer}");
        }
    }
}
