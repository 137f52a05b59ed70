//! Writing a note: the editor over the view, what is kept of it while it is half written, and saying it.

pub(crate) mod draw;

use std::collections::BTreeSet;

use crate::progress::{At, Draft, LONGEST_NOTE};
use crate::roadmap::NodeId;
use crate::tui::keymap::Action;
use crate::tui::mode::Over;
use crate::tui::widgets::editor::{Editor, clean_lines};
use crate::tui::{Area, Effect, Key, Press, Remark, Side, Tui};

/// Wider than this no note is written: long lines are hard to read.
const WIDEST: u16 = 72;
/// The fewest and the most lines of text that the editor has room for, where the window has.
const LINES: [usize; 2] = [3, 12];
/// Lower windows show nothing but the editor.
const OVER_FROM: u16 = 12;

/// A note while it is written.
#[derive(Clone, Debug)]
pub struct Writing {
    /// What it is on, while the roadmap has that.
    node: Option<NodeId>,
    item: String,
    name: String,
    editor: Editor,
    /// What the editor began with where nothing was half written.
    before: String,
    over: Vec<At>,
    /// Whether it goes on from where it was left half written.
    pub goes_on: bool,
}

impl Writing {
    /// What the note is on.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text and its cursor.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    fn draft(&self) -> Draft {
        Draft { text: self.editor.text().to_owned(), over: self.over.clone() }
    }

    fn is_changed(&self) -> bool {
        self.editor.text() != self.before
    }
}

impl Tui {
    /// Takes in what was half written when the program ended.
    pub fn show_drafts(&mut self, drafts: impl IntoIterator<Item = (String, Draft)>) {
        self.drafts.extend(drafts);
    }

    /// Where a note is written, frame included: low in the window, and away from the row it is on where that can be.
    pub fn note_area(&self) -> Area {
        let layout = self.layout();
        let (window, pane) = (layout.header.width, layout.outline);
        let bottom = pane.y + pane.height;
        if !layout.framed || self.size.rows < OVER_FROM {
            return Area { x: 0, y: pane.y, width: window, height: pane.height };
        }
        let width = window.min(WIDEST + 4);
        let lines = self.writing().map_or(0, |writing| writing.editor.rows(note_room(width)).len() + 1);
        let height = (lines.clamp(LINES[0], LINES[1]) as u16 + 2).min(pane.height.saturating_sub(2));
        let low = bottom - height - 1;
        let y = if self.is_behind(low) { pane.y + 1 } else { low };
        Area { x: (window - width) / 2, y, width, height }
    }

    /// Whether the row under the cursor reaches down to this line of the window.
    fn is_behind(&self, line: u16) -> bool {
        let layout = self.layout();
        let (pane, view) = match self.side {
            Side::Outline => (layout.outline, self.outline_view()),
            Side::Checklist => (layout.checklist, self.checklist_view()),
        };
        let row = view.iter().find(|place| Some(place.row) == self.cursor(self.side));
        row.is_some_and(|row| layout.inside(pane).y + row.y + row.lines > line)
    }

    /// Cells across for the text of a note.
    pub fn note_room(&self) -> usize {
        note_room(self.note_area().width)
    }

    /// Opens the editor on the note of the node under the cursor: on what is half written, else on what shows.
    pub(crate) fn write_note(&mut self) {
        let Some(node) = self.cursor(self.side) else { return };
        let known = self.progress.draft_of(node);
        let before = clean_lines(&known.text);
        let half = self.half_written(node).cloned();
        let (item, name) = (self.progress.key(&self.roadmap, node), self.roadmap.heading(node).name);
        let goes_on = half.is_some();
        let Draft { text, over } = half.unwrap_or(known);
        self.overs.push(Over::Note(Writing {
            node: Some(node),
            item,
            name,
            editor: Editor::new(&text),
            before,
            over,
            goes_on,
        }));
        if goes_on {
            self.remark = Some(Remark::GoesOn);
        }
    }

