//! Completion bars and the figures beside them.

use ratatui::style::Style;

use crate::progress::Tally;
use crate::roadmap::Kind;
use crate::tui::widgets::panel::Panel;
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
            Share { done: tally.done, of: tally.count, fraction: tally.fraction() }
        }
    }

    pub(crate) fn plain(done: u32, of: u32) -> Share {
        Share { done, of, fraction: f64::from(done) / f64::from(of.max(1)) }
    }

    pub(crate) fn is_complete(self) -> bool {
        self.of > 0 && self.done == self.of
    }
}

/// Draws a bar of `width` cells that ends in half cells: any credit shows, and only what is complete is full.
pub(crate) fn draw(panel: &mut Panel<'_>, x: u16, y: u16, width: u16, share: Share, theme: &Theme) {
    let halves = filled_halves(share, width);
    let [full, half, rest_half, rest] = theme.glyphs.bar;
    let (whole, odd) = (usize::from(halves / 2), halves % 2 == 1);
    let mut done = full.repeat(whole);
    let mut open = usize::from(width) - whole;
    if odd {
        done.push_str(half);
        open -= 1;
    }
    let mut remaining = rest.repeat(open);
    if !odd && whole > 0 && open > 0 {
        remaining = format!("{rest_half}{}", rest.repeat(open - 1));
    }
    let x = panel.put(x, y, &done, theme.done);
    panel.put(x, y, &remaining, theme.dim);
}

fn filled_halves(share: Share, width: u16) -> u16 {
    let all = width * 2;
    if share.is_complete() {
        all
    } else if share.fraction <= 0.0 || all < 2 {
        0
    } else {
        // The last cell shows some of the rest: a half cell without its other half would look full.
        ((share.fraction * f64::from(all)).round() as u16).clamp(1, (all - 2).max(1))
    }
}

/// Writes `done/of` so that it ends before the cell `end`, dim where complete or not begun. Returns its
/// first cell.
pub(crate) fn counts(panel: &mut Panel<'_>, end: u16, y: u16, share: Share, done: Style, theme: &Theme) -> u16 {
    let start = panel.put_before(end, y, &format!("/{}", share.of), theme.dim);
    let steps_back = share.is_complete() || share.done == 0;
    panel.put_before(start, y, &share.done.to_string(), if steps_back { theme.dim } else { done })
}

/// The counts of extras: `3 of 57`.
pub(crate) fn extras_words(tally: &Tally) -> String {
    format!("{} of {}", tally.extras_done, tally.extras)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::tui::widgets::theme::Look;

    #[test]
    fn any_credit_shows_and_only_the_complete_is_full() {
        let halves = |done, of| filled_halves(Share::plain(done, of), 5);
        assert_eq!([halves(0, 9), halves(1, 1000), halves(1, 2), halves(999, 1000), halves(9, 9)], [0, 1, 5, 8, 10]);
        assert_eq!(halves(0, 0), 0);
    }

    #[test]
    fn a_bar_is_as_wide_as_it_is_and_ends_in_the_rest_until_it_is_complete() {
        let theme = Theme::new(Look { colours: None, ascii: false });
        for (width, done) in (2..=24).flat_map(|width| (0..=40).map(move |done| (width, done))) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            let area = Rect::new(0, 0, width, 1);
            draw(&mut Panel::new(&mut buffer, area), 0, 0, width, Share::plain(done, 40), &theme);
            let cells: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            assert!(!cells.contains(' '), "{cells:?} of {width}");
            let ends_open = cells.ends_with(['╶', '─']);
            assert_eq!(ends_open, done < 40, "{cells:?} for {done} of 40");
        }
    }
}
