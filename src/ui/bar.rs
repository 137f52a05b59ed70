//! Completion bars and the figures beside them.

use ratatui::style::Style;

use super::panel::Panel;
use super::theme::Theme;
use crate::progress::Tally;
use crate::roadmap::Kind;

/// How much of something is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share {
    pub(super) done: u32,
    pub(super) of: u32,
    /// With the credit for parts, 0.0 to 1.0.
    fraction: f64,
}

impl Share {
    /// What the counts of a node of this kind come to: its items; of an item, its points.
    pub(super) fn of(kind: Kind, tally: &Tally) -> Share {
        if kind == Kind::Item && tally.points > 0 {
            Share::plain(tally.points_done, tally.points)
        } else {
            Share { done: tally.done, of: tally.count, fraction: tally.fraction() }
        }
    }

    fn plain(done: u32, of: u32) -> Share {
        Share { done, of, fraction: f64::from(done) / f64::from(of.max(1)) }
    }

    pub(super) fn is_complete(self) -> bool {
        self.of > 0 && self.done == self.of
    }
}

/// Draws a bar of `width` cells that ends in half cells: any credit shows, and only what is complete is full.
pub(super) fn draw(panel: &mut Panel<'_>, x: u16, y: u16, width: u16, share: Share, theme: &Theme) {
    let halves = filled_halves(share, width);
    let [full, half, rest_half, rest] = theme.bar;
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
        ((share.fraction * f64::from(all)).round() as u16).clamp(1, all - 1)
    }
}

/// Writes `done/of` so that it ends before the cell `end`; what is complete steps back. Gives back its first cell.
pub(super) fn counts(panel: &mut Panel<'_>, end: u16, y: u16, share: Share, done: Style, theme: &Theme) -> u16 {
    let start = panel.put_before(end, y, &format!("/{}", share.of), theme.dim);
    panel.put_before(start, y, &share.done.to_string(), if share.is_complete() { theme.dim } else { done })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_credit_shows_and_only_the_complete_is_full() {
        let halves = |done, of| filled_halves(Share::plain(done, of), 5);
        assert_eq!([halves(0, 9), halves(1, 1000), halves(1, 2), halves(999, 1000), halves(9, 9)], [0, 1, 5, 9, 10]);
        assert_eq!(halves(0, 0), 0);
    }
}
