//! Templates with another subject are never carried as sure; light rewordings nearly always are.

use roadbook::progress::carry::carry;
use roadbook::roadmap::Roadmap;

/// Sentences as roadmaps have them; `{}` is what they are about.
const TEMPLATES: [&str; 20] = [
    "Learn about {}",
    "Watch the lecture about {}",
    "Read the chapter on {} in the course book",
    "Implement {} from scratch in Python",
    "{}: solve ten exercises",
    "Practice {} every day for a week",
    "Write a short summary of {} in your own words",
    "Understand how {} works under the hood",
    "[Official documentation of {}](https://docs.example/guide)",
    "Build a small project with {}",
    "Explain {} to a friend",
    "**{}** in depth",
    "Compare two implementations of {}",
    "Set up {} on your own machine",
    "Know when to use {} and when not to",
    "Review the notes on {} [docs](https://docs.example/notes)",
    "Exercise sheet: {}",
    "Take the quiz on {}",
    "Debug a program that uses {}",
    "Introduction to {} (2 hours)",
];

/// Subjects of which no two are about the same.
const SUBJECTS: [(&str, &str); 10] = [
    ("sets", "dicts"),
    ("merge sort", "binary search"),
    ("threads", "sockets"),
    ("encryption", "compression"),
    ("matrices", "probability"),
    ("Docker", "Kubernetes"),
    ("closures", "generators"),
    ("TCP", "UDP"),
    ("linked lists", "hash tables"),
    ("the client", "the server"),
];

fn sentences() -> Vec<(String, String)> {
    let pairs = TEMPLATES.iter().flat_map(|template| {
        SUBJECTS.iter().map(|(old, new)| (template.replace("{}", old), template.replace("{}", new)))
    });
    pairs.collect()
}

fn roadmap(entries: &[&str]) -> Roadmap {
    let entries: String = entries.iter().map(|entry| format!("- [ ] {entry}\n")).collect();
    Roadmap::parse(format!("# R\n## Before\n- [ ] Pick a shell\n## Topics\n{entries}## After\n- [ ] Ship it\n"), "file")
}

/// The texts that are surely carried to another text, each with that.
fn surely_reworded(old: &Roadmap, new: &Roadmap) -> Vec<(String, String)> {
    let changes = carry(old, new);
    let sure = old.nodes().filter_map(|(node, _)| Some((node, changes.partner(node)?)));
    let texts = sure.map(|(node, partner)| (old.text(node).into_owned(), new.text(partner).into_owned()));
    texts.filter(|(old, new)| old != new).collect()
}

#[test]
fn no_template_with_another_subject_is_carried() {
    let pairs = sentences();
    assert_eq!(pairs.len(), 200);
    for (old, new) in &pairs {
        for around in [vec![], vec!["Closing words"], vec!["Opening words", "Closing words"]] {
            let at = around.len().min(1);
            let [before, after] = [old, new].map(|entry| {
                let mut entries = around.clone();
                entries.insert(at, entry);
                roadmap(&entries)
            });
            assert_eq!(surely_reworded(&before, &after), [], "{old} → {new}");
        }
    }
}

#[test]
fn nor_are_they_side_by_side_in_one_roadmap() {
    for (at, subject) in SUBJECTS.iter().enumerate() {
        let pairs = sentences();
        let pairs: Vec<&(String, String)> = pairs.iter().skip(at).step_by(SUBJECTS.len()).collect();
        let old = roadmap(&pairs.iter().map(|(old, _)| old.as_str()).collect::<Vec<_>>());
        let new = roadmap(&pairs.iter().map(|(_, new)| new.as_str()).collect::<Vec<_>>());
        assert_eq!(surely_reworded(&old, &new), [], "{subject:?}");
    }
    let pairs = sentences();
    let old = roadmap(&pairs.iter().map(|(old, _)| old.as_str()).collect::<Vec<_>>());
    let new = roadmap(&pairs.iter().map(|(_, new)| new.as_str()).collect::<Vec<_>>());
    assert_eq!(surely_reworded(&old, &new), []);
}

/// Other subjects that a slip of the hand would make of these.
const NEAR_SUBJECTS: [(&str, &str); 12] = [
    ("caching", "catching"),
    ("parsing", "passing"),
    ("sharding", "shading"),
    ("composition", "competition"),
    ("forming", "farming"),
    ("adoption", "adaption"),
    ("Perl", "Pearl"),
    ("contract", "contrast"),
    ("messages", "massages"),
    ("conversion", "conversation"),
    ("derivation", "deviation"),
    ("sorting", "storing"),
];

