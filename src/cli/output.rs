//! Standard output and standard error of the commands.

use std::env;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

use clap::ValueEnum;

use crate::roadmap::clean;

/// The choice when colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// In a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// The choices that hold for all that is printed.
#[derive(Clone, Copy, Debug, Default)]
struct Choices {
    color: Color,
    quiet: bool,
}

static CHOICES: OnceLock<Choices> = OnceLock::new();

/// Sets the choices for all that is printed from now on; the first ones hold.
pub(super) fn choose(color: Color, quiet: bool) {
    CHOICES.get_or_init(|| Choices { color, quiet });
}

fn choices() -> Choices {
    CHOICES.get().copied().unwrap_or_default()
}

/// A colour of the terminal, or an intensity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Bold,
    Dim,
    Green,
    Yellow,
}

impl Paint {
    /// Returns a text without control characters, in this colour where colours are used.
    pub(super) fn of(self, text: &str) -> String {
        let text = clean(text);
        let code = match self {
            Paint::Bold => 1,
            Paint::Dim => 2,
            Paint::Green => 32,
            Paint::Yellow => 33,
        };
        if has_colors() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.into_owned() }
    }
}

fn has_colors() -> bool {
    match choices().color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// Returns whether results go to a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Prints a message on standard error; where nobody takes it, `eprintln` would panic.
pub(super) fn print_message(message: impl Display) {
    if !choices().quiet {
        let _ = writeln!(io::stderr(), "roadbook: {}", clean(&message.to_string()));
    }
}

/// Lines as they may be shown, wherever their text comes from.
pub fn clean_lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// Prints a result.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    print_bytes(clean_lines(text).as_bytes())
}

/// Prints a note with its tabs, which mean something in code.
pub(super) fn print_note(text: &str) -> anyhow::Result<()> {
    print_bytes(text.split('\t').map(clean_lines).collect::<Vec<_>>().join("\t").as_bytes())
}

/// Prints lines whose parts are [painted](Paint::of) or otherwise free of control characters, or what is no text for a
/// terminal. A reader that has gone (`| head`) is no failure.
pub(super) fn print_bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(anyhow::anyhow!("cannot write the result: {error}"))
        }
        _ => Ok(()),
    }
}
