//! Front matter: the block of YAML (`---`) or TOML (`+++`) that some files begin with.

/// Returns the start of the document behind byte order mark and front matter, and the title that the front matter gives.
pub(super) fn split(source: &str) -> (usize, Option<String>) {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let text = &source[start..];
    let fence =
        ["---", "+++"].into_iter().find(|fence| text.lines().next().is_some_and(|line| line.trim_end() == *fence));
    let Some(fence) = fence else { return (start, None) };
    let mut at = start;
    let mut title = None;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        let line = line.trim_end();
        if number == 0 {
            continue;
        }
        if line == fence || (fence == "---" && line == "...") {
            return (at, title);
        }
        // A rule at the top of a document is followed by a blank line, front matter never is.
        if number == 1 && line.is_empty() {
            break;
        }
        title = title.or_else(|| title_in(line));
    }
    (start, None)
}

fn title_in(line: &str) -> Option<String> {
    let value = line.strip_prefix("title")?.trim_start().strip_prefix([':', '='])?.trim();
    let unquoted =
        ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value);
    (!unquoted.trim().is_empty()).then(|| unquoted.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_titles() {
        assert_eq!(split("---\ntitle: \"Rust\"\n---\n# A"), (22, Some("Rust".into())));
        assert_eq!(split("\u{feff}+++\ntitle = 'Go'\n+++\n"), (24, Some("Go".into())));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in ["---\n\ntitle: x\n\n---\n", "---\ntitle: never closed\n", "# A\n---\ntitle: b\n---\n"] {
            assert_eq!(split(text), (0, None), "{text}");
        }
    }
}
