//! A roadmap with its progress as another file: Markdown, JSON, CSV, HTML, SVG.
//!
//! Pure: what is to be written comes back as text. `entry` is an entry as JSON has it here and in `list --json`, `chart`
//! the drawings that HTML and SVG share.

mod chart;
mod csv;
mod entry;
mod html;
mod json;
mod markdown;
mod subject;
mod svg;

pub use entry::Entry;
pub use json::journal_of;
pub use markdown::Unwritten;
pub use subject::Subject;

use clap::ValueEnum;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The roadmap's own text with its boxes ticked, and nothing else changed
    Md,
    /// Everything: each entry, and the lines of the journal, which `import` takes
    Json,
    /// A table of the entries, for a spreadsheet
    Csv,
    /// A page with bars, charts and the log
    Html,
    /// A card with a bar and a year of study days, for a README
    Svg,
}

/// Returns a badge in SVG: the roadmap's name and the percentage.
pub fn badge(subject: &Subject<'_>) -> String {
    svg::badge(subject)
}

/// Returns the file, and of a Markdown file what it cannot hold.
pub fn export(subject: &Subject<'_>, format: Format) -> (String, Vec<Unwritten>) {
    match format {
        Format::Md => markdown::of(subject.roadmap, subject.progress),
        Format::Json => (json::of(subject), Vec::new()),
        Format::Csv => (csv::of(subject), Vec::new()),
        Format::Html => (html::of(subject), Vec::new()),
        Format::Svg => (svg::of(subject), Vec::new()),
    }
}
