//! The screen of a roadmap that is opened, and the question which roadmap a file is.

use ratatui::layout::Size;

use super::store::{JournalStore, in_short};
use super::watch::Watch;
use crate::journal::Folder;
use crate::journal::shown;
use crate::open::{Answer, Candidate, Opened, Opening, Question, QuestionKind, Source, open};
use crate::progress::Progress;
use crate::roadmap::clean;
use crate::tui::{self, Identity, ScreenState, Tui};

/// The outcome of opening a roadmap.
pub(super) enum BeginOutcome {
    Open(Box<OpenScreen>),
    /// The learner is to say which roadmap the file is.
    Ask(Question),
}

/// A roadmap on the screen.
pub(super) struct OpenScreen {
    pub(super) tui: Tui,
    pub(super) store: JournalStore,
    /// The reason why nothing can be saved of it, if there is one.
    pub(super) trouble: Option<String>,
}

/// Opens a roadmap as this state has it, else as it was left last, for a window of this size.
///
/// # Errors
/// The reason why it cannot be read, or why the answer cannot be kept.
pub(super) fn begin(
    folder: &Folder,
    source: &Source,
    answer: Option<&Answer>,
    size: Size,
    state: Option<ScreenState>,
) -> anyhow::Result<BeginOutcome> {
    Ok(begin_with(open(folder, source, answer)?, folder, source, size, state))
}

/// The same for a roadmap that was opened already.
pub(super) fn begin_with(
    opening: Opening,
    folder: &Folder,
    source: &Source,
    size: Size,
    state: Option<ScreenState>,
) -> BeginOutcome {
    match opening {
        Opening::Known(opened) => BeginOutcome::Open(Box::new(open_screen(folder, source, *opened, size, state))),
        Opening::Ask(question) => BeginOutcome::Ask(question),
    }
}

fn open_screen(folder: &Folder, source: &Source, opened: Opened, size: Size, state: Option<ScreenState>) -> OpenScreen {
    let (watch, words) = (Watch::new(), opened.words());
    let (folder, source) = (folder.clone(), source.name());
    let drafts = folder.drafts(opened.journal.id());
    let store =
        JournalStore { folder, journal: opened.journal, source, watch, drafts: Some(drafts), warned_unlocked: false };
    let state = state.or_else(|| store.state()).unwrap_or_default();
    let mut tui = Tui::new(opened.roadmap, opened.progress, size, state.cursor.as_deref());
    tui.announce(opened.update, words);
    tui.restore(&state);
    if let Some(drafts) = &store.drafts {
        tui.add_drafts(drafts.all().clone(), shown(drafts.path()));
    }
    for problem in opened.problems {
        tui.show_message(problem.to_string());
    }
    let trouble = opened.trouble.as_ref().map(in_short);
    if let Some(reason) = &trouble {
        tui.cannot_save(reason.clone());
    }
    OpenScreen { tui, store, trouble }
}

/// The screen of a file that is open as no roadmap yet, below the question which one it is.
///
/// # Errors
/// The reason why the file cannot be read.
pub(super) fn ask_first(question: &Question, size: Size) -> anyhow::Result<Tui> {
    let roadmap = question.source.read()?;
    let progress = Progress::new(&roadmap, Vec::new());
    let mut tui = Tui::new(roadmap, progress, size, None);
    tui.ask_identity(identity(question, true));
    Ok(tui)
}

/// The question in words for the screen.
pub(super) fn identity(question: &Question, is_first: bool) -> Identity {
    let source = question.source.name();
    let answers = question.candidates.iter().map(|candidate| answer(question.kind, candidate, &source));
    let new = tui::Candidate {
        journal: "new".to_owned(),
        text: "A new roadmap with ticks of its own".to_owned(),
        file: String::new(),
    };
    Identity { text: text(question), answers: answers.chain([new]).collect(), source, is_first }
}

fn text(Question { source, kind, candidates, .. }: &Question) -> String {
    let file = match source {
        Source::BuiltIn => source.to_string(),
        Source::File(path) => {
            path.file_name().map(|name| clean(&name.to_string_lossy()).into_owned()).unwrap_or_default()
        }
    };
    let found = match (kind, candidates.as_slice()) {
        (QuestionKind::Copy, [_]) => "has the same text as a roadmap that you know",
        (QuestionKind::Copy, _) => "has the same text as several roadmaps that you know",
        (QuestionKind::Moved, [_]) => "looks like a roadmap whose own file is gone",
        (QuestionKind::Moved, _) => "looks like roadmaps whose own files are gone",
        (QuestionKind::Edited, [_]) => "looks like an edited copy of a roadmap that you know",
        (QuestionKind::Edited, _) => "looks like an edited copy of roadmaps that you know",
        (QuestionKind::Replaced, _) => "seems to be another roadmap than before",
    };
    format!("{file} {found}. Nothing is changed until you answer.")
}

fn answer(kind: QuestionKind, Candidate { id, title, files }: &Candidate, source: &str) -> tui::Candidate {
    let title = if title.is_empty() { id } else { title };
    // The roadmap that this path was.
    let is_former = files.iter().any(|file| file == source);
    let text = match kind {
        QuestionKind::Copy | QuestionKind::Edited => format!("The same: share the ticks of {title}"),
        QuestionKind::Moved => format!("The same, moved and edited: keep the ticks of {title}"),
        QuestionKind::Replaced if is_former => format!("The same, rewritten: keep the ticks of {title}"),
        QuestionKind::Replaced => format!("Another that you know: use the ticks of {title}"),
    };
    tui::Candidate { journal: id.clone(), text, file: if is_former { String::new() } else { files.join(", ") } }
}
