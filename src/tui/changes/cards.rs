//! Layout of the list of changes: a card for each, old and new side by side where there is room.

use crate::progress::Suggestion;
use crate::progress::carry::{Change, Fate, Update};
use crate::roadmap::{Mark, NodeId, Roadmap, clean};
use crate::tui::changes::rows::{Reply, Row, is_attached, is_taken_back, reply};
use crate::tui::changes::{ChangeList, height};
use crate::tui::document::{Document, name_of_key};
use crate::tui::layout::Layout;
use crate::tui::widgets::text::wrap;

/// Narrower windows show old and new one below the other.
const SIDE_BY_SIDE: u16 = 90;
/// The width of the label, where old and new are side by side.
pub(crate) const LABEL: u16 = 30;
/// The first cell of a text, where they are one below the other.
const INDENT: u16 = 6;
/// The most lines of a text.
const MOST_LINES: usize = 4;

const PICKS: &str = "Enter picks a new place";
const ATTACHED: &str = "you moved its marks elsewhere";
const NOT_THE_SAME: &str = "not the same";

/// One change, in lines.
#[derive(Debug, Default)]
pub(crate) struct Card {
    /// The first line, from 0 at the top of the panel.
    pub(crate) y: u16,
    pub(crate) is_at_cursor: bool,
    /// The mark it has now; of a removed node, the mark it had.
    pub(crate) mark: Option<Mark>,
    /// The fate of the node.
    pub(crate) fate: String,
    /// The evidence, and its confidence.
    pub(crate) reason: String,
    pub(crate) old: Option<Text>,
    pub(crate) new: Option<Text>,
}

/// A text and its position.
#[derive(Debug)]
pub(crate) struct Text {
    /// The first cell.
    pub(crate) x: u16,
    /// The first line, from 0 at the top of the card.
    pub(crate) y: u16,
    /// The width.
    pub(crate) room: u16,
    pub(crate) lines: Vec<String>,
    /// The names of its ancestors, outermost first.
    pub(crate) path: Vec<String>,
}

impl Text {
    fn height(&self) -> u16 {
        self.lines.len() as u16 + u16::from(!self.path.is_empty())
    }
}

impl Card {
    /// The number of lines, without the empty one below.
    pub(crate) fn height(&self) -> u16 {
        let texts = [&self.old, &self.new].into_iter().flatten();
        let label = if self.is_wide() && !self.reason.is_empty() { 2 } else { 1 };
        texts.map(|text| text.y + text.height()).max().unwrap_or(0).max(label)
    }

    /// The text that names it now; of a removed node, the old one.
    pub(crate) fn item(&self) -> Option<&Text> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// Returns true if old and new are side by side, with the reason below the fate.
    pub(crate) fn is_wide(&self) -> bool {
        [&self.old, &self.new].into_iter().flatten().any(|text| text.y == 0)
    }
}

impl ChangeList {
    /// The cards in view.
    pub(crate) fn cards(&self, doc: &Document, layout: &Layout) -> Vec<Card> {
        let (mut cards, mut y) = (Vec::new(), 0);
        for (at, row) in self.rows.iter().enumerate().skip(self.top) {
            if y >= height(layout) {
                break;
            }
            let card = Card { y, is_at_cursor: at == self.cursor, ..card(row, doc, layout) };
            y += card.height() + 1;
            cards.push(card);
        }
        cards
    }

    /// The number of cards below those of these that are in view as a whole.
    pub(crate) fn hidden_below(&self, cards: &[Card], layout: &Layout) -> usize {
        let in_view = cards.iter().filter(|card| card.y + card.height() <= height(layout)).count();
        self.rows.len() - self.top - in_view
    }

    /// Moves to the change at a line of the panel; returns its index.
    pub(crate) fn click(&mut self, y: u16, doc: &Document, layout: &Layout) -> Option<usize> {
        let is_there = |card: &Card| (card.y..card.y + card.height()).contains(&y);
        let at = self.top + self.cards(doc, layout).iter().position(is_there)?;
        self.cursor = at;
        Some(at)
    }

    /// Scrolls the card under the cursor into view, and leaves no line unused at the end.
    pub(crate) fn settle(&mut self, doc: &Document, layout: &Layout) {
        let top = self.top.clamp(self.highest_top(self.cursor, doc, layout), self.cursor);
        self.top = top.min(self.highest_top(self.rows.len().saturating_sub(1), doc, layout));
    }

    /// The first card from which everything down to the end of this one is in view.
    fn highest_top(&self, at: usize, doc: &Document, layout: &Layout) -> usize {
        let (mut top, mut used) = (at, card(&self.rows[at], doc, layout).height());
        while let Some(above) = top.checked_sub(1) {
            used += card(&self.rows[above], doc, layout).height() + 1;
            if used > height(layout) {
                break;
            }
            top = above;
        }
        top
    }
}

