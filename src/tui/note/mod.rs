//! Notes: the editor over the view, and drafts, which survive a crash.

mod draw;

use ratatui::layout::Rect;

use crate::progress::counted;
use crate::progress::{At, Draft, LONGEST_NOTE};
use crate::roadmap::NodeId;
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::effect::Effect;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::message::{Key, Press};
use crate::tui::notice::Notice;
use crate::tui::widgets::editor::{Editor, clean_lines};

pub(crate) use draw::{draw, draw_text};

/// The widest editor: long lines are hard to read.
const WIDEST: u16 = 72;
/// The fewest and the most lines of text, where the window has room.
const LINES: [usize; 2] = [3, 12];
/// Lower windows show nothing but the editor.
const OVER_FROM: u16 = 12;

/// The overlay: a note that is being written.
#[derive(Clone, Debug)]
pub struct NoteEditor {
    /// The node it is on, while the roadmap has it.
    node: Option<NodeId>,
    item: String,
    name: String,
    editor: Editor,
    /// The text of the editor without a draft.
    before: String,
    /// The notes that this one replaces.
    over: Vec<At>,
}

impl NoteEditor {
    /// The editor on the note of a node: on its draft, else on the note that shows.
    pub(crate) fn new(node: NodeId, cx: &mut Context<'_>) -> NoteEditor {
        let known = cx.doc.progress.draft_of(node);
        let before = clean_lines(&known.text);
        let draft = draft(node, cx.doc).cloned();
        if draft.is_some() {
            cx.notify(Notice::info("Continuing your draft"));
        }
        cx.doc.editing = Some(node);
        let Draft { text, over } = draft.unwrap_or(known);
        let (item, name) = (cx.doc.key(node), cx.doc.name(node));
        NoteEditor { node: Some(node), item, name, editor: Editor::new(&text), before, over }
    }

    /// The same note over another text of the roadmap, even where its node was removed: typed text is kept.
    pub(crate) fn resume(&self, doc: &mut Document) -> (NoteEditor, Option<String>) {
        let node = doc.locate(&self.item);
        doc.editing = node;
        let name = node.map_or_else(|| self.name.clone(), |node| doc.name(node));
        (NoteEditor { node, name, ..self.clone() }, node.is_none().then(|| removed(doc)))
    }

    /// The name of what the note is on.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn editor(&self) -> &Editor {
        &self.editor
    }

    fn draft(&self) -> Draft {
        Draft { text: self.editor.text().to_owned(), over: self.over.clone() }
    }

    fn is_changed(&self) -> bool {
        self.editor.text() != self.before
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        match action {
            Action::SaveNote => self.save(cx),
            Action::NewLine => self.insert("\n", cx),
            Action::Back => self.close(cx),
            _ => {}
        }
    }

    /// A key that is not bound: it writes, erases or moves.
    pub(crate) fn press(&mut self, press: &Press, cx: &mut Context<'_>) {
        let area = self.size(cx.layout);
        let (room, page) = (text_room(area.width), usize::from(area.height.saturating_sub(3)).max(1));
        let before = self.editor.text().len();
        match press.key {
            Key::Enter if press.alt || press.shift => return self.insert("\n", cx),
            Key::Char(char) if !press.ctrl && !press.alt => return self.insert(&char.to_string(), cx),
            Key::Tab => return self.insert("\t", cx),
            Key::Up => self.editor.move_rows(1, false, room),
            Key::Down => self.editor.move_rows(1, true, room),
            Key::PageUp => self.editor.move_rows(page, false, room),
            Key::PageDown => self.editor.move_rows(page, true, room),
            _ => self.editor.press(press),
        }
        // None of these keys replaces text by other text of the same length.
        if self.editor.text().len() != before {
            self.keep_draft(cx);
        }
    }

    /// Inserts what is typed or pasted, if the note has room for it.
    pub(crate) fn insert(&mut self, text: &str, cx: &mut Context<'_>) {
        let text = if text == "\n" { text.to_owned() } else { clean_lines(text) };
        if self.editor.text().len() + text.len() > LONGEST_NOTE {
            return cx.notify(too_long());
        }
        self.editor.insert(&text);
        if !text.is_empty() {
            self.keep_draft(cx);
        }
    }

    fn keep_draft(&self, cx: &mut Context<'_>) {
        match (self.is_changed(), self.node) {
            (true, _) => keep_draft(self.item.clone(), self.draft(), cx),
            (false, Some(node)) => forget_draft(node, cx),
            (false, None) => forget_drafts([self.item.clone()], cx),
        }
    }

    /// Saves the note and closes the editor; where it is too long or its node was removed, says so and changes nothing.
    fn save(&mut self, cx: &mut Context<'_>) {
        let draft = self.draft();
        let Some(node) = self.node else {
            return cx.notify(Notice::refusal("Not saved: its item was removed. Kept as a draft"));
        };
        if draft.text.trim_end().len() > LONGEST_NOTE {
            return cx.notify(too_long());
        }
        cx.doc.editing = None;
        cx.request(Request::Close);
        if self.is_changed() { set_note(node, &draft, cx) } else { forget_draft(node, cx) }
    }

    fn close(&mut self, cx: &mut Context<'_>) {
        cx.doc.editing = None;
        cx.request(Request::Close);
        if self.is_changed() && self.node.is_some() {
            cx.notify(Notice::info(format!("Draft kept. {} continues it", cx.keymap.key(Action::Note))));
        }
    }

    /// The editor's rectangle at the bottom of the panes, frame included.
    pub(crate) fn size(&self, layout: &Layout) -> Rect {
        let panes = layout.panes;
        if !layout.framed || layout.window.height < OVER_FROM {
            return panes;
        }
        let width = panes.width.min(WIDEST + 4);
        let lines = self.editor.rows(text_room(width)).len() + 1;
        let height = (lines.clamp(LINES[0], LINES[1]) as u16 + 2).min(panes.height.saturating_sub(2));
        Rect { x: (panes.width - width) / 2, y: panes.bottom() - height - 1, width, height }
    }
}

