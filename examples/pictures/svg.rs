//! A screen as an SVG: text in its colours, and lines and blocks drawn, so that no font tears them apart.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A cell of the screen, in pixels.
const WIDTH: f32 = 8.4;
const HEIGHT: f32 = 18.0;
/// Pixels around the screen.
const MARGIN: f32 = 14.0;
/// From the top of a cell to the line that letters stand on.
const BASE: f32 = 13.5;

/// The colours of a terminal.
pub struct Ground {
    pub back: &'static str,
    pub text: &'static str,
    /// Black to white, dark ones first.
    pub ansi: [&'static str; 16],
}

pub const DARK: Ground = Ground {
    back: "#1f2128",
    text: "#d4d7dd",
    ansi: [
        "#2a2d36", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#abb2bf", "#6b7280", "#e06c75",
        "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#ffffff",
    ],
};

pub const LIGHT: Ground = Ground {
    back: "#fbfaf7",
    text: "#2b2d33",
    ansi: [
        "#2b2d33", "#c0392b", "#3f8f3f", "#a36a00", "#2563b8", "#8b3fa8", "#1d7f8c", "#8b8f98", "#8f939c", "#c0392b",
        "#3f8f3f", "#a36a00", "#2563b8", "#8b3fa8", "#1d7f8c", "#ffffff",
    ],
};

/// The whole screen.
pub fn svg(buffer: &Buffer, ground: &Ground) -> String {
    let area = buffer.area;
    let (width, height) = (f32::from(area.width) * WIDTH, f32::from(area.height) * HEIGHT);
    let (outer_width, outer_height) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {outer_width:.1} {outer_height:.1}\" \
         width=\"{outer_width:.0}\" font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" \
         font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        ground.back
    );
    for y in 0..area.height {
        for (x, run) in runs(buffer, y) {
            draw_run(&mut svg, x, y, &run, ground);
        }
    }
    svg + "</svg>\n"
}

/// The runs of a row that are set alike: where each begins, and its cells. What is drawn, and what is wide, stands alone.
fn runs(buffer: &Buffer, y: u16) -> Vec<(u16, Vec<&Cell>)> {
    let mut runs: Vec<(u16, Vec<&Cell>)> = Vec::new();
    let alone = |cell: &Cell| lines_of(cell.symbol()).is_some() || !cell.symbol().is_ascii();
    for x in 0..buffer.area.width {
        let cell = &buffer[(x, y)];
        let like = |last: &Cell| (last.fg, last.bg, last.modifier) == (cell.fg, cell.bg, cell.modifier);
        let goes_on = |run: &Vec<&Cell>| run.last().is_some_and(|last| like(last) && !alone(last)) && !alone(cell);
        match runs.last_mut().filter(|(_, run)| goes_on(run)) {
            Some((_, run)) => run.push(cell),
            None => runs.push((x, vec![cell])),
        }
    }
    runs
}

fn draw_run(svg: &mut String, x: u16, y: u16, run: &[&Cell], ground: &Ground) {
    let first = run[0];
    let reversed = first.modifier.contains(Modifier::REVERSED);
    let (fore, back) = (paint(first.fg, ground, ground.text), paint(first.bg, ground, ground.back));
    let (fore, back) = if reversed { (back, fore) } else { (fore, back) };
    let (left, top) = (MARGIN + f32::from(x) * WIDTH, MARGIN + f32::from(y) * HEIGHT);
    let width = run.len() as f32 * WIDTH;
    if back != ground.back {
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{HEIGHT}\" fill=\"{back}\"/>"
        );
    }
    let text: String = run.iter().map(|cell| cell.symbol()).collect();
    if let Some(lines) = lines_of(&text) {
        let _ =
            writeln!(svg, "<g transform=\"translate({left:.1} {top:.1})\" fill=\"none\" stroke=\"{fore}\">{lines}</g>");
    } else if !text.trim().is_empty() {
        draw_text(svg, (left, top), first.modifier, &fore, &text, width);
    }
}

fn draw_text(svg: &mut String, (left, top): (f32, f32), set: Modifier, fore: &str, text: &str, width: f32) {
    let attributes = [
        (Modifier::BOLD, " font-weight=\"700\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ];
    let attributes: String =
        attributes.iter().filter(|(holds, _)| set.contains(*holds)).map(|(_, text)| *text).collect();
    let fits = if text.is_ascii() { format!(" textLength=\"{width:.1}\"") } else { String::new() };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let base = top + BASE;
    let _ = writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{base:.1}\" fill=\"{fore}\" xml:space=\"preserve\"{attributes}{fits}>{escaped}</text>"
    );
}

/// How a glyph of lines or blocks is drawn in its cell, if it is one.
fn lines_of(symbol: &str) -> Option<String> {
    let path = |shape: &str, width: f32| Some(format!("<path d=\"{shape}\" stroke-width=\"{width}\"/>"));
    match symbol {
        "─" => path("M0 9H8.4", 1.0),
        "│" => path("M4.2 0V18", 1.0),
        "╭" => path("M4.2 18V13Q4.2 9 8.4 9", 1.0),
        "╮" => path("M4.2 18V13Q4.2 9 0 9", 1.0),
        "╰" => path("M4.2 0V5Q4.2 9 8.4 9", 1.0),
        "╯" => path("M4.2 0V5Q4.2 9 0 9", 1.0),
        "━" => path("M0 9H8.4", 2.4),
        "╸" => path("M0 9H4.2", 2.4),
        "╶" => path("M4.2 9H8.4", 1.0),
        "▌" => path("M2.1 0V18", 4.2),
        "▎" | "▏" => path("M1 0V18", 2.0),
        _ => None,
    }
}

fn paint(colour: Color, ground: &Ground, plain: &str) -> String {
    let named = |index: usize| ground.ansi[index].to_owned();
    match colour {
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => named(8),
        Color::LightRed => named(9),
        Color::LightGreen => named(10),
        Color::LightYellow => named(11),
        Color::LightBlue => named(12),
        Color::LightMagenta => named(13),
        Color::LightCyan => named(14),
        Color::White => named(15),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(index) if index < 16 => named(usize::from(index)),
        _ => plain.to_owned(),
    }
}