fn card(row: &Row, doc: &Document, layout: &Layout) -> Card {
    match (row, &doc.update) {
        (Row::Change(change), Some(update)) => card_of_change(change, update, doc, layout),
        (Row::Suggestion(suggestion), _) => card_of_suggestion(suggestion, doc, layout),
        (Row::Unticked(node), _) => Card {
            fate: "stays done".into(),
            reason: "unticked in the file".into(),
            mark: Some(doc.progress.mark(*node)),
            new: Some(text(&doc.roadmap, *node, true, 0, layout)),
            ..Card::default()
        },
        (Row::Orphan(key), _) => {
            let is_orphan = !row.orphaned_keys(doc).is_empty();
            Card {
                mark: Some(doc.progress.mark_of_key(key)),
                fate: "gone earlier".into(),
                reason: if is_orphan { PICKS } else { ATTACHED }.into(),
                old: Some(text_of_key(key, doc, layout)),
                ..Card::default()
            }
        }
        _ => Card::default(),
    }
}

fn card_of_suggestion(suggestion: &Suggestion, doc: &Document, layout: &Layout) -> Card {
    let Suggestion { key, node, reason, percent } = suggestion;
    let (fate, reason) = match reply(suggestion, doc) {
        Reply::None => ("the same?", format!("{reason}, {percent}%")),
        Reply::Same => ("the same", "its marks are here now".to_owned()),
        Reply::NotTheSame => (NOT_THE_SAME, PICKS.to_owned()),
        Reply::Elsewhere => (NOT_THE_SAME, ATTACHED.to_owned()),
    };
    let old = text_of_key(key, doc, layout);
    let new = text(&doc.roadmap, *node, true, old.height(), layout);
    let mark = Some(doc.progress.mark_of_key(key));
    Card { mark, fate: fate.into(), reason, old: Some(old), new: Some(new), ..Card::default() }
}

fn card_of_change(change: &Change, update: &Update, doc: &Document, layout: &Layout) -> Card {
    let Change { fate, old, new, reason, percent } = *change;
    let is_taken_back = is_taken_back(change, doc);
    let mark = match (new, old) {
        (Some(new), _) => doc.roadmap.node(new).kind.has_mark().then(|| doc.progress.mark(new)),
        (None, Some(old)) => update.before.node(old).kind.has_mark().then(|| update.known.mark(old)),
        (None, None) => None,
    };
    let reason = match reason {
        _ if !Row::Change(*change).orphaned_keys(doc).is_empty() => PICKS.to_owned(),
        _ if is_taken_back => format!("was {fate}"),
        _ if is_attached(change, doc) => ATTACHED.to_owned(),
        Some(reason) => format!("{reason}, {percent}%"),
        None => String::new(),
    };
    let fate = match fate {
        _ if is_taken_back => NOT_THE_SAME.to_owned(),
        Fate::Suggested => "maybe reworded".to_owned(),
        fate => fate.to_string(),
    };
    let old = old.map(|old| text(&update.before, old, false, 0, layout));
    let below = old.as_ref().map_or(0, Text::height);
    let new = new.map(|new| text(&doc.roadmap, new, true, below, layout));
    Card { mark, fate, reason, old, new, ..Card::default() }
}

/// The text of a node; `below` is the number of lines of the card above it where texts are one below the other.
fn text(roadmap: &Roadmap, node: NodeId, is_new: bool, below: u16, layout: &Layout) -> Text {
    let mut path: Vec<String> = roadmap.ancestors(node).map(|up| roadmap.heading(up).name).collect();
    path.reverse();
    lines(&roadmap.text(node), path, is_new, below, layout)
}

/// The last text of a key that has no node; its own words where no text of it is known.
fn text_of_key(key: &str, doc: &Document, layout: &Layout) -> Text {
    if let Some(update) = &doc.update
        && let Some(old) = update.known.locate(&update.before, key)
    {
        return text(&update.before, old, false, 0, layout);
    }
    if let Some(words) = doc.words.get(key) {
        return lines(&words.text, words.names.clone(), false, 0, layout);
    }
    let above = key.rsplit_once('/').map_or("", |(above, _)| above);
    let path = above.split('/').filter(|part| !part.is_empty()).map(name_of_key).collect();
    lines(&doc.name_of(key), path, false, 0, layout)
}

fn lines(words: &str, path: Vec<String>, is_new: bool, below: u16, layout: &Layout) -> Text {
    let width = layout.inside(ChangeList::area(layout)).width;
    let (x, y, room) = if layout.window.width >= SIDE_BY_SIDE {
        let room = (width - LABEL).saturating_sub(3) / 2;
        (LABEL + u16::from(is_new) * (room + 2), 0, room)
    } else {
        (INDENT, below + 1, width.saturating_sub(INDENT + 1))
    };
    let words = clean(words);
    let lines = wrap(&words, usize::from(room.max(1)), MOST_LINES);
    Text { x, y, room, lines: lines.into_iter().map(|line| words[line].to_owned()).collect(), path }
}