/// The width for text in an editor of this width, less frame, margin, and a cell for the cursor after a full row.
pub(crate) fn text_room(width: u16) -> usize {
    usize::from(width.saturating_sub(5)).max(1)
}

fn too_long() -> Notice {
    Notice::refusal(format!("Too long: a note can have {LONGEST_NOTE} bytes at most"))
}

/// The draft on a node, under whichever key it was begun.
fn draft(node: NodeId, doc: &Document) -> Option<&Draft> {
    let keys = doc.progress.keys_of(&doc.roadmap, node);
    keys.iter().find_map(|key| doc.drafts.get(key))
}

/// Opens the note of a node in the learner's `$EDITOR`.
pub(crate) fn edit_outside(node: NodeId, cx: &mut Context<'_>) {
    let draft = draft(node, cx.doc).cloned().unwrap_or_else(|| cx.doc.progress.draft_of(node));
    let item = cx.doc.key(node);
    cx.effects.push(Effect::EditNote { item, draft });
}

/// Takes over a note that was edited outside; returns an error in words for the learner.
pub(crate) fn edited_outside(item: &str, text: &str, over: Vec<At>, cx: &mut Context<'_>) -> Result<(), String> {
    let draft = Draft { text: clean_lines(text).trim_end().to_owned(), over };
    let Some(node) = cx.doc.locate(item) else {
        keep_draft(item.to_owned(), draft, cx);
        return Err(removed(cx.doc));
    };
    let Some(excess) = draft.text.len().checked_sub(LONGEST_NOTE).filter(|excess| *excess > 0) else {
        set_note(node, &draft, cx);
        return Ok(());
    };
    let key = cx.doc.key(node);
    keep_draft(key, draft, cx);
    Err(format!("Note too long by {}. Kept as a draft.", counted(excess as u32, "byte")))
}

/// The note first: should the program end between the two, its text exists twice, and is never lost.
fn set_note(node: NodeId, draft: &Draft, cx: &mut Context<'_>) {
    let kinds = cx.doc.progress.note_facts(&cx.doc.roadmap, node, draft);
    if !kinds.is_empty() {
        cx.act(kinds);
    }
    forget_draft(node, cx);
}

fn keep_draft(item: String, draft: Draft, cx: &mut Context<'_>) {
    cx.doc.drafts.insert(item.clone(), draft.clone());
    cx.effects.push(Effect::KeepDraft { item, draft: Some(draft) });
}

/// Forgets the draft on a node, under each of its keys.
fn forget_draft(node: NodeId, cx: &mut Context<'_>) {
    let keys = cx.doc.progress.keys_of(&cx.doc.roadmap, node);
    forget_drafts(keys, cx);
}

fn forget_drafts(keys: impl IntoIterator<Item = String>, cx: &mut Context<'_>) {
    for item in keys {
        if cx.doc.drafts.remove(&item).is_some() {
            cx.effects.push(Effect::KeepDraft { item, draft: None });
        }
    }
}

fn removed(doc: &Document) -> String {
    format!("This note's item was removed from the roadmap. Draft kept in {}", doc.drafts_path)
}
