//! The message: the notice of the last key, else the number of selected rows. It stands in the frame of the panes.

use ratatui::style::{Modifier, Style};

use crate::tui::notice::{Notice, NoticeKind};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

/// Cells of the bar of a phase that is complete.
const BAR: usize = 5;
/// The first cell in a frame.
const IN_FRAME: u16 = 2;

pub(crate) enum Message<'a> {
    Notice(&'a Notice),
    Selected(usize),
}

/// The cells for a message in a frame of this width.
pub(crate) fn room_in_frame(width: u16) -> u16 {
    width.saturating_sub(2 * (IN_FRAME + 1))
}

impl<'a> Message<'a> {
    /// The message that is to be shown: of a notice, else of the number of selected rows.
    pub(crate) fn of(notice: Option<&'a Notice>, selected: usize) -> Option<Message<'a>> {
        notice.map(Message::Notice).or(Some(Message::Selected(selected)).filter(|_| selected > 0))
    }

    /// Draws it in the lowest line of the panes.
    pub(crate) fn draw_in_frame(&self, theme: &Theme, panes: &mut Panel<'_>) {
        let (room, y) = (room_in_frame(panes.width()), panes.height().saturating_sub(1));
        panes.put(IN_FRAME, y, &" ".repeat(usize::from(self.width(theme).min(room) + 2)), Style::new());
        self.draw((IN_FRAME + 1, IN_FRAME + 1 + room), y, theme, panes);
    }

    /// Draws it between two cells of a line.
    pub(crate) fn draw(&self, (start, end): (u16, u16), y: u16, theme: &Theme, panel: &mut Panel<'_>) {
        let room = end.saturating_sub(start);
        match self {
            Message::Selected(count) => {
                panel.put(start, y, &fit(&selected_words(*count), room, theme), theme.accent);
            }
            Message::Notice(notice) if notice.kind == NoticeKind::Complete => {
                let bar = bar(theme);
                let (before, name, ending) = notice.parts(room.saturating_sub(width(&bar) as u16), theme);
                let x = panel.put(start, y, &bar, theme.done);
                let x = panel.put(x, y, &(before + &name), theme.done.add_modifier(Modifier::BOLD));
                panel.put(x, y, &ending, Style::new());
            }
            Message::Notice(notice) => {
                let style = if notice.kind == NoticeKind::Refusal { theme.doing } else { theme.strong };
                panel.put(start, y, &notice.text(room, theme), style);
            }
        }
    }

    /// Cells of the whole message.
    pub(crate) fn width(&self, theme: &Theme) -> u16 {
        let cells = match self {
            Message::Selected(count) => width(&selected_words(*count)),
            Message::Notice(notice) if notice.kind == NoticeKind::Complete => {
                width(&bar(theme)) + width(&notice.text(u16::MAX, theme))
            }
            Message::Notice(notice) => width(&notice.text(u16::MAX, theme)),
        };
        cells.min(u16::MAX.into()) as u16
    }
}

/// A full bar before what is complete: `━━━━━ Functions complete · 9 items in 12 days`.
fn bar(theme: &Theme) -> String {
    theme.glyphs.bar[0].repeat(BAR) + " "
}

fn selected_words(count: usize) -> String {
    format!("{count} selected")
}
