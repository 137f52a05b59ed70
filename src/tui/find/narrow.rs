//! Words of a query that narrow it: `is:doing`, `has:note`, `in:phase`.

use crate::roadmap::{Mark, NodeId};
use crate::tui::document::Document;
use crate::tui::road::outline::Outline;
use crate::tui::road::showing::changed_nodes;
use crate::tui::road::visible::{Filter, Matcher};

/// The values of `is:`, the first that are completed first.
const STATES: [(&str, State); 7] = [
    ("open", State::Open),
    ("doing", State::Of(Filter::Doing)),
    ("done", State::Of(Filter::Done)),
    ("skipped", State::Of(Filter::Skipped)),
    ("new", State::New),
    ("todo", State::Of(Filter::Todo)),
    ("changed", State::Of(Filter::Changed)),
];
/// The values of `has:`.
const BELONGINGS: [(&str, Belonging); 2] = [("note", Belonging::Note), ("link", Belonging::Link)];

/// The state that an entry is to be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Not begun, or begun.
    Open,
    Of(Filter),
    /// Added by the author and not looked at yet.
    New,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Belonging {
    Note,
    Link,
}

/// A query taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Narrowed {
    /// The words that are searched.
    pub(crate) text: String,
    pub(crate) narrowing: Narrowing,
    /// The end of the narrowing word that is being typed.
    pub(crate) completion: String,
    /// Says that a narrowing word is none, and which there are.
    pub(crate) problem: Option<String>,
}

/// Conditions that a match has to meet, beside holding the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Narrowing {
    /// Any of these.
    states: Vec<State>,
    /// All of these.
    belongings: Vec<Belonging>,
    /// In any of these.
    phases: Vec<NodeId>,
}

/// The narrowing word that lists what a filter matches.
pub(crate) fn word_for(filter: Filter) -> Option<String> {
    let word = |(name, state): &(&str, State)| (*state == State::Of(filter)).then(|| format!("is:{name}"));
    let noted = (filter == Filter::Noted).then(|| "has:note".to_owned());
    STATES.iter().find_map(word).or(noted)
}

impl Narrowed {
    /// Takes a query apart. A word at its end may still be typed.
    pub(crate) fn new(query: &str, doc: &Document) -> Narrowed {
        let mut narrowed = Narrowed::default();
        let mut words = query.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let is_typed = words.peek().is_none() && !query.ends_with(char::is_whitespace);
            match word.split_once(':') {
                Some((key, value)) if matches!(key, "is" | "has" | "in") => {
                    narrowed.narrow(key, &value.to_lowercase(), is_typed, doc);
                }
                _ if narrowed.text.is_empty() => word.clone_into(&mut narrowed.text),
                _ => narrowed.text = format!("{} {word}", narrowed.text),
            }
        }
        narrowed
    }

    fn narrow(&mut self, key: &str, value: &str, is_typed: bool, doc: &Document) {
        let phases = if key == "in" { phases(doc) } else { Vec::new() };
        let names: Vec<&str> = match key {
            "is" => STATES.iter().map(|(name, _)| *name).collect(),
            "has" => BELONGINGS.iter().map(|(name, _)| *name).collect(),
            _ => phases.iter().map(|(name, _)| name.as_str()).collect(),
        };
        let begun = names.iter().find(|name| name.starts_with(value) && **name != value);
        if let Some(name) = begun.filter(|_| is_typed) {
            name[value.len()..].clone_into(&mut self.completion);
        }
        let of = |name: &str| name == value;
        match key {
            "is" => self.narrowing.states.extend(STATES.iter().filter(|(name, _)| of(name)).map(|(_, state)| *state)),
            "has" => {
                let belongings = BELONGINGS.iter().filter(|(name, _)| of(name));
                self.narrowing.belongings.extend(belongings.map(|(_, belonging)| *belonging));
            }
            _ => {
                // The name of a phase need not be whole.
                let meant =
                    |name: &str| of(name) || !value.is_empty() && format!("-{name}").contains(&format!("-{value}"));
                let found = phases.iter().filter(|(name, _)| meant(name)).map(|(_, phase)| *phase);
                let before = self.narrowing.phases.len();
                self.narrowing.phases.extend(found);
                if self.narrowing.phases.len() > before {
                    return;
                }
            }
        }
        if !names.contains(&value) && self.completion.is_empty() {
            let all: Vec<String> = names.iter().map(|name| format!("{key}:{name}")).collect();
            self.problem = Some(format!("There is no {key}:{value}. There is {}.", all.join(", ")));
        }
    }
}

/// The phases and other divisions, by names without spaces.
fn phases(doc: &Document) -> Vec<(String, NodeId)> {
    let outline = Outline::new(&doc.roadmap, &doc.progress);
    let name = |key: &str| key.rsplit('/').next().unwrap_or_default().to_owned();
    outline.phases_in_order().map(|phase| (name(&doc.roadmap.key(phase)), phase)).collect()
}

impl Narrowing {
    pub(crate) fn is_any(&self) -> bool {
        *self != Narrowing::default()
    }

    /// Returns true if only what is marked, noted or linked is meant: then running text is no match.
    pub(crate) fn is_of_entries(&self) -> bool {
        !self.states.is_empty() || !self.belongings.is_empty()
    }

    /// Returns true if a node, or what follows it in the source, is in a phase that is meant.
    pub(crate) fn is_within(&self, node: Option<NodeId>, doc: &Document) -> bool {
        self.phases.is_empty() || node.is_some_and(|node| self.phases.iter().any(|&phase| doc.contains(phase, node)))
    }

    /// Keeps the nodes that are meant. Points go with their items, unless words are searched too.
    pub(crate) fn retain(&self, nodes: &mut Vec<NodeId>, has_words: bool, doc: &Document) {
        let changed = changed_nodes(doc);
        let matcher = Matcher { roadmap: &doc.roadmap, progress: &doc.progress, changed: &changed };
        let is_marked = |node: NodeId, marks: &[Mark]| {
            let of = doc.roadmap.node(node);
            let is_entry = of.kind.has_mark() && !of.parent_of_items;
            is_entry
                && marks.contains(&doc.progress.mark(node))
                && (has_words || doc.roadmap.item_of_point(node).is_none())
        };
        let is_in_state = |node: NodeId, state: &State| match state {
            State::Open => is_marked(node, &[Mark::Todo, Mark::Doing]) || matcher.matches(Filter::Doing, node),
            State::New => doc.new.contains(&node),
            State::Of(Filter::Done) => is_marked(node, &[Mark::Done]),
            State::Of(Filter::Todo) => is_marked(node, &[Mark::Todo]),
            State::Of(filter) => matcher.matches(*filter, node),
        };
        let has = |node: NodeId, belonging: &Belonging| match belonging {
            Belonging::Note => matcher.matches(Filter::Noted, node),
            Belonging::Link => !doc.roadmap.links(node).is_empty(),
        };
        nodes.retain(|&node| {
            self.is_within(Some(node), doc)
                && (self.states.is_empty() || self.states.iter().any(|state| is_in_state(node, state)))
                && self.belongings.iter().all(|belonging| has(node, belonging))
        });
    }
}
