//! Headings and lines that offer alternatives of which one is to be chosen.

/// Returns true if a heading says that one of what follows is to be chosen: `Framework (choose one)`.
pub(super) fn heading_asks_to_choose(text: &str) -> bool {
    asks_for_one(text, false)
}

/// Returns true if a paragraph does: a short one that begins with it, since prose mentions choices too.
pub(super) fn paragraph_asks_to_choose(text: &str) -> bool {
    text.len() <= 120 && asks_for_one(text, true)
}

fn asks_for_one(text: &str, at_start: bool) -> bool {
    let mut words = words(text);
    while let Some(word) = words.next() {
        if is_one_of(word, &["choose", "pick", "select"]) && begins_with_one(words.clone()) {
            return true;
        }
        if at_start {
            break;
        }
    }
    false
}

/// Returns true if what follows the verb is `one`, and not `one or more`.
fn begins_with_one<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut rest = words.skip_while(|word| is_one_of(word, &["just", "only", "any", "at", "least"]));
    rest.next().is_some_and(|word| is_one_of(word, &["one", "1"]))
        && rest.next().is_none_or(|word| !is_one_of(word, &["or"]))
}

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Returns true if a heading is one of several options by its own words: `Option A: Flask`.
pub(super) fn is_option(text: &str) -> bool {
    let mut words = words(text);
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("option"))
        && words.next().is_some_and(|letter| letter.len() == 1 || letter.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_to_choose_one() {
        for text in ["Choose one to start, then explore others:", "Pick one:", "Select only 1 of these"] {
            assert!(paragraph_asks_to_choose(text), "{text}");
        }
        for text in ["Choose one or more:", "You may choose one", "Choose", "Pick a book"] {
            assert!(!paragraph_asks_to_choose(text), "{text}");
        }
        assert!(heading_asks_to_choose("Web framework (choose one)"));
    }

    #[test]
    fn options_are_lettered_or_numbered() {
        assert!(is_option("Option A: Flask (Lightweight & Flexible)") && is_option("option 2 – Django"));
        assert!(!is_option("Options for hosting") && !is_option("Optional: caching"));
    }
}
