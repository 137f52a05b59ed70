//! Words that say little by themselves, and words that turn a meaning round, in the languages of most roadmaps.

use std::collections::HashSet;
use std::sync::LazyLock;

type Vocabulary = LazyLock<HashSet<&'static str>>;

fn words(text: &'static str) -> HashSet<&'static str> {
    text.split_whitespace().collect()
}

/// Returns whether a word only holds others together: articles, prepositions, conjunctions, auxiliaries, and adverbs
/// that stress.
pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Returns whether a word tells what to do with a subject, and not which subject.
pub(super) fn is_generic(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    GENERIC.contains(word) || GENERIC.contains(singular)
}

/// Returns whether a word takes back what the rest says.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(word) || ["kein", "niema"].iter().any(|start| word.starts_with(start))
}

/// Returns whether what stands before a word and what stands after it do not trade places without another meaning.
pub(super) fn is_directional(word: &str) -> bool {
    DIRECTIONAL.contains(word) || is_negation(word)
}

/// Returns whether two function words mean opposite ways.
pub(super) fn are_opposite(one: &str, other: &str) -> bool {
    let is_both =
        |pair: &str| pair.split_once(' ').is_some_and(|(a, b)| (a == one && b == other) || (a == other && b == one));
    OPPOSITES.split(", ").any(is_both)
}

/// Parts of words that negate in scripts that set no spaces between words, or write negation into the word.
pub(super) const NEGATING_PARTS: [&str; 20] = [
    "ない",
    "ません",
    "なし",
    "ずに",
    "ไม่",
    "않",
    "없",
    "아니",
    "不",
    "没",
    "沒",
    "無",
    "无",
    "非",
    "未",
    "勿",
    "别",
    "別",
    "禁",
    "否",
];

static FUNCTION_WORDS: Vocabulary = LazyLock::new(|| {
    words(
        "\
    a an the this that these those it its s is are was were be been being am do does did has have had will \
    would of in on at to for from by via with within into onto as and or but so than then there here which who \
    whom what when where how why about you your yours we our i my me they their them he she his her each also \
    just really very well whole entire properly carefully thoroughly again please some more etc e g ie eg \
    while if per re normally usually simply already too let us ll ve m d using der die das den dem des ein \
    eine einen einem einer eines und oder im zu zum zur von vom mit fur auf aus bei ist sind wird werden wie \
    dass es man sich auch uber als noch genau le la les un une de du et ou a au aux en dans sur par pour avec \
    est sont que qui ce cette ces l qu se son sa ses plus bien el los las unos unas y o u del al con por para \
    ser su sus lo os um uma da dos no na nos nas com em ao il gli uno una di della dei che come como mas mais \
    muy и в во на с со к ко по о об от из для как что это а или у же бы за та і и з до від про w z ze sie jest \
    oraz het een van voor met ile bir va cua cho cac dan yang ke dari untuk का की के को में से पर है हैं और या \
    এবং ও في من على إلى و أو عن به از در را که של את על עם או ב ל ה 的 了 地 得 和 与 與 及 在 是 之 等 或 也 们",
    )
});

static GENERIC: Vocabulary = LazyLock::new(|| {
    words(
        "\
    learn learning read reading watch study practice practise review understand write build implement create \
    make use know complete finish try explore solve exercise lecture video chapter book article course \
    tutorial lesson section part unit module week day introduction intro basic overview note doc documentation \
    guide link homework assignment lab project quiz task problem question sheet page talk slide blog post \
    example pdf paper topic min minute hour session official site website lernen lesen ubung kapitel \
    einfuhrung grundlagen verstehen apprendre lire exercice chapitre comprendre aprender leer ver ejercicio \
    capitulo entender ler estudar изучить прочитать посмотреть глава лекция видео упражнение 学 习 看 读",
    )
});

static NEGATIONS: Vocabulary = LazyLock::new(|| {
    words(
        "\
    not no non never none nothing nor neither without cannot avoid except unless instead nicht nie niemals \
    ohne außer statt ne n pas jamais sans sauf aucun aucune sin nunca jamas ningun excepto nao sem nem senza \
    не ни без нет никогда кроме ні немає bez nigdy niet geen zonder inte utan ikke uden uten ei ilman degil \
    olmadan khong đung tidak bukan tanpa jangan δεν μη μην χωρις לא אין בלי ללא אל لا ليس بدون غير لم لن نه \
    नहीं मत बिना না নয় ছাড়া 안 못",
    )
});

static DIRECTIONAL: Vocabulary = LazyLock::new(|| {
    words(
        "\
    to from into onto before after than over under in on by zu nach von vor als vers avant apres que antes \
    despues в на из до после от чем",
    )
});

/// Opposites side by side.
const OPPOSITES: &str = "to from, into from, in out, on off, with without, more less, if unless, here there, mit ohne, zu von, auf zu, avec sans, plus moins, con sin, mas menos, com sem, mais menos, с без, в из, на с, до от";
