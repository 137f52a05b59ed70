//! The days of the week, a bar each.

use crate::progress::items;
use crate::progress::pace::{self, Day, Studied, day, duration};
use crate::tui::widgets::panel::Panel;
use crate::tui::widgets::standing::WIDEST_BAR;
use crate::tui::widgets::theme::Theme;

/// Cells of a weekday's name and of an amount, with the space around them.
const NAME: u16 = 5;
const AMOUNT: u16 = 12;

/// Draws a bar for each day of the week, in lines from `y` on; days to come are dim.
pub(super) fn draw(week: &pace::Week, today: Day, x: u16, y: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let in_minutes = week.minutes > 0;
    let amount = |studied: &Studied| if in_minutes { f64::from(studied.minutes) } else { studied.credit };
    let most = week.days.iter().map(amount).fold(0.0, f64::max);
    let room = panel.width().saturating_sub(x + NAME + AMOUNT + 1).min(WIDEST_BAR);
    for (studied, at) in week.days.iter().zip(0..) {
        let (date, line) = (week.from + at, y + at as u16);
        let style = if date == today { theme.strong } else { theme.dim };
        panel.put(x, line, &day::name(day::weekday(date))[..3], style);
        let amount = amount(studied);
        if amount > 0.0 {
            let cells = ((amount / most * f64::from(room)).round() as u16).max(1);
            panel.put(x + NAME, line, &theme.glyphs.bar[0].repeat(cells.into()), theme.done);
            panel.put(x + NAME + cells + 1, line, &amount_words(studied, in_minutes), style);
        } else if studied.credit > 0.0 {
            // Ticks on a day without time show in a week of time.
            panel.put(x + NAME, line, &items(studied.credit), style);
        } else if date <= today {
            panel.put(x + NAME, line, theme.glyphs.dot, theme.dim);
        }
    }
}

fn amount_words(studied: &Studied, in_minutes: bool) -> String {
    if in_minutes { duration(studied.minutes) } else { items(studied.credit) }
}
