//! Finding: fuzzy, live, over the whole roadmap; then on from match to match.

pub(crate) mod fuzzy;
pub(crate) mod words;

use std::borrow::Cow;

use crate::roadmap::{Mark, NodeId};
use crate::tui::find::fuzzy::rank;
use crate::tui::find::words::{Judge, lighter};
use crate::tui::picker::{Choice, Picked};
use crate::tui::road::outline::{divides, holds_nothing, label};
use crate::tui::{Remark, Sign, Tui};

/// As many are listed: nobody goes further down than to type one letter more.
const MOST: usize = 200;

/// What was found last.
#[derive(Debug, Default)]
pub(crate) struct Found {
    query: String,
    /// In document order.
    nodes: Vec<NodeId>,
}

/// What could fit a query and any longer one.
#[derive(Debug)]
pub(crate) struct Near {
    query: String,
    nodes: Vec<NodeId>,
}

impl Found {
    /// The same, where the nodes are others; those that are none any more are left out.
    pub(crate) fn like(&self, here: impl Fn(NodeId) -> Option<NodeId>) -> Found {
        let mut nodes: Vec<NodeId> = self.nodes.iter().filter_map(|&node| here(node)).collect();
        nodes.sort_unstable();
        Found { query: self.query.clone(), nodes }
    }
}

impl Tui {
    /// What fits the query, the likeliest first, and how many fit in all. `near` is what was near the queries that this one
    /// was typed from: only that can fit.
    pub(crate) fn found(&self, query: &str, near: &mut Vec<Near>) -> (Vec<Picked>, usize) {
        while near.pop_if(|near| !query.starts_with(&near.query)).is_some() {}
        if near.is_empty() {
            near.push(Near { query: String::new(), nodes: self.findable() });
        }
        let ranked = match near.last() {
            Some(near) if !query.is_empty() => rank(query, &near.nodes, |node| label(&self.roadmap, node), MOST),
            _ => return (Vec::new(), 0),
        };
        near.push(Near { query: query.to_owned(), nodes: ranked.near });
        let mut light = lighter(query);
        (ranked.best.into_iter().map(|node| self.picked(node, &mut light)).collect(), ranked.count)
    }

    /// All that a pane can show.
    fn findable(&self) -> Vec<NodeId> {
        let nodes = self.outline.phases_in_order().flat_map(|phase| self.roadmap.subtree(phase));
        let shown = nodes.map(|(node, _)| node).filter(|&node| !holds_nothing(&self.roadmap, &self.progress, node));
        shown.collect()
    }

    fn picked(&self, node: NodeId, light: &mut impl FnMut(&str) -> Vec<u32>) -> Picked {
        let text = label(&self.roadmap, node).into_owned();
        let mut path: Vec<Cow<'_, str>> = self.roadmap.ancestors(node).map(|up| label(&self.roadmap, up)).collect();
        path.reverse();
        Picked {
            choice: Choice::Node(node),
            sign: Some(self.sign_of(node)),
            lit: light(&text),
            text,
            beside: path.join(" › "),
        }
    }

    /// A heading's is that it is one, unless it is an option that was chosen, or is set aside.
    fn sign_of(&self, node: NodeId) -> Sign {
        let mark = Sign::Mark(self.progress.mark(node));
        match self.option_sign(node) {
            _ if !divides(self.roadmap.node(node)) || mark == Sign::Mark(Mark::Skipped) => mark,
            Some(Sign::Choice) => Sign::Choice,
            _ => Sign::Heading,
        }
    }

    /// Goes to what was picked, and keeps the matches to go on to.
    pub(crate) fn take_found(&mut self, node: NodeId) {
        let query = self.picker().map(|picker| picker.prompt.text().trim().to_owned()).unwrap_or_default();
        self.close();
        self.found = self.matches(query);
        self.visit(node);
    }

    /// In document order what holds the words as they were typed; where nothing does, all that fits.
    fn matches(&self, query: String) -> Found {
        let mut judge = Judge::new(&query);
        let mut holds = |node: &NodeId| judge.whole(&label(&self.roadmap, *node)).is_some();
        let findable = self.findable();
        let mut nodes: Vec<NodeId> = findable.iter().copied().filter(&mut holds).collect();
        if nodes.is_empty() {
            nodes = rank(&query, &findable, |node| label(&self.roadmap, node), MOST).best;
        }
        nodes.sort_unstable();
        Found { query, nodes }
    }

    /// Goes on to the next match after the cursor, or to the one before it, round the end.
    pub(crate) fn go_to_match(&mut self, down: bool) {
        let Some(cursor) = self.cursor(self.side) else { return };
        let Found { query, nodes } = &self.found;
        let next = if down {
            nodes.iter().position(|&node| node > cursor).or(Some(0))
        } else {
            nodes.iter().rposition(|&node| node < cursor).or(nodes.len().checked_sub(1))
        };
        let Some((at, &node)) = next.and_then(|at| Some((at, nodes.get(at)?))) else {
            self.remark = Some(Remark::NothingFound);
            return;
        };
        self.remark = Some(Remark::Match { query: query.clone(), at: at + 1, of: nodes.len() });
        self.visit(node);
    }
}
