//! Completion bars and the figures beside them.

use ratatui::style::Style;

use crate::progress::Tally;
use crate::roadmap::Kind;
use crate::tui::widgets::panel::Panel;
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::theme::Theme;

/// The done part of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Share {
    pub(crate) done: u32,
    pub(crate) of: u32,
    /// Includes the credit for points; 0.0 to 1.0.
    fraction: f64,
}

impl Share {
    /// The share of a node of this kind: of its items, or an item's points.
    pub(crate) fn of(kind: Kind, tally: &Tally) -> Share {
        if kind == Kind::Item && tally.points > 0 {
            Share::plain(tally.points_done, tally.points)
        } else {
            Share::with_credit(tally.done, tally.count, tally.credit())
        }
    }

    pub(crate) fn plain(done: u32, of: u32) -> Share {
        Share { done, of, fraction: f64::from(done) / f64::from(of.max(1)) }
    }

    /// `done` of `of` items, with credit for points of others besides.
    pub(crate) fn with_credit(done: u32, of: u32, credit: f64) -> Share {
        Share { done, of, fraction: credit / f64::from(of.max(1)) }
    }

    pub(crate) fn is_complete(self) -> bool {
        self.of > 0 && self.done == self.of
    }
}

/// Draws a bar of `width` cells that ends in half cells: first whole items, then the credit for points beyond them. Any
/// credit shows, and only what is complete is full.
pub(crate) fn draw(panel: &mut Panel<'_>, x: u16, y: u16, width: u16, share: Share, theme: &Theme) {
    let [full, half, rest_half, rest] = theme.glyphs.bar;
    let [part, part_half] = theme.glyphs.part;
    let (whole, all) = filled_halves(share, width);
    let whole_cells = whole.div_ceil(2);
    let part_halves = all.saturating_sub(2 * whole_cells);
    let done = full.repeat((whole / 2).into()) + if whole % 2 == 1 { half } else { "" };
    let begun = part.repeat((part_halves / 2).into()) + if part_halves % 2 == 1 { part_half } else { "" };
    let open = width.saturating_sub(whole_cells + part_halves.div_ceil(2));
    let ends_full = all > 0 && if part_halves > 0 { part_halves % 2 == 0 } else { whole % 2 == 0 };
    let first = if ends_full && open > 0 { rest_half } else { "" };
    let remaining = rest.repeat(usize::from(open) - usize::from(!first.is_empty()));
    let x = panel.put(x, y, &done, theme.done);
    let x = panel.put(x, y, &begun, theme.begun);
    panel.put(x, y, &(first.to_owned() + &remaining), theme.dim);
}

/// The half cells of a bar for whole items, and those for all credit.
fn filled_halves(share: Share, width: u16) -> (u16, u16) {
    let cells = width * 2;
    // The last cell shows some of the rest: a half cell without its other half would look full.
    let most = cells.saturating_sub(2).max(1);
    let halves = |fraction: f64| match fraction {
        _ if share.is_complete() => cells,
        fraction if fraction <= 0.0 || cells < 2 => 0,
        fraction => ((fraction * f64::from(cells)).round() as u16).clamp(1, most),
    };
    let whole = halves(f64::from(share.done) / f64::from(share.of.max(1)));
    let all = halves(share.fraction).max(whole);
    // Whole items end with a cell where more credit follows: half a cell would leave a hole between the two.
    let whole = if all > whole && whole % 2 == 1 { (whole - 1).max(2) } else { whole };
    (whole, all)
}

/// Writes `done/of` so that it ends before the cell `end`, dim where complete or not begun. Returns its
/// first cell.
pub(crate) fn counts(panel: &mut Panel<'_>, end: u16, y: u16, share: Share, done: Style, theme: &Theme) -> u16 {
    let start = panel.put_before(end, y, &format!("/{}", share.of), theme.dim);
    let steps_back = share.is_complete() || share.done == 0;
    panel.put_before(start, y, &share.done.to_string(), if steps_back { theme.dim } else { done })
}