#[test]
fn a_subject_that_is_spelt_nearly_alike_is_another() {
    for (old, new) in NEAR_SUBJECTS {
        for template in ["{}", "Learn about {}", "Watch the lecture on {}", "Exercise sheet: {}", "{} in depth"] {
            let [before, after] = [old, new].map(|subject| {
                let entry = template.replace("{}", subject);
                roadmap(&["Opening words", &entry, "Closing words"])
            });
            assert_eq!(surely_reworded(&before, &after), [], "{template}: {old} → {new}");
        }
    }
}

/// A text of words that no language has, in which many letters recur.
fn invented(seed: &mut u64) -> String {
    const SYLLABLES: [&str; 15] =
        ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu"];
    let mut next = || {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        SYLLABLES[(*seed >> 33) as usize % SYLLABLES.len()]
    };
    let words: Vec<String> = (0..3).map(|_| (0..3).map(|_| next()).collect()).collect();
    words.join(" ")
}

#[test]
fn invented_texts_are_neither_carried_nor_suggested_for_each_other() {
    let mut seed = 832;
    let mut suggested = 0;
    for _ in 0..1000 {
        let [old, new] = [(); 2].map(|()| invented(&mut seed));
        let [before, after] = [&old, &new].map(|entry| roadmap(&["Opening words", entry, "Closing words"]));
        assert_eq!(surely_reworded(&before, &after), [], "{old} → {new}");
        suggested += carry(&before, &after).suggested().count();
    }
    assert!(suggested <= 1, "{suggested}");
}

/// Items as roadmaps have them.
const ITEMS: [&str; 20] = [
    "Understand how closures capture variables",
    "Read the chapter on memory management",
    "Write a parser for arithmetic expressions",
    "Use random complicated keys for every token",
    "Sorting algorithms and their complexity",
    "Deploy the application behind a reverse proxy",
    "Virtual methods and multiple inheritance",
    "Always validate the input of public functions",
    "Learn the difference between processes and threads",
    "Images are compressed before they are uploaded",
    "Binary search trees, insertion and deletion",
    "Explain dynamic programming with an example",
    "Set up continuous integration for the repository",
    "Regular expressions with groups and lookahead",
    "Solve twenty problems about linked lists",
    "Build a command line tool with subcommands",
    "Profile the program and remove bottlenecks",
    "Watch the lecture about database transactions",
    "Keyboard navigation works on every page",
    "Write unit tests for the payment module",
];

/// A slip in the longest word: `kind` says which.
fn with_slip(text: &str, kind: usize) -> String {
    let longest = text.split(' ').max_by_key(|word| word.len()).unwrap();
    let mut chars: Vec<char> = longest.chars().collect();
    let middle = chars.len() / 2;
    match kind {
        0 => chars.swap(middle, middle + 1),
        1 => _ = chars.remove(middle),
        2 => chars.insert(middle, chars[middle]),
        _ => chars[middle] = 'x',
    }
    text.replacen(longest, &chars.into_iter().collect::<String>(), 1)
}

/// Ten ways to say the same.
fn rewordings(text: &str) -> [String; 10] {
    let words: Vec<&str> = text.split(' ').collect();
    let (first, rest) = text.split_once(' ').unwrap();
    [
        with_slip(text, 0),
        with_slip(text, 1),
        with_slip(text, 2),
        with_slip(text, 3),
        format!("{text}!"),
        format!("**{first}** `{rest}`"),
        text.to_uppercase(),
        format!("{text} (see the notes)"),
        format!("{text}, step by step"),
        format!("{}, {}", words[words.len() - 1], words[..words.len() - 1].join(" ")),
    ]
}

#[test]
fn light_rewordings_are_carried() {
    let (mut all, mut kept) = (0, 0);
    let mut lost = Vec::new();
    for text in ITEMS {
        for reworded in rewordings(text) {
            let [old, new] = [text, &reworded].map(|entry| roadmap(&["Opening words", entry, "Closing words"]));
            let item =
                old.find("topics/opening-words").and_then(|_| old.nodes().find(|(node, _)| old.text(*node) == text));
            all += 1;
            match carry(&old, &new).partner(item.unwrap().0) {
                Some(_) => kept += 1,
                None => lost.push(reworded),
            }
        }
    }
    assert_eq!(all, 200);
    assert!(kept * 100 >= all * 95, "{kept} of {all}: {lost:#?}");
}
