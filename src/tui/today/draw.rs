//! Draws the Today view: the list, and the week and the sentences beside it or above it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::progress::pace::day;
use crate::roadmap::NodeId;
use crate::tui::document::Document;
use crate::tui::layout::Layout;
use crate::tui::scene::Scene;
use crate::tui::today::{Row, SIGN, Today, days};
use crate::tui::widgets::panel::{Panel, fit, frame, more_below};
use crate::tui::widgets::standing::{draw_sentences, draw_streak, draw_week, sentences_height};
use crate::tui::widgets::text::{share, width};
use crate::tui::widgets::theme::Theme;

/// Lower panels of one column show the list alone, and higher ones all of the summary.
const STANDING_FROM: u16 = 6;
const SUMMARY_FROM: u16 = 14;
/// Lines of sentences above a list, at most; below them stand the week, the streak and a gap.
const SENTENCES: u16 = 5;
const BELOW: u16 = 3;
/// Fewer cells of a path are useless.
const SHORTEST_PATH: u16 = 12;

/// The two frames where both fit, else one.
fn frames(layout: &Layout) -> (Rect, Option<Rect>) {
    let panes = layout.panes;
    if !layout.both {
        return (panes, None);
    }
    let left = share(panes.width, 11, 20);
    let list = Rect { width: left, ..panes };
    (list, Some(Rect { x: panes.x + left, width: panes.width - left, ..panes }))
}

impl Today {
    /// Lines above the list that the summary takes.
    fn summary_height(&self, layout: &Layout) -> u16 {
        let Rect { width, height, .. } = layout.inside(layout.panes);
        match (&self.known, height) {
            (None, _) | (_, ..STANDING_FROM) => 0,
            _ if layout.both => 0,
            (_, STANDING_FROM..SUMMARY_FROM) => 2,
            (Some(known), _) => sentences_height(&known.today.sentence, width.saturating_sub(2)).min(SENTENCES) + BELOW,
        }
    }

    /// The rectangle of the list.
    pub(super) fn list_area(&self, layout: &Layout) -> Rect {
        let Rect { x, y, width, height } = layout.inside(frames(layout).0);
        let above = self.summary_height(layout).min(height);
        Rect { x, y: y + above, width, height: height - above }
    }
}

pub(crate) fn draw(view: &Today, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let Some(known) = &view.known else { return };
    let (layout, today) = (scene.layout, &known.today);
    let (list, beside) = frames(layout);
    let area = view.list_area(layout);
    if layout.framed {
        let date = format!(" {}, {} ", day::name(day::weekday(known.day)), day::words(known.day, known.day));
        frame(buffer, list, theme, theme.accent, Line::styled(" Today ", theme.strong), Line::styled(date, theme.dim));
        let below = view.rows.iter().skip(view.cursor.top + usize::from(area.height));
        let hidden = below.filter(|row| matches!(row, Row::Entry { .. })).count();
        more_below(buffer, list, hidden, theme.doing);
    }
    draw_list(view, scene.doc, theme, &mut Panel::new(buffer, area));
    let streak = today.streak.words();
    if let Some(area) = beside {
        if layout.framed {
            frame(buffer, area, theme, theme.dim, Line::styled(" This week ", theme.strong), Line::default());
        }
        let mut panel = Panel::new(buffer, layout.inside(area));
        let y = u16::from(panel.height() > 16);
        draw_sentences(&today.sentence, 2, y, theme, &mut panel);
        let y = y + sentences_height(&today.sentence, panel.width().saturating_sub(3)) + 1;
        draw_week(&today.week, 2, y, theme, &mut panel);
        draw_streak(&streak, &today.off, 2, y + 1, theme, &mut panel);
        days::draw(&today.week, known.day, 2, y + 3, theme, &mut panel);
        return;
    }
    let inside = layout.inside(list);
    let mut panel = Panel::new(buffer, Rect { height: view.summary_height(layout), ..inside });
    match panel.height() {
        0 => {}
        1..=BELOW => {
            draw_sentences(&today.sentence, 1, 0, theme, &mut Panel::new(buffer, Rect { height: 1, ..inside }));
        }
        _ => {
            let y = panel.height() - BELOW;
            draw_sentences(&today.sentence, 1, 0, theme, &mut panel);
            draw_week(&today.week, 1, y, theme, &mut panel);
            draw_streak(&streak, &today.off, 1, y + 1, theme, &mut panel);
        }
    }
}

fn draw_list(view: &Today, doc: &Document, theme: &Theme, panel: &mut Panel<'_>) {
    for ((at, row), y) in view.rows.iter().enumerate().skip(view.cursor.top).zip(0..panel.height()) {
        match row {
            Row::Gap => {}
            Row::Heading(words) => _ = panel.put(1, y, words, theme.accent),
            Row::Words(words) => _ = panel.put(1, y, words, theme.dim),
            Row::Entry { node, why } => draw_entry(*node, why, at == view.cursor.at, y, doc, theme, panel),
        }
    }
}

/// Draws `◐ Tuples  Data Structures  2 of 4 points, since Thursday`; what does not fit is left out, the path first.
fn draw_entry(node: NodeId, why: &str, here: bool, y: u16, doc: &Document, theme: &Theme, panel: &mut Panel<'_>) {
    if here {
        panel.put(0, y, theme.glyphs.cursor, theme.accent);
    }
    let (sign, style) = theme.sign(doc.sign(node));
    panel.put(SIGN, y, sign, style);
    let end = panel.width().saturating_sub(1);
    let text = SIGN + theme.sign_width() + 1;
    let name = fit(&doc.roadmap.heading(node).name, end.saturating_sub(text), theme);
    let x = panel.put(text, y, &name, if here { theme.cursor } else { theme.strong }) + 2;
    let why_room = width(why) as u16;
    let has_why = !why.is_empty() && x + why_room <= end;
    let start = if has_why { panel.put_before(end, y, why, theme.dim) } else { end + 2 };
    let room = start.saturating_sub(x + 2);
    if room >= SHORTEST_PATH {
        let path = doc.place_of(node);
        // Of a path that is too long, the section says most.
        let path =
            if width(&path) > usize::from(room) { path.rsplit(" › ").next().unwrap_or_default() } else { &path };
        panel.put(x, y, &fit(&path.replace('›', theme.glyphs.inside), room, theme), theme.dim);
    }
}
