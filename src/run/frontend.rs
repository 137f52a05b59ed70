//! The frontend: a screen, or lines for a screen reader.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::capabilities;
use crate::config::Settings;
use crate::terminal::{Lines, Screen};
use crate::tui;
use crate::tui::Look;
use crate::tui::Tui;
use crate::tui::plain::Speech;

/// The terminal, as it is written to.
pub(super) enum Frontend {
    Screen(Screen, Look),
    /// With what was said last.
    Lines(Lines, Option<Speech>),
}

impl Frontend {
    /// Takes the terminal: for lines where they are asked for or it can do no more.
    pub(super) fn enter(settings: &Settings, stop: Arc<AtomicBool>) -> io::Result<Frontend> {
        if settings.plain || capabilities::is_dumb() {
            return Ok(Frontend::Lines(Lines::enter(stop)?, None));
        }
        Ok(Frontend::Screen(Screen::enter(stop, settings.mouse)?, capabilities::look(settings)))
    }

    /// The look of a screen.
    pub(super) fn look(&self) -> Option<Look> {
        match self {
            Frontend::Screen(_, look) => Some(*look),
            Frontend::Lines(..) => None,
        }
    }

    /// Shows how things stand.
    pub(super) fn show(&mut self, tui: &Tui) -> io::Result<()> {
        match self {
            Frontend::Screen(screen, look) => screen.draw(|frame| tui::draw(tui, *look, frame)),
            Frontend::Lines(lines, kind) => {
                let speech = Speech::of(tui);
                lines.print(speech.after(kind.as_ref()))?;
                *kind = Some(speech);
                Ok(())
            }
        }
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        match self {
            Frontend::Screen(screen, _) => screen.resize(columns, rows),
            Frontend::Lines(..) => Ok(()),
        }
    }

    /// Shows all of it the next time, whatever was shown.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        match self {
            Frontend::Screen(screen, _) => screen.clear(),
            Frontend::Lines(_, kind) => {
                *kind = None;
                Ok(())
            }
        }
    }

    /// Asks the terminal to keep this text where it pastes from; false where it cannot be asked.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<bool> {
        match self {
            Frontend::Screen(screen, _) => screen.copy(text).map(|()| true),
            Frontend::Lines(..) => Ok(false),
        }
    }

    /// Rings the terminal's bell.
    pub(super) fn ring(&mut self) -> io::Result<()> {
        match self {
            Frontend::Screen(screen, _) => screen.ring(),
            Frontend::Lines(lines, _) => lines.ring(),
        }
    }

    /// Returns true if a running timer is shown.
    pub(super) fn shows_timer(&self) -> bool {
        matches!(self, Frontend::Screen(..))
    }

    pub(super) fn leave(&mut self) {
        match self {
            Frontend::Screen(screen, _) => screen.leave(),
            Frontend::Lines(lines, _) => lines.leave(),
        }
    }

    pub(super) fn retake(&mut self) -> io::Result<()> {
        match self {
            Frontend::Screen(screen, _) => screen.retake(),
            Frontend::Lines(lines, kind) => {
                *kind = None;
                lines.retake()
            }
        }
    }
}
