//! The lines of a card.

use std::ops::Range;

use crate::progress::pace::{Log, Subject, day, duration};
use crate::progress::{At, counted};
use crate::roadmap::{Content, Kind, Link, Mark, NodeId, clean, links_in};
use crate::tui::document::Document;
use crate::tui::guide::page::{self, PageLine};
use crate::tui::guide::table::records;
use crate::tui::links::keep_each_once;
use crate::tui::road::plain::sign_words;
use crate::tui::widgets::bar::Share;
use crate::tui::widgets::editor::{clean_lines, with_spaces};
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::text::{width, wrap};

/// Cells before texts, and kept free behind them.
pub(super) const TEXT: usize = 5;
const MARGIN: usize = 2;
/// Cells of the names of figures.
pub(super) const LABEL: usize = 9;
/// No more actions are listed.
const MOST_ACTIONS: usize = 200;

/// A line of a card.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Line {
    Blank,
    /// A line of its text. The first has a sign.
    Text {
        sign: Option<Sign>,
        is_name: bool,
        line: PageLine,
    },
    /// A name and its words; the lines after the first have no name.
    Figure(&'static str, String),
    /// The name of a part of the card.
    Title(&'static str),
    /// A line of a note.
    Note(String),
    /// A line of the link of this number: its title or, where it has none, its address.
    Link(usize, String),
    /// A line of its address, the first cell of it, and of the title before it.
    Address(usize, String, String),
    /// An action: its day and time, its words, and why it does not count, empty where it does.
    Action {
        when: String,
        words: String,
        why_not: &'static str,
    },
}

/// The lines of the card of an entry in so many cells, and the addresses of its links.
pub(super) fn lines(node: NodeId, columns: usize, doc: &Document) -> (Vec<Line>, Vec<String>) {
    let room = columns.saturating_sub(TEXT + MARGIN).max(8);
    let mut lines = text(node, room, doc);
    lines.push(Line::Blank);
    lines.extend(figures(node, room, doc));
    let notes = notes(node, room, doc);
    let links = links(node, doc);
    let link_lines = links.iter().enumerate().flat_map(|(at, link)| link_lines(at, link, room)).collect();
    for (title, part) in [("Notes", notes), ("Links", link_lines), ("History", history(node, doc))] {
        if !part.is_empty() {
            lines.extend([Line::Blank, Line::Title(title)]);
            lines.extend(part);
        }
    }
    (lines, links.into_iter().map(|link| link.address).collect())
}

/// The lines of each link.
pub(super) fn stops(lines: &[Line], links: usize) -> Vec<Range<usize>> {
    let is_of = |line: &Line, link: usize| matches!(line, Line::Link(at, _) | Line::Address(at, ..) if *at == link);
    let mut from = 0;
    let stop = |link: usize| {
        let first = lines[from..].iter().position(|line| is_of(line, link)).map_or(from, |at| from + at);
        let count = lines[first..].iter().take_while(|line| is_of(line, link)).count();
        from = first + count;
        first..from
    };
    (0..links).map(stop).collect()
}

/// The whole text: the name, which ends where its author broke the line, and what follows.
fn text(node: NodeId, room: usize, doc: &Document) -> Vec<Line> {
    let mut blocks = doc.roadmap.entry_text(node);
    let (mut name, mut rest) = (Vec::new(), Vec::new());
    match blocks.first_mut().map(|block| &mut block.content) {
        Some(Content::Text(lines)) if !lines.is_empty() => {
            name = page::text(&lines.remove(0), room);
            rest = lines.iter().flat_map(|line| page::text(line, room)).collect();
            blocks.remove(0);
        }
        Some(Content::Heading(_, spans)) => {
            name = page::text(spans, room);
            blocks.remove(0);
        }
        _ => {}
    }
    for block in blocks {
        if !name.is_empty() {
            rest.push(PageLine::blank());
        }
        match &block.content {
            Content::Table(_, rows) => {
                let (header, body) = rows.split_at(rows.len().min(1));
                let records = header.first().map_or(Vec::new(), |header| records(header, body, room));
                rest.extend(records.into_iter().map(|line| PageLine::of(line.spans)));
            }
            _ => rest.extend(page::lines(&[block], room.min(u16::MAX.into()) as u16, &doc.roadmap)),
        }
    }
    let names = name.len();
    let sign = |at| (at == 0).then(|| doc.sign(node));
    let line = |(at, line)| Line::Text { sign: sign(at), is_name: at < names, line };
    name.into_iter().chain(rest).enumerate().map(line).collect()
}

/// Its place, its state, its points and the time spent.
fn figures(node: NodeId, room: usize, doc: &Document) -> Vec<Line> {
    let (roadmap, progress) = (&doc.roadmap, &doc.progress);
    let tally = progress.tally(node);
    let points = Share::of(roadmap.node(node).kind, tally);
    let mut path: Vec<String> = roadmap.ancestors(node).map(|up| roadmap.heading(up).name).collect();
    path.reverse();
    let minutes = progress.minutes_on(roadmap, node);
    let figures = [
        ("in", path.join(" › ")),
        ("state", state(node, doc)),
        ("points", if tally.points > 0 { format!("{} of {} done", points.done, points.of) } else { String::new() }),
        ("time", if minutes > 0 { duration(minutes) } else { String::new() }),
    ];
    let told = figures.into_iter().filter(|(_, words)| !words.is_empty());
    let broken = |(name, words): (&'static str, String)| {
        let parts = wrap(&words, room.saturating_sub(LABEL).max(8), usize::MAX);
        let line =
            |(at, part): (usize, Range<usize>)| Line::Figure(if at == 0 { name } else { "" }, words[part].to_owned());
        parts.into_iter().enumerate().map(line).collect::<Vec<_>>()
    };
    told.flat_map(broken).collect()
}

/// The state and since when: `done since 14 May`.
fn state(node: NodeId, doc: &Document) -> String {
    let mark = doc.progress.mark(node);
    let is_extra = doc.roadmap.node(node).kind == Kind::Extra;
    let since = doc.progress.since(&doc.roadmap, node).map(|at| {
        let clock = doc.progress.action(at).first().and_then(|fact| fact.clock).unwrap_or(at);
        let today = doc.streak.today.unwrap_or_else(|| clock.day());
        format!(" since {}", if clock.day() == today { "today".to_owned() } else { day::words(clock.day(), today) })
    });
    let by_file = doc.roadmap.node(node).source.is_some_and(|source| source == mark && source != Mark::Todo);
    let since = since.unwrap_or_else(|| if by_file { " in the file".to_owned() } else { String::new() });
    let counts = if is_extra { ", an extra: not counted" } else { "" };
    format!("{}{since}{counts}", sign_words(doc.sign(node)))
}

fn notes(node: NodeId, room: usize, doc: &Document) -> Vec<Line> {
    let mut lines = Vec::new();
    for note in doc.progress.notes(node) {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        let text = clean_lines(&note.text);
        for line in with_spaces(text.trim_end()).lines() {
            lines.extend(wrap(line, room, usize::MAX).into_iter().map(|part| Line::Note(line[part].to_owned())));
        }
    }
    lines
}

/// The links of the notes on an entry, then those of its own text.
fn links(node: NodeId, doc: &Document) -> Vec<Link> {
    let mut links: Vec<Link> = doc.progress.notes(node).iter().flat_map(|note| links_in(&note.text)).collect();
    links.extend(doc.roadmap.titled_links(node));
    keep_each_once(&mut links);
    links
}

/// A link on one line where both its title and its address fit, else each on lines of its own.
fn link_lines(at: usize, link: &Link, room: usize) -> Vec<Line> {
    const GAP: usize = 2;
    let Link { title, address } = link;
    let broken = |text: &str, room: usize| {
        wrap(text, room, usize::MAX).into_iter().map(|part| text[part].to_owned()).collect::<Vec<_>>()
    };
    if title.is_empty() {
        return broken(address, room).into_iter().map(|line| Line::Link(at, line)).collect();
    }
    if width(title) + GAP + width(address) <= room {
        return vec![Line::Address(at, format!("{title}{}", " ".repeat(GAP)), address.clone())];
    }
    let titles = broken(title, room).into_iter().map(|line| Line::Link(at, line));
    let addresses = broken(address, room.saturating_sub(GAP).max(8));
    titles.chain(addresses.into_iter().map(|line| Line::Address(at, " ".repeat(GAP), line))).collect()
}

/// The actions on it, the newest first.
fn history(node: NodeId, doc: &Document) -> Vec<Line> {
    let (roadmap, progress) = (&doc.roadmap, &doc.progress);
    let actions = progress.actions_on(node);
    let log = Log::new(roadmap, progress, None);
    let line = |at: &At| {
        let entry = log.entry(*at)?;
        let words = Some(log.words_on(&entry, node)).filter(|words| !words.is_empty())?;
        let today = doc.streak.today.unwrap_or_else(|| entry.day());
        let when = format!("{} {}", day::words(entry.day(), today), day::time_of(entry.clock));
        let why_not = match (entry.counts, entry.subject) {
            (false, _) => "undone",
            (true, Subject::Time { is_replaced: true }) => "corrected",
            (true, _) => "",
        };
        Some(Line::Action { when, words: clean(&words).into_owned(), why_not })
    };
    let mut lines: Vec<Line> = actions.iter().filter_map(line).collect();
    let older = lines.len().saturating_sub(MOST_ACTIONS);
    if older > 0 {
        lines.truncate(MOST_ACTIONS);
        let older = counted(older as u32, "older action");
        lines.push(Line::Action { when: String::new(), words: older, why_not: "" });
    }
    lines
}
