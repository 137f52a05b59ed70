//! `note`: the note of a node is printed, or set and durable before it is reported.

use std::io::{self, Read};

use anyhow::{Context, bail};

use super::{mark, resolve};
use crate::clock;
use crate::open::Opened;
use crate::progress::{Draft, LONGEST_NOTE};

/// Prints the notes on the named node or, given a text, sets its note; an empty one removes it. `-` reads the text from
/// standard input.
///
/// # Errors
/// Fails if the name means no node or several, the text is too long, or the journal cannot be written; nothing is changed
/// then.
pub(super) fn note(mut opened: Opened, name: &str, text: Option<String>) -> anyhow::Result<String> {
    let node = resolve::resolve(&opened, name)?;
    if let Some(text) = text {
        let text = if text == "-" { standard_input(io::stdin().lock())? } else { text };
        let draft = Draft { text, ..opened.progress.draft_of(node) };
        let length = draft.text.trim_end().len();
        if length > LONGEST_NOTE {
            bail!("a note may be {LONGEST_NOTE} bytes long, and this one has {length}");
        }
        let kind = opened.progress.note_facts(&opened.roadmap, node, &draft);
        let facts = opened.progress.stamp(&opened.roadmap, kind, clock::now());
        mark::save(&mut opened, &facts)?;
    }
    let shown = opened.progress.draft_of(node).text;
    Ok(if shown.is_empty() { shown } else { shown + "\n" })
}

/// Reads a note. A command before this one that failed gives an input without a byte, which is to remove no words.
fn standard_input(mut input: impl Read) -> anyhow::Result<String> {
    let mut text = String::new();
    input.read_to_string(&mut text).context("cannot read the note from standard input")?;
    if text.is_empty() {
        bail!("standard input holds nothing: the note is as it was (\"\" in place of - removes it)");
    }
    Ok(text)
}
