//! Find: search over headings, entries, notes and prose while typing; then from match to match.

pub(crate) mod fuzzy;
pub(crate) mod narrow;
mod target;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::roadmap::{NodeId, Prose};
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::find::fuzzy::{Query, Ranked, rank};
use crate::tui::find::narrow::{Narrowed, Narrowing};
use crate::tui::find::target::{Target, TargetKind, targets};
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::message::Press;
use crate::tui::notice::Notice;
use crate::tui::reload::Former;
use crate::tui::road::outline::holds_nothing;
use crate::tui::scene::Scene;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::picker::{Entry, PADDING, Picker, PickerStyle, Typed, count_words, list_height, no_entries};
use crate::tui::widgets::text::{last_word, width, wrap};
use crate::tui::widgets::theme::Theme;

/// The longest list: nobody scrolls further rather than type one more letter.
const MOST: usize = 500;
/// Cells before the first match of a long text, at most.
const BEFORE: usize = 24;

/// The matches of the last search.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matches {
    query: String,
    /// In document order.
    nodes: Vec<NodeId>,
}

impl Matches {
    /// The matches that still exist in another text of the roadmap.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Matches {
        let mut found: Vec<NodeId> = self.nodes.iter().filter_map(|&node| nodes.now(node)).collect();
        found.sort_unstable();
        Matches { query: self.query.clone(), nodes: found }
    }

    /// Goes to the next match after a node, or to the one before it, around the end.
    pub(crate) fn go_to_next(&self, from: NodeId, down: bool, cx: &mut Context<'_>) {
        let Matches { query, nodes } = self;
        let next = if down {
            nodes.iter().position(|&node| node > from).or(Some(0))
        } else {
            nodes.iter().rposition(|&node| node < from).or(nodes.len().checked_sub(1))
        };
        let Some((at, &node)) = next.and_then(|at| Some((at, nodes.get(at)?))) else {
            return cx.notify(no_search_notice(cx));
        };
        cx.request(Request::Visit(node));
        cx.notify(match_notice(query, at, nodes.len()));
    }
}

/// Says that there is nothing to go on to.
pub(crate) fn no_search_notice(cx: &Context<'_>) -> Notice {
    Notice::refusal(format!("No search yet. Press {} to find", cx.keymap.key(Action::Find)))
}

pub(crate) fn match_notice(query: &str, at: usize, of: usize) -> Notice {
    Notice::info(format!("\"{query}\": {} of {of}", at + 1))
}

/// Candidates that a query and any longer one could match.
#[derive(Clone, Debug)]
struct Near {
    query: String,
    narrowing: Narrowing,
    /// Notes and prose are among them, which are searched only where words are typed.
    has_words: bool,
    targets: Vec<Target>,
}

/// The overlay.
#[derive(Debug, Default)]
pub struct Find {
    picker: Picker<Target>,
    /// Candidates for the queries that this one was typed from.
    near: Vec<Near>,
    /// The roadmap's prose, once something was typed.
    prose: Option<Vec<Prose>>,
    /// Says what is wrong with the query.
    problem: Option<String>,
}

impl Find {
    /// A search that was typed already.
    pub(crate) fn of(query: &str, doc: &Document) -> Find {
        let mut find = Find::default();
        find.picker.query = Editor::new(query);
        find.search(doc);
        find
    }

