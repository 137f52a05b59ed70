//! `export`: the roadmap with its progress as another file.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, bail};

use super::config;
use super::output::{is_terminal, print, print_bytes, print_message};
use crate::clock;
use crate::export::{Format, Subject, badge, export as file_of};
use crate::journal::shown;
use crate::open::{Opened, Source};
use crate::progress::pace::Outlook;

/// Writes the export to `output`, or prints it, and names what it does not hold.
///
/// # Errors
/// Fails if the file cannot be written, or is the roadmap itself.
pub(super) fn export(
    opened: &Opened,
    source: &Source,
    (format, is_badge): (Format, bool),
    output: Option<&Path>,
) -> anyhow::Result<()> {
    let (plan, now) = (opened.roadmap.plan(), clock::now());
    let outlook = Outlook::new(&opened.roadmap, &opened.progress, &plan, config::preferences(), now.day());
    let (roadmap, progress, id) = (&opened.roadmap, &opened.progress, opened.journal.id());
    let subject = Subject { roadmap, progress, id, outlook: &outlook, now };
    let (text, unwritten) = if is_badge { (badge(&subject), Vec::new()) } else { file_of(&subject, format) };
    match output {
        // What the file holds steers no terminal.
        None if is_terminal() => print(&text)?,
        None => print_bytes(text.as_bytes())?,
        Some(path) => {
            if is_same(source, path) {
                bail!("{} is the roadmap itself, which Roadbook never writes to; name another file", shown(path));
            }
            write(path, &text).with_context(|| format!("cannot write {}", shown(path)))?;
        }
    }
    for it in &unwritten {
        let (line, text, mark) = (roadmap.line(it.node), roadmap.text(it.node), it.mark.word());
        print_message(format_args!("not written: line {line}: {text}: {mark}, but {}", it.why));
    }
    Ok(())
}

/// Writes a file in the place of one that may be there: whole or not at all, and never into a file that goes by another
/// name too.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return fs::write(path, text);
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn is_same(source: &Source, path: &Path) -> bool {
    let Source::File(roadmap) = source else { return false };
    fs::canonicalize(roadmap).ok().zip(fs::canonicalize(path).ok()).is_some_and(|(roadmap, path)| roadmap == path)
}
