//! Names like one that was mistyped.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;

use clap::{Command, CommandFactory};

use super::args::Arguments;
use crate::journal::shown;

/// The least likeness of a name that is offered without being asked for, 0 to 1.
const ALIKE: f64 = 0.72;

/// Returns the names most like `typed`, the best first, each once, at most `most`.
pub(super) fn nearest<T>(typed: &str, names: impl IntoIterator<Item = (String, T)>, most: usize) -> Vec<T> {
    let typed = typed.to_lowercase();
    let mut scored: Vec<_> = names.into_iter().map(|(name, value)| (score(&typed, &name), value)).collect();
    scored.sort_by_key(|(score, _)| Reverse(*score));
    scored.into_iter().take(most).map(|(_, value)| value).collect()
}

/// Returns the name that a mistyped one means, if one is like it.
pub(super) fn meant<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let best = names.into_iter().map(|name| (score(&typed, name), name)).max_by_key(|(score, _)| *score)?;
    (f64::from(best.0) >= ALIKE * 1000.0).then_some(best.1)
}

/// A hint for a name that is no file.
#[derive(Debug, Default)]
pub struct Hint {
    /// The words to add to the message.
    pub text: String,
    /// A command was meant.
    pub is_command: bool,
}

/// Returns the command or the file that may be meant by a name that is no file.
pub fn hint(file: Option<&Path>) -> Hint {
    let built_in = || " (`built-in` names the roadmap that comes with Roadbook)".to_owned();
    let Some(file) = file else { return Hint { text: built_in(), is_command: false } };
    let program = Arguments::command();
    if let Some(command) = meant(&shown(file), program.get_subcommands().map(Command::get_name)) {
        return Hint { text: format!("; did you mean the command `{command}`?"), is_command: true };
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_markdown = |path: &Path| path.extension().is_some_and(|extension| extension == "md");
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let names: Vec<String> = paths.filter(|path| is_markdown(path)).map(|path| name(&path)).collect();
    let near = meant(&name(file), names.iter().map(String::as_str));
    let text = near.map(|near| format!("; did you mean {}?", shown(&file.with_file_name(near))));
    Hint { text: text.unwrap_or_else(built_in), is_command: false }
}

/// The characters of a name that are compared: comparing takes time and room by the product of both lengths.
const COMPARED: usize = 64;

/// The likeness of a name, 0 to 1000: of the whole name, or of the one of its words that is most like.
fn score(typed: &str, name: &str) -> u32 {
    let begin = |text: &str| text.chars().take(COMPARED).collect::<String>();
    let (typed, name) = (&begin(typed), begin(name).to_lowercase());
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let of_words = words.map(|word| strsim::normalized_damerau_levenshtein(typed, word) * 0.95).fold(0.0, f64::max);
    (strsim::normalized_damerau_levenshtein(typed, &name).max(of_words) * 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_come_first() {
        let names = ["Closures and scope", "Recursion", "Clusters"].map(|name| (name.to_owned(), name));
        assert_eq!(nearest("clousures", names, 2), ["Closures and scope", "Clusters"]);
    }

    #[test]
    fn only_a_name_that_is_like_it_is_meant() {
        assert_eq!(meant("statsu", ["status", "set", "skip"]), Some("status"));
        assert_eq!(meant("golang", ["status", "set", "skip"]), None);
    }
}
