//! A card for a README: the roadmap's name, a bar, and a year of study days, in dark and light.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::chart;
use super::html::escaped;
use super::subject::Subject;

const MARGIN: usize = 16;
const HEAD: usize = 64;

/// The cells of a title that stands beside the counts.
const LONGEST_TITLE: usize = 60;

const STYLE: &str = "\
text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600;font-size:15px}.dim{fill:#656d76}\
.card{fill:#fff;stroke:#d0d7de}.rest,.l0{fill:#ebedf0}.part{fill:#9be9a8}.bar,.l4{fill:#216e39}.l3{fill:#30a14e}.l2{fill:#40c463}\
.l1{fill:#9be9a8}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.dim{fill:#8d96a0}.card{fill:#0d1117;stroke:#30363d}\
.rest,.l0{fill:#21262d}.part{fill:#006d32}.l1{fill:#0e4429}.l2{fill:#006d32}.l3{fill:#26a641}.bar,.l4{fill:#39d353}}";

pub(super) fn of(subject: &Subject<'_>) -> String {
    let &Subject { roadmap, outlook, .. } = subject;
    let pace = outlook.pace();
    let (year_width, year_height) = chart::year_size(&pace.year);
    let (width, height) = (year_width + 2 * MARGIN, HEAD + year_height + MARGIN);
    let road = outlook.road;
    let part = |of: f64| year_width as f64 * of / f64::from(road.count.max(1));
    let (whole, credit) = (part(road.done.into()), part(road.credit()));
    let title = escaped(&cut(roadmap.title(), LONGEST_TITLE));
    let counts = format!("{}/{} · {}%", road.done, road.count, road.percent());
    let right = width - MARGIN;
    let year = chart::year(&pace.year);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-label=\"{title}: {counts}\">\n<style>{STYLE}</style>\n\
         <rect class=\"card\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\"/>\n\
         <text class=\"title\" x=\"{MARGIN}\" y=\"28\">{title}</text>\n\
         <text x=\"{right}\" y=\"28\" text-anchor=\"end\">{counts}</text>\n\
         <rect class=\"rest\" x=\"{MARGIN}\" y=\"40\" width=\"{year_width}\" height=\"8\" rx=\"4\"/>\n\
         <rect class=\"part\" x=\"{MARGIN}\" y=\"40\" width=\"{credit:.1}\" height=\"8\" rx=\"4\"/>\n\
         <rect class=\"bar\" x=\"{MARGIN}\" y=\"40\" width=\"{whole:.1}\" height=\"8\" rx=\"4\"/>\n\
         <g transform=\"translate({MARGIN},{HEAD})\">{year}</g>\n</svg>\n",
        width - 1,
        height - 1
    )
}

/// The size of a badge: its height, the room for a cell of text, and beside each text.
const BADGE: (usize, usize, usize) = (20, 7, 8);

/// The cells of a title in a badge.
const LONGEST_BADGE: usize = 32;

/// The name and the percentage, side by side, in colours that stand on dark and light.
pub(super) fn badge(subject: &Subject<'_>) -> String {
    let (height, cell, beside) = BADGE;
    let title = cut(subject.roadmap.title(), LONGEST_BADGE);
    let percent = format!("{}%", subject.outlook.road.percent());
    let room = |text: &str| text.width() * cell + 2 * beside;
    let (left, right) = (room(&title), room(&percent));
    let (title, width) = (escaped(&title), left + right);
    let middle = |from: usize, room: usize| from + room / 2;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-label=\"{title}: {percent}\">\n<style>text{{font:11px system-ui,sans-serif;fill:#fff;text-anchor:middle}}\
         </style>\n<rect width=\"{width}\" height=\"{height}\" rx=\"4\" fill=\"#1a7f37\"/>\n\
         <path d=\"M4 0h{}v{height}H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z\" fill=\"#444c56\"/>\n\
         <text x=\"{}\" y=\"14\">{title}</text>\n<text x=\"{}\" y=\"14\">{percent}</text>\n</svg>\n",
        left - 4,
        middle(0, left),
        middle(left, right)
    )
}

/// A text of at most so many cells.
fn cut(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut left = cells - 1;
    let fits = |c: &char| {
        let width = c.width().unwrap_or(0);
        let fits = width <= left;
        left = if fits { left - width } else { 0 };
        fits
    };
    let short: String = text.chars().take_while(fits).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_long_title_is_cut_by_its_cells() {
        assert_eq!([cut("four", 4), cut("fours and", 6), cut("学习选择", 6)], ["four", "fours…", "学习…"]);
    }
}
