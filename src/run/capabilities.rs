//! The look of the screen, from the settings and the environment.

use std::env;

use crate::config::{Glyphs, Settings, Theme};
use crate::tui::{Colours, Look, Signs};

/// The part of a theme that the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Depth {
    Sixteen,
    Of256,
    True,
}

/// The look that is set, as far as the terminal can show it. No colours where `NO_COLOR` is set (no-color.org): none may
/// be asked for then, since crossterm writes `ESC [ m` in place of each, which ends reverse video too. Unless it
/// is set otherwise, ASCII alone where the locale is named and is not UTF-8, and in the old console of Windows, which
/// sets none of the variables that other terminals do, what its fonts have.
pub(super) fn look(settings: &Settings) -> Look {
    let colours = variable("NO_COLOR").is_none().then(|| palette(settings.theme, depth()));
    let locale = || ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let is_old = || cfg!(windows) && ["WT_SESSION", "TERM_PROGRAM", "TERM"].into_iter().find_map(variable).is_none();
    let signs = match settings.glyphs {
        Glyphs::Ascii => Signs::Ascii,
        Glyphs::Auto if locale().is_some_and(|locale| !is_utf8(&locale)) => Signs::Ascii,
        Glyphs::Auto if is_old() => Signs::Console,
        Glyphs::Unicode | Glyphs::Auto => Signs::Unicode,
    };
    Look { colours, signs }
}

/// Returns true if the terminal can do no more than print lines.
pub(super) fn is_dumb() -> bool {
    variable("TERM").is_some_and(|term| term == "dumb")
}

fn palette(theme: Theme, depth: Depth) -> Colours {
    let palette = match theme {
        Theme::Terminal => Colours::TERMINAL,
        Theme::Dusk => Colours::DUSK,
        Theme::Paper => Colours::PAPER,
    };
    match depth {
        Depth::True => palette,
        Depth::Of256 => palette.in_256(),
        Depth::Sixteen => Colours::TERMINAL,
    }
}

fn depth() -> Depth {
    if cfg!(windows) {
        // Its consoles have shown all colours since Windows 10 (1703), and say so nowhere.
        return Depth::True;
    }
    depth_named(variable("COLORTERM").as_deref(), variable("TERM").as_deref())
}

fn depth_named(colorterm: Option<&str>, term: Option<&str>) -> Depth {
    match (colorterm, term.unwrap_or_default()) {
        (Some("truecolor" | "24bit"), _) => Depth::True,
        (_, term) if term.ends_with("-direct") => Depth::True,
        (_, term) if term.ends_with("-256color") => Depth::Of256,
        _ => Depth::Sixteen,
    }
}

/// A variable that is set, and not to nothing.
fn variable(name: &str) -> Option<String> {
    let value = env::var_os(name)?.to_string_lossy().into_owned();
    Some(value).filter(|value| !value.is_empty())
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_tells_its_encoding() {
        assert!(["C.UTF-8", "de_DE.utf8", "en_US.UTF-8"].into_iter().all(is_utf8));
        assert!(!["C", "POSIX", "de_DE.ISO-8859-1"].into_iter().any(is_utf8));
    }

    #[test]
    fn a_terminal_tells_how_many_colours_it_has() {
        let told = |colorterm, term| depth_named(colorterm, Some(term));
        assert_eq!(told(Some("truecolor"), "xterm-256color"), Depth::True);
        assert_eq!(told(Some("24bit"), "xterm"), Depth::True);
        assert_eq!(told(Some("yes"), "screen-256color"), Depth::Of256);
        assert_eq!(told(None, "xterm-direct"), Depth::True);
        assert_eq!(told(None, "linux"), Depth::Sixteen);
        assert_eq!(palette(Theme::Paper, Depth::Sixteen), Colours::TERMINAL);
        assert_eq!(palette(Theme::Dusk, Depth::Of256), Colours::DUSK.in_256());
    }
}
