//! A note in the learner's own editor, which gets a copy of it and, meanwhile, the terminal.

use std::path::Path;
use std::process::{Command, ExitStatus};
use std::{env, fs, io};

use super::Session;
use crate::journal::reason;
use crate::journal::shown;

impl Session {
    /// Has the text edited; the terminal is the editor's until it ends. Gives back the text if it is another one then, or
    /// in words for the learner why it is not to be taken.
    pub(super) fn edit(&mut self, text: &str) -> io::Result<Result<Option<String>, String>> {
        let path = self.folder.note_path();
        if let Err(error) = self.folder.keep_note(&path, &with_line_break(text)) {
            return Ok(Err(format!("The note cannot be handed to an editor: {}", reason(&error))));
        }
        self.frontend.leave();
        let ended = self.events.without_interrupts(|| start(&path))?;
        self.frontend.retake()?;
        Ok(outcome(ended, text, &path))
    }
}

/// Editors end a text with a line break, so it begins with one.
fn with_line_break(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

/// The editor where none is named.
const EDITOR: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// The sign that takes its meaning from the next one in the name of an editor; paths on Windows are full of it.
const ESCAPE: Option<char> = if cfg!(windows) { None } else { Some('\\') };

/// Returns `$VISUAL`, else `$EDITOR`, else [`EDITOR`]: a program and its arguments.
fn words() -> Vec<String> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(env::var_os);
    let words = named.map(|named| split(&named.to_string_lossy()));
    words.into_iter().find(|words| !words.is_empty()).unwrap_or_else(|| vec![EDITOR.to_owned()])
}

/// Splits a text into words as a shell does: at white space that stands neither in quotes nor behind a backslash.
fn split(text: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quote) {
            (_, Some(open)) if c == open => quote = None,
            (c, Some('"')) if Some(c) == ESCAPE && chars.peek().is_some_and(|next| "\"\\$`".contains(*next)) => {
                word.get_or_insert_default().extend(chars.next());
            }
            (_, Some(_)) => word.get_or_insert_default().push(c),
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, None) if Some(c) == ESCAPE => word.get_or_insert_default().extend(chars.next()),
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, None) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

fn start(path: &Path) -> (String, io::Result<ExitStatus>) {
    let words = words();
    let (program, arguments) = words.split_first().map_or(("vi", &[][..]), |(first, rest)| (first, rest));
    (program.to_owned(), Command::new(program).args(arguments).arg(path).status())
}

/// The text to take from it. The copy is removed, unless it holds words that are not taken.
fn outcome(
    (editor, ended): (String, io::Result<ExitStatus>),
    before: &str,
    path: &Path,
) -> Result<Option<String>, String> {
    let why = match ended {
        Ok(status) if status.success() => None,
        Ok(status) => Some(format!("{editor} ended with {status}")),
        Err(error) => Some(format!("{editor} cannot be started: {}", reason(&error))),
    };
    let after = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
    match (why, after) {
        (None, Ok(after)) => {
            let _ = fs::remove_file(path);
            Ok((after != with_line_break(before)).then_some(after))
        }
        (None, Err(error)) => Err(format!("What {editor} wrote cannot be read: {}", reason(&error))),
        (Some(why), Ok(after)) if after != with_line_break(before) => {
            Err(format!("{} has what was written, and the note is as it was: {why}", shown(path)))
        }
        (Some(why), _) => {
            let _ = fs::remove_file(path);
            Err(format!("The note is as it was: {why}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_split_as_a_shell_splits_words() {
        for (text, words) in [
            ("vi", &["vi"][..]),
            ("  code --wait\t-n ", &["code", "--wait", "-n"]),
            ("'/opt/my editor/bin/ed' -f", &["/opt/my editor/bin/ed", "-f"]),
            ("ed ''", &["ed", ""]),
            ("ed \"open", &["ed", "open"]),
            (" ", &[]),
        ] {
            assert_eq!(split(text), words, "{text}");
        }
    }

    #[test]
    fn a_backslash_is_for_a_shell_or_for_a_path() {
        let (text, words) = if cfg!(windows) {
            (r#""C:\my editor\ed.exe" C:\a"#, [r"C:\my editor\ed.exe", r"C:\a"])
        } else {
            (r#"/opt/my\ editor "a \"b\" \n"c'd'"e""#, ["/opt/my editor", r#"a "b" \ncde"#])
        };
        assert_eq!(split(text), words);
    }
}
