//! The colours of the screen. None is a background: that is the terminal's own.

use ratatui::style::Color;

/// A colour for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    pub(crate) dim: Color,
    pub(crate) accent: Color,
    pub(crate) done: Color,
    pub(crate) doing: Color,
    pub(crate) alarm: Color,
    pub(crate) code: Color,
    pub(crate) note: Color,
}

impl Colours {
    /// The terminal's own sixteen, which are readable on any background.
    pub const TERMINAL: Colours = Colours {
        dim: Color::DarkGray,
        accent: Color::LightBlue,
        done: Color::Green,
        doing: Color::Yellow,
        alarm: Color::Red,
        code: Color::Cyan,
        note: Color::Magenta,
    };

    /// For a dark background.
    pub const DUSK: Colours = Colours {
        dim: rgb(0x8c93a3),
        accent: rgb(0x7fb4f0),
        done: rgb(0x8fca7d),
        doing: rgb(0xe6c06c),
        alarm: rgb(0xf08a80),
        code: rgb(0x7cc8c4),
        note: rgb(0xcba0e8),
    };

    /// For a light background.
    pub const PAPER: Colours = Colours {
        dim: rgb(0x686c74),
        accent: rgb(0x1d5fb4),
        done: rgb(0x0f6a14),
        doing: rgb(0x8a5a00),
        alarm: rgb(0xb3261e),
        code: rgb(0x0b6c74),
        note: rgb(0x8a3ca0),
    };

    /// The nearest colours of the 256 that are the same on every terminal.
    pub fn in_256(self) -> Colours {
        Colours {
            dim: nearest(self.dim),
            accent: nearest(self.accent),
            done: nearest(self.done),
            doing: nearest(self.doing),
            alarm: nearest(self.alarm),
            code: nearest(self.code),
            note: nearest(self.note),
        }
    }
}

const fn rgb(hex: u32) -> Color {
    Color::from_u32(hex)
}

/// The steps of each channel in the cube of 6 × 6 × 6 colours, from number 16 on.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
/// The cube's first number, and that of the greys behind it.
const CUBE: u8 = 16;
const GREYS: u8 = 232;

/// The nearest colour of the cube or of the greys; the first sixteen are the learner's own and could be anything.
fn nearest(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let number = (CUBE..=u8::MAX).min_by_key(|&number| {
        let (r, g, b) = indexed(number);
        let apart = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        apart(r, red) + apart(g, green) + apart(b, blue)
    });
    number.map_or(colour, Color::Indexed)
}

fn indexed(number: u8) -> (u8, u8, u8) {
    if number >= GREYS {
        let grey = 8 + 10 * (number - GREYS);
        return (grey, grey, grey);
    }
    let at = usize::from(number - CUBE);
    (STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(palette: Colours) -> [Color; 7] {
        let Colours { dim, accent, done, doing, alarm, code, note } = palette;
        [dim, accent, done, doing, alarm, code, note]
    }

    /// The contrast of two colours as WCAG 2 reckons it.
    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let light = |(r, g, b): (u8, u8, u8)| {
            let part = |value: u8| {
                let value = f64::from(value) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b) + 0.05
        };
        let (a, b) = (light(a), light(b));
        a.max(b) / a.min(b)
    }

    fn channels(colour: Color) -> (u8, u8, u8) {
        match colour {
            Color::Rgb(red, green, blue) => (red, green, blue),
            Color::Indexed(number) => indexed(number),
            other => panic!("{other} is the terminal's own"),
        }
    }

    #[test]
    fn each_theme_can_be_read_on_its_ground() {
        let dark = [(0, 0, 0), (0x1e, 0x1e, 0x2e)];
        let light = [(0xff, 0xff, 0xff), (0xfa, 0xf7, 0xf0)];
        for (palette, grounds) in [(Colours::DUSK, dark), (Colours::PAPER, light)] {
            for colour in all(palette).into_iter().chain(all(palette.in_256())) {
                for ground in grounds {
                    let contrast = contrast(channels(colour), ground);
                    assert!(contrast >= 4.5, "{colour} on {ground:?}: {contrast:.2}");
                }
            }
        }
    }

    /// The terminal's own colours are the learner's, but most are one of few: plain blue is too dark on a dark ground.
    #[test]
    fn the_accent_can_be_seen_on_black_in_usual_terminals() {
        assert_eq!(Colours::TERMINAL.accent, Color::LightBlue);
        let bright_blues = [(0x5c, 0x5c, 0xff), (0x55, 0x55, 0xff), (0x72, 0x9f, 0xcf), (0x3b, 0x78, 0xff)];
        for blue in bright_blues {
            let contrast = contrast(blue, (0, 0, 0));
            assert!(contrast >= 4.0, "{blue:?}: {contrast:.2}");
        }
    }

    #[test]
    fn colours_stay_apart_among_256() {
        for palette in [Colours::DUSK, Colours::PAPER] {
            let colours: std::collections::HashSet<_> = all(palette.in_256()).into_iter().collect();
            assert_eq!(colours.len(), 7);
            let coloured = all(palette.in_256()).into_iter().skip(1).map(channels);
            assert!(coloured.into_iter().all(|(r, g, b)| r != g || g != b));
        }
    }

    #[test]
    fn the_nearest_of_256_is_found() {
        assert_eq!(nearest(rgb(0xff0000)), Color::Indexed(196));
        assert_eq!(nearest(rgb(0x080808)), Color::Indexed(232));
        assert_eq!(nearest(Color::Blue), Color::Blue);
        assert_eq!(Colours::TERMINAL.in_256(), Colours::TERMINAL);
    }
}
