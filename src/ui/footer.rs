//! The footer: the keys that matter now, what the last key led to, whether all is saved; above it what is wrong.

use super::panel::{Panel, fit};
use super::theme::Theme;
use crate::app::{App, Deed, Remark, Saving};
use crate::progress::Refusal;

pub(super) fn draw(app: &App, theme: &Theme, panel: &mut Panel<'_>) {
    let width = panel.width();
    let (saving, style) = match app.saving() {
        Saving::Saved => ("saved".to_owned(), theme.done),
        Saving::Saving => (format!("saving{}", theme.glyphs.ellipsis), theme.dim),
        Saving::NotSaved(reason) => (format!("NOT SAVED: {reason}"), theme.alarm),
    };
    let room = if matches!(app.saving(), Saving::NotSaved(_)) { width } else { width / 3 };
    let end = panel.put_before(width.saturating_sub(1), 0, &fit(&saving, room.saturating_sub(2), theme), style);
    match app.remark() {
        Some(remark) => {
            panel.put(1, 0, &fit(&words(remark, theme), end.saturating_sub(3), theme), theme.strong);
        }
        None => draw_hints(app, theme, panel, end.saturating_sub(2)),
    }
}

/// The keys that matter now, as many as end before the cell `end`.
fn draw_hints(app: &App, theme: &Theme, panel: &mut Panel<'_>, end: u16) {
    let gap = if panel.width() < 60 { 2 } else { 3 };
    let mut x = 1;
    for binding in app.hints() {
        let key = binding.keys.first().map(|key| key.label()).unwrap_or_default();
        let cells = crate::app::fit::width(&key) + 1 + crate::app::fit::width(binding.hint);
        if usize::from(x) + cells > usize::from(end) {
            break;
        }
        x = panel.put(x, 0, &key, theme.strong) + 1;
        x = panel.put(x, 0, binding.hint, theme.dim) + gap;
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

fn words(remark: &Remark, theme: &Theme) -> String {
    match remark {
        Remark::Undone(deed) => format!("Undone: {}", describe(deed, theme)),
        Remark::Redone(deed) => format!("Redone: {}", describe(deed, theme)),
        Remark::NothingToUndo => "Nothing to undo.".into(),
        Remark::NothingToRedo => "Nothing to redo.".into(),
        Remark::NothingOpen => "Nothing is open any more.".into(),
        Remark::Refused(Refusal::AllDone) => "All done already.".into(),
        Remark::Refused(Refusal::NothingToTick) => "Nothing here to tick.".into(),
        Remark::Refused(Refusal::AlreadyOpen) => "Open already.".into(),
        Remark::Refused(Refusal::NotAnOption) => "Not an option of a choice: nothing to choose here.".into(),
    }
}

fn describe(deed: &Deed, theme: &Theme) -> String {
    let sign = deed.mark.map_or(theme.glyphs.chosen, |mark| theme.mark(mark).0);
    match deed.others {
        0 => format!("{sign} {}", deed.name),
        others => format!("{sign} {} and {others} more", deed.name),
    }
}