/// Writes the counts of extras behind their sign, `◇ 3 of 57`, so that they end before the cell `end`. Returns the first
/// cell.
pub(crate) fn extras(panel: &mut Panel<'_>, end: u16, y: u16, tally: &Tally, theme: &Theme) -> u16 {
    let words = format!("{} of {}", tally.extras_done, tally.extras);
    let start = panel.put_before(end, y, &words, theme.dim);
    let is_done = tally.extras > 0 && tally.extras_done == tally.extras;
    let (glyph, style) = theme.sign(if is_done { Sign::ExtraDone } else { Sign::Extra });
    panel.put_before(start.saturating_sub(1), y, glyph, style)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::tui::widgets::theme::{Colours, Look, Signs};

    #[test]
    fn any_credit_shows_and_only_the_complete_is_full() {
        let halves = |done, of| filled_halves(Share::plain(done, of), 5).1;
        assert_eq!([halves(0, 9), halves(1, 1000), halves(1, 2), halves(999, 1000), halves(9, 9)], [0, 1, 5, 8, 10]);
        assert_eq!(halves(0, 0), 0);
    }

    /// The cells of a bar.
    fn cells(width: u16, share: Share, look: Look) -> Vec<ratatui::buffer::Cell> {
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        draw(&mut Panel::new(&mut buffer, area), 0, 0, width, share, &Theme::new(look));
        buffer.content
    }

    fn text(cells: &[ratatui::buffer::Cell]) -> String {
        cells.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    const LOOKS: [Look; 4] = [
        Look { colours: None, signs: Signs::Unicode },
        Look { colours: None, signs: Signs::Ascii },
        Look { colours: Some(Colours::TERMINAL), signs: Signs::Unicode },
        Look { colours: None, signs: Signs::Console },
    ];

    #[test]
    fn a_bar_is_as_wide_as_it_is_and_ends_in_the_rest_until_it_is_complete() {
        for (width, done) in (2..=24).flat_map(|width| (0..=40).map(move |done| (width, done))) {
            for (fraction, look) in [0.0, 0.3, 0.9].into_iter().flat_map(|more| LOOKS.map(|look| (more, look))) {
                let part = if done < 40 { fraction } else { 0.0 };
                let share = Share::with_credit(done, 40, f64::from(done) + part);
                let cells = text(&cells(width, share, look));
                assert!(!cells.contains(' '), "{cells:?} of {width}");
                let ends_open = cells.ends_with(['╶', '─', '.']);
                assert_eq!(ends_open, done < 40, "{cells:?} for {done} of 40");
            }
        }
    }

    #[test]
    fn credit_beyond_whole_items_has_its_own_sign_and_style() {
        let share = Share::with_credit(2, 10, 5.0);
        let shown = |look| text(&cells(10, share, look));
        assert_eq!(LOOKS.map(shown), ["━━╍╍╍╶────", "##===.....", "━━───╶────", "══≡≡≡─────"]);
        for look in LOOKS {
            let cells = cells(10, share, look);
            let styles = [cells[0].style(), cells[2].style(), cells[9].style()];
            assert!(styles[0] != styles[1], "{styles:?}");
        }
        // Without whole items, with hardly any credit, and where both end within a cell.
        let shown = |done, fraction| text(&cells(10, Share::with_credit(done, 10, 10.0 * fraction), LOOKS[0]));
        assert_eq!([shown(0, 0.01), shown(0, 0.25)], ["╸─────────", "╍╍╸───────"]);
        let halves = |done, fraction| text(&cells(5, Share::with_credit(done, 10, 10.0 * fraction), LOOKS[0]));
        assert_eq!([halves(1, 0.1), halves(1, 0.4), halves(1, 0.16)], ["╸────", "━╍╶──", "━╶───"]);
    }
}