    /// The same search in another text of the roadmap.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Find {
        let mut find = Find { picker: Picker::like(&self.picker), ..Find::default() };
        find.search(nodes.new);
        let now = |target: &Target| Some(Target { node: Some(nodes.now(target.node?)?), ..*target });
        let selected = self.picker.selected().and_then(now);
        if let Some(at) = find.picker.entries.iter().position(|entry| Some(entry.value) == selected) {
            find.picker.move_to(at);
        }
        find
    }

    pub(crate) fn picker(&self) -> &Picker<Target> {
        &self.picker
    }

    pub(crate) fn handle(&mut self, action: Action, matches: &mut Matches, cx: &mut Context<'_>) {
        if self.picker.navigate(action, height(cx.layout)) {
            return;
        }
        match (action, self.picker.selected()) {
            (Action::Complete, _) => {
                let typed = self.picker.complete();
                self.typed(typed, cx);
            }
            (Action::In, Some(&target)) => {
                *matches = all_matches(self.picker.query(), cx.doc);
                cx.request(Request::Close);
                cx.request(match (target.kind, target.node) {
                    (TargetKind::Name | TargetKind::Note, Some(node)) => Request::Visit(node),
                    _ => Request::Read {
                        after: target.node,
                        text: target.text(cx.doc, self.prose()).into_owned(),
                        words: Narrowed::new(self.picker.query(), cx.doc).text,
                    },
                });
            }
            (Action::In, None) => {}
            _ => cx.request(Request::Close),
        }
    }

    pub(crate) fn press(&mut self, press: &Press, cx: &mut Context<'_>) {
        let typed = self.picker.press(press);
        self.typed(typed, cx);
    }

    pub(crate) fn paste(&mut self, text: &str, cx: &mut Context<'_>) {
        let typed = self.picker.insert(text);
        self.typed(typed, cx);
    }

    fn typed(&mut self, typed: Typed, cx: &mut Context<'_>) {
        match typed {
            Typed::Changed => self.search(cx.doc),
            Typed::TooLong => cx.notify(Notice::query_too_long()),
            Typed::Nothing => {}
        }
    }

    /// Says what is wrong with the query.
    pub(crate) fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    fn prose(&self) -> &[Prose] {
        self.prose.as_deref().unwrap_or_default()
    }

    fn search(&mut self, doc: &Document) {
        let Narrowed { text: query, narrowing, completion, problem } = Narrowed::new(self.picker.query.text(), doc);
        let is_narrowed = narrowing.is_any();
        (self.picker.ghost, self.problem) = (completion, problem);
        let has_words = !query.is_empty();
        let is_longer =
            |near: &Near| near.narrowing == narrowing && near.has_words == has_words && query.starts_with(&near.query);
        while self.near.pop_if(|near| !is_longer(near)).is_some() {}
        if self.problem.is_some() || !has_words && !is_narrowed {
            return self.picker.list(Vec::new(), 0);
        }
        if self.near.is_empty() {
            let prose = self.prose.get_or_insert_with(|| doc.roadmap.prose());
            let targets = targets(&narrowing, has_words, prose, doc);
            self.near.push(Near { query: String::new(), narrowing: narrowing.clone(), has_words, targets });
        }
        let prose = self.prose.as_deref().unwrap_or_default();
        let candidates = self.near.last().map_or(&[][..], |near| &near.targets);
        let Ranked { best, count, near } = match has_words {
            false => Ranked {
                best: candidates.iter().copied().take(MOST).collect(),
                count: candidates.len(),
                near: Vec::new(),
            },
            true => rank(&query, candidates, |target| target.text(doc, prose), |target| target.weight(doc), MOST),
        };
        let mut matcher = Query::new(&query);
        let entries = best.into_iter().map(|target| entry(target, &mut matcher, doc, prose)).collect();
        self.picker.list(entries, count);
        if has_words {
            self.near.push(Near { query, narrowing, has_words, targets: near });
        }
    }

    pub(crate) fn settle(&mut self, layout: &Layout) {
        self.picker.settle(height(layout));
    }

    /// Moves to the entry at a line of the overlay; returns its index.
    pub(crate) fn click(&mut self, line: u16) -> Option<usize> {
        self.picker.click(line.checked_sub(1)?)
    }

    pub(crate) fn area(layout: &Layout) -> Rect {
        layout.popup
    }

    pub(crate) fn draw(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        let area = Find::area(scene.layout);
        let room = usize::from(scene.layout.inside(area).width.saturating_sub(PADDING)).max(1);
        let problem = self.problem.as_deref().unwrap_or_default();
        let lines = wrap(problem, room, usize::from(area.height).max(1)).into_iter();
        let style = PickerStyle {
            area,
            title: "Find",
            count: count_words(self.picker.count, "found", "found"),
            prompt: Some("/"),
            empty: match self.picker.query() {
                _ if self.problem.is_some() || !self.picker.ghost.is_empty() => "",
                "" => "Type to search. is:doing, has:note or in:phase narrow it.",
                query => no_entries(query),
            },
            has_keys: false,
            has_signs: true,
            above: lines.filter(|line| !line.is_empty()).map(|line| problem[line].to_owned()).collect(),
            below: Vec::new(),
        };
        self.picker.draw(&style, scene.layout, theme, buffer);
    }
}

fn height(layout: &Layout) -> u16 {
    list_height(layout.inside(Find::area(layout)), true, 0)
}

/// In document order the nodes to go to that contain the words as they were typed; where none does, all that match.
fn all_matches(query: &str, doc: &Document) -> Matches {
    let Narrowed { text, narrowing, .. } = Narrowed::new(query, doc);
    let mut targets = targets(&narrowing, !text.is_empty(), &[], doc);
    let holds_nothing = |node| holds_nothing(&doc.roadmap, &doc.progress, node);
    targets.retain(|target| target.node.is_some_and(|node| !holds_nothing(node)));
    let mut words = Query::new(&text);
    let found = targets.iter().filter(|target| words.is_in(&target.text(doc, &[])));
    let mut nodes: Vec<NodeId> = found.filter_map(|target| target.node).collect();
    if nodes.is_empty() {
        let ranked = rank(&text, &targets, |target| target.text(doc, &[]), |target| target.weight(doc), MOST);
        nodes = ranked.best.into_iter().filter_map(|target| target.node).collect();
    }
    nodes.sort_unstable();
    nodes.dedup();
    Matches { query: query.to_owned(), nodes }
}

fn entry(target: Target, query: &mut Query, doc: &Document, prose: &[Prose]) -> Entry<Target> {
    let text = target.text(doc, prose).into_owned();
    let matched = if query.is_empty() { Vec::new() } else { query.matched(&text) };
    let (text, matched) = if target.kind == TargetKind::Name { (text, matched) } else { excerpt(text, matched) };
    Entry { sign: target.sign(doc), matched, beside: target.path(doc), ..Entry::new(target, text) }
}

/// A long text from a word before the first match on, so that the match is seen.
fn excerpt(text: String, matched: Vec<u32>) -> (String, Vec<u32>) {
    let first = matched.first().copied().unwrap_or(0) as usize;
    let start: String = text.chars().take(first).collect();
    if width(&start) < BEFORE {
        return (text, matched);
    }
    let cut = last_word(&start);
    let chars = start[..cut].chars().count() as u32;
    (format!("…{}", &text[cut..]), matched.into_iter().map(|char| char - chars + 1).collect())
}
