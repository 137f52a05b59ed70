//! A note in the learner's own editor, which gets a copy of it and, meanwhile, the terminal.

use std::path::Path;
use std::process::{Command, ExitStatus};
use std::{env, fs, io};

use super::Session;
use crate::journal::reason;
use crate::open::shown;

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

/// `$VISUAL`, else `$EDITOR`, else `vi`: a program and its arguments, apart by white space.
fn words() -> Vec<String> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(env::var_os);
    let words = |named: std::ffi::OsString| named.to_string_lossy().split_whitespace().map(str::to_owned).collect();
    named.map(words).find(|words: &Vec<String>| !words.is_empty()).unwrap_or_else(|| vec!["vi".to_owned()])
}

fn start(path: &Path) -> (String, io::Result<ExitStatus>) {
    let words = words();
    let (program, arguments) = words.split_first().map_or(("vi", &[][..]), |(first, rest)| (first, rest));
    (program.to_owned(), Command::new(program).args(arguments).arg(path).status())
}

/// What is to be taken of it. The copy goes, unless words stand in it that are not taken.
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
    let after = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    match (why, after) {
        (None, Ok(after)) => {
            let _ = fs::remove_file(path);
            Ok((after != with_line_break(before)).then_some(after))
        }
        (None, Err(error)) => Err(format!("What {editor} wrote cannot be read: {}", reason(&error))),
        (Some(why), Ok(after)) if after != with_line_break(before) => {
            Err(format!("The note is as it was: {why}. What was written is in {}", shown(path)))
        }
        (Some(why), _) => {
            let _ = fs::remove_file(path);
            Err(format!("The note is as it was: {why}"))
        }
    }
}
