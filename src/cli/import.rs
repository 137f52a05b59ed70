//! `import`: the boxes ticked in a Markdown file become facts, so that they hold whatever the file says later; the facts
//! of an export are taken as they are.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use anyhow::bail;

use super::output::print_message;
use super::{doctor, mark};
use crate::export::journal_of;
use crate::journal;
use crate::open::{Opened, Source};
use crate::progress::carry::{self, Change};
use crate::progress::{Fact, FactKind, Progress};
use crate::roadmap::{Finding, Mark, NodeId, Roadmap};
use crate::{clock, progress};

/// A file to import.
pub(super) enum Import {
    /// Markdown with ticked boxes.
    Boxes(PathBuf),
    /// An export: the id of its roadmap, and the lines of its journal.
    Facts(String, Vec<String>),
}

impl Import {
    /// Reads a file as what it is.
    pub(super) fn read(file: PathBuf) -> anyhow::Result<Import> {
        let is_json = file.extension().is_some_and(|extension| extension == "json");
        if !is_json {
            return Ok(Import::Boxes(file));
        }
        let text = fs::read_to_string(&file)
            .map_err(|error| anyhow::anyhow!("cannot open {}: {}", journal::shown(&file), journal::reason(&error)))?;
        match journal_of(&text) {
            Some((id, lines)) => Ok(Import::Facts(id, lines)),
            None => bail!("{} is no export: `roadbook export --format json` writes one", journal::shown(&file)),
        }
    }

    /// The roadmap that takes it where none is named: a Markdown file is its own.
    pub(super) fn own_roadmap(&self) -> Option<PathBuf> {
        match self {
            Import::Boxes(file) => Some(file.clone()),
            Import::Facts(..) => None,
        }
    }

    /// Takes it into a journal, in one write. `is_named` says that the learner named that roadmap.
    ///
    /// # Errors
    /// Fails if there is nothing in it to take, an export is of another roadmap than the one opened last, or the journal
    /// cannot be written; nothing is changed then.
    pub(super) fn take(self, into: Opened, is_named: bool) -> anyhow::Result<String> {
        match self {
            Import::Boxes(file) => boxes(&Source::named(file), into),
            Import::Facts(id, _) if !is_named && id != into.journal.id() => {
                bail!("the export is of {id}, and the roadmap opened last is {}: name one with -r", into.journal.id())
            }
            Import::Facts(_, lines) => facts(&lines, into),
        }
    }
}

/// Takes the facts of an export that are not known yet.
fn facts(lines: &[String], mut into: Opened) -> anyhow::Result<String> {
    let (facts, problems) = journal::facts_of(lines, clock::micros());
    for problem in &problems {
        print_message(problem);
    }
    if facts.is_empty() {
        bail!("nothing found: the export holds no fact");
    }
    let known: HashSet<&Fact> = into.progress.ledger().facts().iter().collect();
    let (known, new): (Vec<Fact>, Vec<Fact>) = facts.into_iter().partition(|fact| known.contains(fact));
    mark::save(&mut into, &new)?;
    let nowhere = new.iter().filter_map(|fact| fact.kind.item());
    let nowhere = nowhere.filter(|key| into.progress.locate(&into.roadmap, key).is_none()).count();
    let more =
        if nowhere > 0 { format!(", {nowhere} of them about what this roadmap does not hold") } else { String::new() };
    Ok(format!("took {}{more}; {} known already\n", progress::counted(new.len() as i64, "fact"), known.len()))
}

/// Takes every ticked box of `file` that is surely in the roadmap of `into` into its journal, in one action, and lists
/// where the others may be. A ticked parent ticks the open boxes below it.
fn boxes(file: &Source, mut into: Opened) -> anyhow::Result<String> {
    let ticked = file.read()?;
    let mut report = Report::default();
    report.near_boxes(&ticked);
    if ticked.nodes().all(|(_, node)| node.source.is_none()) {
        bail!("{}nothing found: {file} has no box such as `- [x]`", report.lines);
    }
    let same = carry::carry(&ticked, &into.roadmap);
    let mut kinds = Vec::new();
    for id in report.ticked(&ticked) {
        match same.partner(id) {
            None => match same.suggested().find(|change| change.old == Some(id)) {
                Some(likely) if likely.new.is_some_and(|new| into.progress.is_marked_done(new)) => report.known += 1,
                Some(likely) => report.suggest(&ticked, &into.roadmap, &into.progress, likely),
                None => report.miss(&ticked, id),
            },
            Some(node) if into.progress.is_marked_done(node) => report.known += 1,
            Some(node) => {
                report.taken += 1;
                kinds.push(FactKind::Mark { item: into.progress.key(&into.roadmap, node), mark: Mark::Done });
            }
        }
    }
    let facts = into.progress.stamp(&into.roadmap, kinds, clock::now());
    mark::save(&mut into, &facts)?;
    Ok(report.text())
}

/// The result in lines, each about something that the learner may not expect.
#[derive(Default)]
struct Report {
    taken: usize,
    known: usize,
    lines: String,
}

impl Report {
    /// The ticked items, and those below a ticked parent without a ticked box.
    fn ticked(&mut self, roadmap: &Roadmap) -> BTreeSet<NodeId> {
        let mut ticked = BTreeSet::new();
        for (id, node) in roadmap.nodes().filter(|(_, node)| node.source == Some(Mark::Done)) {
            if !node.parent_of_items {
                ticked.insert(id);
                continue;
            }
            let boxes = || roadmap.subtree(id).filter(|(_, below)| below.is_counted());
            // Where some boxes below are ticked, those that are not were left open on purpose.
            if boxes().any(|(_, below)| below.source == Some(Mark::Done)) {
                continue;
            }
            let open = boxes().filter(|(_, below)| matches!(below.source, None | Some(Mark::Todo | Mark::Doing)));
            let open: Vec<NodeId> = open.map(|(below, _)| below).collect();
            if !open.is_empty() {
                let boxes = doctor::plural(open.len(), "box");
                self.say(roadmap, id, &format!("ticked, and so the {} open {boxes} below it", open.len()));
            }
            ticked.extend(open);
        }
        ticked
    }

    /// Lists what looks like a ticked box and is none.
    fn near_boxes(&mut self, roadmap: &Roadmap) {
        for near in roadmap.findings().into_iter().filter(Finding::looks_ticked) {
            let _ =
                writeln!(self.lines, "not taken: line {}: {} ({})", near.line, near.text, doctor::sentence(near.what));
        }
    }

    fn miss(&mut self, roadmap: &Roadmap, id: NodeId) {
        self.say(roadmap, id, "not in the roadmap");
    }

    fn say(&mut self, roadmap: &Roadmap, id: NodeId, what: &str) {
        let _ = writeln!(self.lines, "{what}: line {}: {}", roadmap.line(id), roadmap.text(id));
    }

    fn suggest(&mut self, ticked: &Roadmap, roadmap: &Roadmap, progress: &Progress, likely: &Change) {
        let (Some(old), Some(new)) = (likely.old, likely.new) else { return };
        let (was, is, key) = (ticked.text(old), roadmap.text(new), progress.key(roadmap, new));
        let line = ticked.line(old);
        let _ =
            writeln!(self.lines, "suggested: line {line}: {was}\n  may be: {is}\n  to take it: roadbook tick '{key}'");
    }

    fn text(self) -> String {
        let Report { taken, known, lines } = self;
        format!("{lines}took {taken} {}, {known} known already\n", doctor::plural(taken, "tick"))
    }
}
