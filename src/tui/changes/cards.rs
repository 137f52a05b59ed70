//! The list of changes as it is laid out: a card for each, old and new side by side where there is room.

use crate::progress::Progress;
use crate::progress::carry::{Change, Update};
use crate::roadmap::{Mark, NodeId, Roadmap, clean};
use crate::tui::Tui;
use crate::tui::changes::reattach::name_of_key;
use crate::tui::changes::{Row, is_entry};
use crate::tui::widgets::text::wrap;

/// Windows narrower than this show old and new one below the other.
const SIDE_BY_SIDE: u16 = 90;
/// Cells from the left for what became of it, where old and new stand side by side.
pub const LABEL: u16 = 30;
/// Cells from the left of a text, where they stand one below the other.
const INDENT: u16 = 6;
/// No text is higher than this.
const MOST_LINES: usize = 4;

/// What is said of a change that the learner can set right, or has.
const PICKS: &str = "Enter picks a new home";
const PUT_ELSEWHERE: &str = "put elsewhere by you";

/// One change, in lines.
#[derive(Debug, Default)]
pub struct Card {
    /// Its first line, from 0 at the top of the panel.
    pub y: u16,
    /// Whether it is under the cursor.
    pub is_selected: bool,
    /// What holds of it now; of what is gone, what held of it.
    pub mark: Option<Mark>,
    /// What became of it.
    pub what: String,
    /// What tells so, and how surely.
    pub why: String,
    /// How it was.
    pub old: Option<Text>,
    /// How it is.
    pub new: Option<Text>,
}

/// A text and where it stands.
#[derive(Debug)]
pub struct Text {
    /// Its first cell.
    pub x: u16,
    /// Its first line, from 0 at the top of the card.
    pub y: u16,
    /// Cells across.
    pub room: u16,
    /// The text, broken into its lines.
    pub lines: Vec<String>,
    /// The names of what it stands in, outermost first.
    pub path: Vec<String>,
}

impl Text {
    fn height(&self) -> u16 {
        self.lines.len() as u16 + u16::from(!self.path.is_empty())
    }
}

impl Card {
    /// Lines, air left out.
    pub fn height(&self) -> u16 {
        let texts = [&self.old, &self.new].into_iter().flatten();
        let label = if self.is_wide() && !self.why.is_empty() { 2 } else { 1 };
        texts.map(|text| text.y + text.height()).max().unwrap_or(0).max(label)
    }

    /// The text that names it now; of what is gone, the one it had.
    pub fn item(&self) -> Option<&Text> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// Whether old and new stand side by side, and why below what.
    pub fn is_wide(&self) -> bool {
        [&self.old, &self.new].into_iter().flatten().any(|text| text.y == 0)
    }
}

impl Tui {
    /// The cards of the list of changes that are in view.
    pub fn cards(&self) -> Vec<Card> {
        let Some(list) = self.changes() else { return Vec::new() };
        let (mut cards, mut y) = (Vec::new(), 0);
        for (at, row) in list.rows.iter().enumerate().skip(list.top) {
            if y >= self.panel_height() {
                break;
            }
            let card = Card { y, is_selected: at == list.cursor, ..self.card(row) };
            y += card.height() + 1;
            cards.push(card);
        }
        cards
    }

    /// The change at this line of the panel.
    pub(crate) fn change_at(&self, y: u16) -> Option<usize> {
        let is_there = |card: &Card| (card.y..card.y + card.height()).contains(&y);
        let at = self.cards().iter().position(is_there)?;
        self.changes().map(|list| list.top + at)
    }

    /// Keeps the card under the cursor in view, and leaves no line unused at the end.
    pub(crate) fn settle_cards(&mut self) {
        let Some(list) = self.changes() else { return };
        let top = list.top.clamp(self.highest_top(&list.rows, list.cursor), list.cursor);
        let top = top.min(self.highest_top(&list.rows, list.rows.len().saturating_sub(1)));
        if let Some(list) = self.changes_mut() {
            list.top = top;
        }
    }