    /// Hands the note of the node under the cursor to the learner's own editor.
    pub(crate) fn edit_note(&mut self) -> Vec<Effect> {
        let Some(node) = self.cursor(self.side) else { return Vec::new() };
        let draft = self.half_written(node).cloned().unwrap_or_else(|| self.progress.draft_of(node));
        vec![Effect::EditNote { item: self.progress.key(&self.roadmap, node), draft }]
    }

    /// The nodes on which a note is half written and not being written on.
    pub(crate) fn drafted(&self) -> BTreeSet<NodeId> {
        let written = self.writing().and_then(|writing| writing.node);
        let nodes = self.drafts.keys().filter_map(|key| self.progress.locate(&self.roadmap, key));
        nodes.filter(|&node| Some(node) != written).collect()
    }

    /// What is half written of the note on a node, under whichever key it was begun.
    fn half_written(&self, node: NodeId) -> Option<&Draft> {
        let keys = self.progress.keys_of(&self.roadmap, node);
        keys.iter().find_map(|key| self.drafts.get(key))
    }

    pub(crate) fn perform_in_note(&mut self, action: Action, now: At) -> Vec<Effect> {
        match action {
            Action::SaveNote => return self.save_note(now),
            Action::NewLine => return self.type_text("\n"),
            Action::Back => self.leave_note(),
            _ => {}
        }
        Vec::new()
    }

    /// A key that the table says nothing of: it writes, erases or moves.
    pub(crate) fn press_in_note(&mut self, press: &Press) -> Vec<Effect> {
        let (room, page) = (self.note_room(), usize::from(self.note_area().height.saturating_sub(3)).max(1));
        let Some(writing) = self.writing_mut() else { return Vec::new() };
        let editor = &mut writing.editor;
        let before = editor.text().len();
        match (press.key, press.ctrl) {
            (Key::Enter, _) if press.alt || press.shift => return self.type_text("\n"),
            (Key::Char(char), false) if !press.alt => return self.type_text(&char.to_string()),
            (Key::Char('w'), true) => editor.erase_word(),
            (Key::Char('u'), true) => editor.erase_line(),
            (Key::Backspace, _) => editor.erase(),
            (Key::Delete, _) => editor.erase_next(),
            (Key::Left, _) => editor.left(),
            (Key::Right, _) => editor.right(),
            (Key::Home, _) => editor.home(),
            (Key::End, _) => editor.end(),
            (Key::Up, _) => editor.travel(1, false, room),
            (Key::Down, _) => editor.travel(1, true, room),
            (Key::PageUp, _) => editor.travel(page, false, room),
            (Key::PageDown, _) => editor.travel(page, true, room),
            _ => {}
        }
        // Nothing above replaces text by other text as long.
        if editor.text().len() == before { Vec::new() } else { self.keep_draft() }
    }

    /// Writes at the cursor what is typed or pasted, if the note has room for it.
    pub(crate) fn type_text(&mut self, text: &str) -> Vec<Effect> {
        let text = if text == "\n" { text.to_owned() } else { clean_lines(text) };
        let Some(writing) = self.writing_mut() else { return Vec::new() };
        if writing.editor.text().len() + text.len() > LONGEST_NOTE {
            self.remark = Some(Remark::NoteTooLong);
            return Vec::new();
        }
        writing.editor.insert(&text);
        if text.is_empty() { Vec::new() } else { self.keep_draft() }
    }

    /// Keeps what is half written, or that nothing is.
    fn keep_draft(&mut self) -> Vec<Effect> {
        let Some(writing) = self.writing() else { return Vec::new() };
        let draft = writing.is_changed().then(|| writing.draft());
        match (draft, writing.node) {
            (Some(draft), _) => vec![self.keep_half_written(writing.item.clone(), draft)],
            (None, Some(node)) => self.forget_draft(node),
            (None, None) => self.forget_drafts([writing.item.clone()]),
        }
    }

    fn keep_half_written(&mut self, item: String, draft: Draft) -> Effect {
        self.drafts.insert(item.clone(), draft.clone());
        Effect::KeepDraft { item, draft: Some(draft) }
    }

    /// Forgets what is half written on a node, under each of its keys.
    fn forget_draft(&mut self, node: NodeId) -> Vec<Effect> {
        self.forget_drafts(self.progress.keys_of(&self.roadmap, node))
    }

