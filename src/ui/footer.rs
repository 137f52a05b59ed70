//! The footer: the keys that matter now, what the last key led to, whether all is saved; above it what is wrong.

use super::panel::{Panel, fit};
use super::theme::Theme;
use crate::app::fit::width;
use crate::app::keymap::{Action, Binding};
use crate::app::{App, Deed, Remark, Saving};
use crate::progress::Refusal;

/// Cells between two keys.
const GAP: usize = 3;
/// Narrower windows say only what is not saved.
const SAVED_FROM: u16 = 32;

pub(super) fn draw(app: &App, theme: &Theme, panel: &mut Panel<'_>) {
    let columns = panel.width();
    let (saving, style) = match app.saving() {
        Saving::Saved => ("saved".to_owned(), theme.done),
        Saving::Saving => (format!("saving{}", theme.glyphs.ellipsis), theme.dim),
        Saving::NotSaved(reason) => (format!("NOT SAVED: {reason}"), theme.alarm),
    };
    let alarms = matches!(app.saving(), Saving::NotSaved(_));
    let saving =
        if alarms || columns >= SAVED_FROM { fit(&saving, columns.saturating_sub(2), theme) } else { String::new() };
    let end = panel.put_before(columns.saturating_sub(1), 0, &saving, style);
    match app.remark() {
        Some(remark) => {
            panel.put(1, 0, &words(remark, end.saturating_sub(3), theme), theme.strong);
        }
        None => draw_hints(app, theme, panel, end.saturating_sub(2)),
    }
}

/// The keys that matter now, as many as end before the cell `end`; of all, the key to the help goes last.
fn draw_hints(app: &App, theme: &Theme, panel: &mut Panel<'_>, end: u16) {
    let key = |binding: &Binding| binding.keys.first().map(|key| key.label()).unwrap_or_default();
    let cells = |binding: &&Binding| width(&key(binding)) + 1 + width(binding.hint) + GAP;
    let mut hints = app.hints();
    while 1 + hints.iter().map(cells).sum::<usize>() > usize::from(end) + GAP {
        let Some(last) = hints.iter().rposition(|binding| binding.action != Action::Help) else { return };
        hints.remove(last);
    }
    let mut x = 1;
    for binding in hints {
        x = panel.put(x, 0, &key(binding), theme.strong) + 1;
        x = panel.put(x, 0, binding.hint, theme.dim) + GAP as u16;
    }
}

/// What is wrong: the first of it, and how to put it away.
pub(super) fn draw_notice(app: &App, theme: &Theme, panel: &mut Panel<'_>) {
    let Some((first, rest)) = app.notices().split_first() else { return };
    if panel.height() == 0 {
        return;
    }
    let away = if rest.is_empty() { "Esc".to_owned() } else { format!("{} more  Esc", rest.len()) };
    let end = panel.put_before(panel.width().saturating_sub(1), 0, &away, theme.dim);
    panel.put(1, 0, &fit(first, end.saturating_sub(3), theme), theme.alarm);
}

fn words(remark: &Remark, room: u16, theme: &Theme) -> String {
    let plain = match remark {
        Remark::Undone(deed) => return describe("Undone", deed, room, theme),
        Remark::Redone(deed) => return describe("Redone", deed, room, theme),
        Remark::NothingToUndo => "Nothing to undo.",
        Remark::NothingToRedo => "Nothing to redo.",
        Remark::NothingOpen => "Nothing is open any more.",
        Remark::Refused(Refusal::AllDone) => "All done already.",
        Remark::Refused(Refusal::NothingToTick) => "Nothing here to tick.",
        Remark::Refused(Refusal::AlreadyOpen) => "Open already.",
        Remark::Refused(Refusal::NotAnOption) => "Nothing to choose here: go to an option.",
    };
    fit(plain, room, theme)
}

/// `Undone: ✓ Closures and 2 more`, the name cut so that the rest has room.
fn describe(done: &str, deed: &Deed, room: u16, theme: &Theme) -> String {
    let sign = deed.mark.map_or(theme.glyphs.chosen, |mark| theme.mark(mark).0);
    let before = format!("{done}: {sign} ");
    let after = if deed.others == 0 { String::new() } else { format!(" and {} more", deed.others) };
    let room = room.saturating_sub((width(&before) + width(&after)) as u16);
    before + &fit(&deed.name, room, theme) + &after
}