    /// The first card from which everything down to the end of this one is in view.
    fn highest_top(&self, rows: &[Row], at: usize) -> usize {
        let (mut top, mut used) = (at, self.card(&rows[at]).height());
        while let Some(above) = top.checked_sub(1) {
            used += self.card(&rows[above]).height() + 1;
            if used > self.panel_height() {
                break;
            }
            top = above;
        }
        top
    }

    fn card(&self, row: &Row) -> Card {
        match (row, &self.review.update) {
            (Row::Change(change), Some(update)) => self.card_of_change(change, update),
            (Row::Unticked(node), _) => Card {
                what: "stays done".into(),
                why: "unticked in the file".into(),
                mark: Some(self.progress.mark(*node)),
                new: Some(self.text(&self.roadmap, *node, true, 0)),
                ..Card::default()
            },
            (Row::Orphan(key), _) => {
                let is_lost = !self.lost_keys(row).is_empty();
                let why = if is_lost { PICKS } else { PUT_ELSEWHERE };
                Card {
                    mark: Some(self.progress.mark_of_key(key)),
                    what: "gone earlier".into(),
                    why: why.into(),
                    old: Some(self.text_of_key(key)),
                    ..Card::default()
                }
            }
            _ => Card::default(),
        }
    }

    fn card_of_change(&self, change: &Change, update: &Update) -> Card {
        let Change { fate, old, new, reason, percent } = *change;
        let is_taken_back = self.is_taken_back(change);
        let mark = match (new, old) {
            (Some(new), _) => mark_shown(&self.roadmap, &self.progress, new),
            (None, old) => old.and_then(|old| mark_shown(&update.before, &update.known, old)),
        };
        let why = match reason {
            _ if !self.lost_keys(&Row::Change(*change)).is_empty() => PICKS.to_owned(),
            _ if is_taken_back => format!("was {fate}"),
            _ if self.is_attached(change) => PUT_ELSEWHERE.to_owned(),
            Some(reason) => format!("{reason}, {percent}%"),
            None => String::new(),
        };
        let what = if is_taken_back { "not the same".to_owned() } else { fate.to_string() };
        let old = old.map(|old| self.text(&update.before, old, false, 0));
        let below = old.as_ref().map_or(0, Text::height);
        let new = new.map(|new| self.text(&self.roadmap, new, true, below));
        Card { mark, what, why, old, new, ..Card::default() }
    }

    /// A node's text; `below` is how many lines of the card stand above it where texts stand one below the other.
    fn text(&self, roadmap: &Roadmap, node: NodeId, is_new: bool, below: u16) -> Text {
        let mut path: Vec<String> = roadmap.ancestors(node).map(|up| roadmap.heading(up).name).collect();
        path.reverse();
        self.lines_of(&roadmap.text(node), path, is_new, below)
    }

    /// What is known of a text that is gone for long: the words of its key.
    fn text_of_key(&self, key: &str) -> Text {
        let above = key.rsplit_once('/').map_or("", |(above, _)| above);
        let path = above.split('/').filter(|part| !part.is_empty()).map(name_of_key).collect();
        self.lines_of(&self.name_of(key), path, false, 0)
    }

    fn lines_of(&self, words: &str, path: Vec<String>, is_new: bool, below: u16) -> Text {
        let layout = self.layout();
        let width = layout.inside(crate::tui::Area { width: layout.header.width, ..layout.outline }).width;
        let (x, y, room) = if self.size.columns >= SIDE_BY_SIDE {
            let room = (width - LABEL).saturating_sub(3) / 2;
            (LABEL + u16::from(is_new) * (room + 2), 0, room)
        } else {
            (INDENT, below + 1, width.saturating_sub(INDENT + 1))
        };
        let words = clean(words);
        let lines =
            wrap(&words, usize::from(room.max(1)), MOST_LINES).into_iter().map(|line| words[line].to_owned()).collect();
        Text { x, y, room, lines, path }
    }
}

/// The mark of an entry; headings and groups have none of their own to show.
fn mark_shown(roadmap: &Roadmap, progress: &Progress, node: NodeId) -> Option<Mark> {
    is_entry(roadmap.node(node).kind).then(|| progress.mark(node))
}