    fn forget_drafts(&mut self, keys: impl IntoIterator<Item = String>) -> Vec<Effect> {
        let known = keys.into_iter().filter(|key| self.drafts.remove(key).is_some());
        known.map(|item| Effect::KeepDraft { item, draft: None }).collect()
    }

    /// Says the note and closes the editor; where it is too long or on nothing, says so and leaves all as it is.
    fn save_note(&mut self, now: At) -> Vec<Effect> {
        let Some(writing) = self.writing() else { return Vec::new() };
        let draft = writing.draft();
        let Some(node) = writing.node else {
            self.remark = Some(Remark::NoteOnNothing);
            return Vec::new();
        };
        if draft.text.trim_end().len() > LONGEST_NOTE {
            self.remark = Some(Remark::NoteTooLong);
            return Vec::new();
        }
        let changed = writing.is_changed();
        self.close();
        if changed { self.note_facts(node, &draft, now) } else { self.forget_draft(node) }
    }

    /// The note first: should the program end between the two, words stand twice, and never nowhere.
    fn note_facts(&mut self, node: NodeId, draft: &Draft, now: At) -> Vec<Effect> {
        let kind = self.progress.note_facts(&self.roadmap, node, draft);
        let mut effects = Vec::new();
        if !kind.is_empty() {
            effects = self.append(self.progress.stamp(&self.roadmap, kind, now));
        }
        effects.extend(self.forget_draft(node));
        effects
    }

    /// Closes the editor; what is half written is kept, and said to be. Of what is gone, that was said before.
    fn leave_note(&mut self) {
        let kept = self.writing().is_some_and(|writing| writing.is_changed() && writing.node.is_some());
        self.close();
        if kept {
            self.remark = Some(Remark::HalfWritten);
        }
    }

    /// What came of editing a note elsewhere: its words, or why there are none.
    pub(crate) fn noted(
        &mut self,
        item: &str,
        over: Vec<At>,
        outcome: Result<Option<String>, String>,
        now: At,
    ) -> Vec<Effect> {
        let text = match outcome {
            Ok(Some(text)) => text,
            Ok(None) => return Vec::new(),
            Err(why) => {
                self.notice(why);
                return Vec::new();
            }
        };
        let draft = Draft { text: with_tabs(&text).trim_end().to_owned(), over };
        let Some(node) = self.progress.locate(&self.roadmap, item) else {
            self.tell_of_draft_on_nothing();
            return vec![self.keep_half_written(item.to_owned(), draft)];
        };
        if draft.text.len() > LONGEST_NOTE {
            self.notice(format!(
                "Too long for a note by {} bytes: kept half written.",
                draft.text.len() - LONGEST_NOTE
            ));
            return vec![self.keep_half_written(self.progress.key(&self.roadmap, node), draft)];
        }
        self.note_facts(node, &draft, now)
    }

    /// Goes on with what was being written while the roadmap's text was another, even where what it is on is gone: what
    /// is still being typed is words, and no keys.
    pub(crate) fn resume_note(&mut self, former: &Writing) {
        let node = self.progress.locate(&self.roadmap, &former.item);
        let name = node.map_or_else(|| former.name.clone(), |node| self.roadmap.heading(node).name);
        self.overs.push(Over::Note(Writing { node, name, ..former.clone() }));
        if node.is_none() {
            self.tell_of_draft_on_nothing();
        }
    }

    /// Takes in where on the disk it is kept what is half written, in words for the learner.
    pub fn keeps_drafts_at(&mut self, place: String) {
        self.drafts_at = place;
    }

    fn tell_of_draft_on_nothing(&mut self) {
        let place = &self.drafts_at;
        self.notice(format!("This entry is gone from the roadmap; its note is kept half written in {place}"));
    }
}

/// Cells across for the text in an editor so wide: frame, air, and a cell for the cursor after a full row.
fn note_room(width: u16) -> usize {
    usize::from(width.saturating_sub(5)).max(1)
}

/// The lines as they may be shown, with their tabs: in code they mean something.
fn with_tabs(text: &str) -> String {
    text.split('\t').map(clean_lines).collect::<Vec<_>>().join("\t")
}
