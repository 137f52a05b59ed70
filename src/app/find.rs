//! Finding: fuzzy, live, over the whole roadmap; then on from match to match.

use super::outline::{holds_nothing, label};
use super::picker::{Choice, Picked};
use super::rank::{lighter, rank};
use super::{App, Remark};
use crate::roadmap::{Kind, NodeId};

/// As many are listed: nobody goes further down than to type one letter more.
const MOST: usize = 200;

/// What was found last.
#[derive(Debug, Default)]
pub(super) struct Found {
    query: String,
    /// In document order.
    nodes: Vec<NodeId>,
}

impl App {
    /// What fits the query, the likeliest first, and how many fit in all.
    pub(super) fn found(&self, query: &str) -> (Vec<Picked>, usize) {
        if query.is_empty() {
            return (Vec::new(), 0);
        }
        let (nodes, count) = rank(query, self.findable(), MOST);
        let mut light = lighter(query);
        (nodes.into_iter().map(|node| self.picked(node, &mut light)).collect(), count)
    }

    /// All that a pane can show, with what it says.
    fn findable(&self) -> impl Iterator<Item = (NodeId, String)> + '_ {
        let nodes = self.outline.phases_in_order().flat_map(|phase| self.roadmap.subtree(phase));
        nodes
            .filter(|(node, _)| !holds_nothing(&self.roadmap, &self.progress, *node))
            .map(|(node, _)| (node, label(&self.roadmap, node)))
    }

    fn picked(&self, node: NodeId, light: &mut impl FnMut(&str) -> Vec<u32>) -> Picked {
        let text = label(&self.roadmap, node);
        let mut path: Vec<String> = self.roadmap.ancestors(node).map(|up| label(&self.roadmap, up)).collect();
        path.reverse();
        let is_entry = matches!(self.roadmap.node(node).kind, Kind::Item | Kind::Point | Kind::Extra);
        Picked {
            choice: Choice::Node(node),
            mark: is_entry.then(|| self.progress.mark(node)),
            lit: light(&text),
            text,
            beside: path.join(" › "),
        }
    }

    /// Goes to what was picked, and keeps the matches to go on to.
    pub(super) fn take_found(&mut self, node: NodeId) {
        let query = self.picker().map(|picker| picker.prompt.text().trim().to_owned()).unwrap_or_default();
        self.close();
        self.found = self.matches(query);
        self.visit(node);
    }

    /// In document order what holds the words as they were typed; where nothing does, all that fits.
    fn matches(&self, query: String) -> Found {
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let holds = |text: &str| words.iter().all(|word| text.to_lowercase().contains(word));
        let mut nodes: Vec<NodeId> = self.findable().filter(|(_, text)| holds(text)).map(|(node, _)| node).collect();
        if nodes.is_empty() {
            nodes = rank(&query, self.findable(), MOST).0;
        }
        nodes.sort_unstable();
        Found { query, nodes }
    }

    /// Goes on to the next match after the cursor, or to the one before it, round the end.
    pub(super) fn go_to_match(&mut self, down: bool) {
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
