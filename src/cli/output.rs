//! Standard output and standard error of the commands.

use std::fmt::Display;
use std::io::{self, Write};

use crate::roadmap::clean;

/// Prints a message on standard error; where nobody takes it, `eprintln` would panic.
pub(super) fn print_message(message: impl Display) {
    let _ = writeln!(io::stderr(), "roadbook: {}", clean(&message.to_string()));
}

/// Lines as they may be shown, wherever their text comes from.
pub fn clean_lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// Prints a result.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    write(&clean_lines(text))
}

/// Prints a note with its tabs, which mean something in code.
pub(super) fn print_note(text: &str) -> anyhow::Result<()> {
    write(&text.split('\t').map(clean_lines).collect::<Vec<_>>().join("\t"))
}

/// Writes to standard output. A reader that has gone (`| head`) is no failure.
fn write(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(anyhow::anyhow!("cannot write the result: {error}"))
        }
        _ => Ok(()),
    }
}
