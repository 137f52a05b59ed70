//! Banners: lines above the footer that stay until they are dismissed or no longer true.

use std::ops::Range;

use crate::progress::counted;
use crate::tui::document::Saving;
use crate::tui::keymap::{Action, Keymap};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::{width, wrap};
use crate::tui::widgets::theme::Theme;

/// Cells of the text at least, before the keys that dismiss it.
const TEXT: usize = 16;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    pub text: String,
    /// The keys that answer it, in more and in fewer words.
    pub(crate) keys: [String; 2],
    /// It reports a problem.
    pub(crate) is_alarm: bool,
    /// It goes on in further lines where one does not hold it.
    wraps: bool,
}

impl Banner {
    fn alarm(text: String) -> Banner {
        Banner { text, keys: [String::new(), String::new()], is_alarm: true, wraps: false }
    }

    /// Says what is not saved, and why.
    pub(crate) fn unsaved(saving: &Saving, actions: usize) -> Option<Banner> {
        let Saving::NotSaved(reason) = saving else { return None };
        Some(Banner::alarm(match actions {
            0 => format!("Nothing can be saved: {reason}"),
            1 => format!("1 action is not saved: {reason}"),
            actions => format!("{actions} actions are not saved: {reason}"),
        }))
    }

    pub(crate) fn quitting(actions: usize) -> Banner {
        Banner::alarm(match actions {
            1 => "Quitting as soon as 1 action is saved.".to_owned(),
            actions => format!("Quitting as soon as {} are saved.", counted(actions as u32, "action")),
        })
    }

    pub(crate) fn reloaded(reason: &str, keymap: &Keymap) -> Banner {
        let key = keymap.key(Action::In);
        Banner { keys: [key.clone(), key], ..Banner::alarm(format!("The roadmap changed. {reason}")) }
    }

    /// A message that is shown until it is dismissed, with the number of those that wait behind it.
    pub(crate) fn message(text: &str, more: usize, keymap: &Keymap) -> Banner {
        let back = keymap.key(Action::Back);
        let more = if more > 0 { format!("{more} more  ") } else { String::new() };
        Banner {
            keys: [format!("{more}{back} dismisses it"), format!("{more}{back}")],
            wraps: true,
            ..Banner::alarm(text.to_owned())
        }
    }

    pub(crate) fn attaching(name: &str, keymap: &Keymap) -> Banner {
        let back = keymap.key(Action::Back);
        Banner {
            text: format!("Where did \"{name}\" go? Select the matching item"),
            keys: [format!("{back} cancels"), back],
            is_alarm: false,
            wraps: false,
        }
    }

    pub(crate) fn updated(text: String, keymap: &Keymap) -> Banner {
        let (changes, back) = (keymap.key(Action::Changes), keymap.key(Action::Back));
        Banner {
            text,
            keys: [format!("{changes} shows them  {back} dismisses it"), format!("{changes}  {back}")],
            is_alarm: false,
            wraps: false,
        }
    }

    /// The lines of the banner, each as one of its own; the last of at most so many may be too long.
    pub(crate) fn lines(self, columns: u16, most: u16) -> Vec<Banner> {
        let columns = usize::from(columns);
        let [long, short] = [0, 1].map(|at| width(&self.keys[at]));
        if !self.wraps || width(&self.text) + long + 5 <= columns {
            return vec![self];
        }
        let lines = wrap(&self.text, columns.saturating_sub(short + 5).max(TEXT), usize::from(most.max(1)));
        let line = |bytes: Range<usize>| Banner::alarm(self.text[bytes].trim_end().to_owned());
        let mut lines: Vec<Banner> = lines.into_iter().map(line).collect();
        if let Some(first) = lines.first_mut() {
            first.keys = self.keys;
        }
        lines
    }

    /// The text and its keys, for plain mode.
    pub(crate) fn words(&self, theme: &Theme) -> String {
        let text = self.text.replace(" ·", theme.glyphs.dot);
        let keys = theme.keys(&self.keys[0]);
        if keys.is_empty() { text } else { format!("{text} ({})", keys.replace("  ", ", ")) }
    }
}

pub(crate) fn draw(banners: &[Banner], theme: &Theme, panel: &mut Panel<'_>) {
    for (banner, y) in banners.iter().zip(0..panel.height()) {
        let columns = usize::from(panel.width());
        let [long, short] = [theme.keys(&banner.keys[0]), theme.keys(&banner.keys[1])];
        // The text matters more than the keys, where there is no room for both.
        let keys = match (width(&banner.text) + width(&long) + 5, width(&short) + TEXT) {
            (both, _) if both <= columns => long,
            (_, cut) if cut <= columns => short,
            _ => String::new(),
        };
        let end = panel.put_before(panel.width().saturating_sub(1), y, &keys, theme.dim);
        let style = if banner.is_alarm { theme.alarm } else { theme.accent };
        panel.put(1, y, &fit(&banner.text.replace('·', theme.glyphs.dot), end.saturating_sub(3), theme), style);
    }
}
