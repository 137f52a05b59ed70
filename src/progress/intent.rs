//! Actions of a learner on a node → the facts that make them hold.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{At, Fact, FactKind, Progress};
use crate::roadmap::{Kind, Mark, NodeId, Roadmap};

/// An intent of the learner for a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Done if it is not, else todo (`Space`). On a heading, group or parent of boxes: every open item below is done.
    Toggle,
    /// Done. On a heading, group or parent of boxes: every open item below.
    Tick,
    /// Todo again. On a heading, group or parent of boxes: every done item below.
    Untick,
    /// Doing if it is not, else todo.
    Doing,
    /// Skipped if it is not, else brought back.
    Skip,
    /// Of an option (or something in one): choose it, or take the choice back where it is the chosen one.
    Choose,
}

/// The reason why an intent has no facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is done already, or all below it is.
    AllDone,
    /// Nothing there can be ticked.
    NothingToTick,
    /// It is a heading or a group: only an entry can be doing.
    NoEntry,
    /// Nothing to untick: it is open already.
    AlreadyOpen,
    /// The node is no option of a choice, nor in one.
    NotAnOption,
    /// Several options are open below it, of which one is to be chosen before all of it can be done.
    NotChosen,
    /// All of it is skipped: it is to be brought back first.
    Skipped,
}

impl Progress {
    /// Returns the facts by which the intent holds of `node`: the facts of one action, not yet stamped.
    ///
    /// # Errors
    /// A [`Refusal`] where there is nothing to say.
    pub fn facts_for(&self, roadmap: &Roadmap, node: NodeId, intent: Intent) -> Result<Vec<FactKind>, Refusal> {
        self.facts_for_all(roadmap, &[node], intent)
    }

    /// Returns the facts by which the intent holds of all these nodes: the facts of one action, not yet stamped. They
    /// are weighed together: an item's last open points complete it, however many they are.
    ///
    /// # Errors
    /// The first [`Refusal`], where there is nothing to say of any.
    pub fn facts_for_all(&self, roadmap: &Roadmap, nodes: &[NodeId], intent: Intent) -> Result<Vec<FactKind>, Refusal> {
        let builder = FactBuilder { progress: self, roadmap };
        let (mut kinds, mut refusal) = (Vec::new(), None);
        for &node in nodes {
            match builder.facts(node, intent) {
                Ok(more) => kinds.extend(more),
                Err(why) => refusal = refusal.or(Some(why)),
            }
        }
        kinds.extend(builder.items_completed_by(&kinds));
        let mut seen = HashSet::new();
        kinds.retain(|kind| seen.insert(kind.clone()));
        refusal.filter(|_| kinds.is_empty()).map_or(Ok(kinds), Err)
    }

    /// Stamps what is said with `now`, or with the next moment later than all that is known of the keys it
    /// touches, those above and those below (then `clock` keeps `now`). All facts share one `at`.
    pub fn stamp(&self, roadmap: &Roadmap, kinds: Vec<FactKind>, now: At) -> Vec<Fact> {
        let newest = kinds.iter().filter_map(|kind| self.newest_before(roadmap, kind)).max();
        self.stamp_after(newest, kinds, now)
    }

    /// The facts that undo the newest action, and its moment. `None` where nothing is left to undo.
    pub fn undo(&self, now: At) -> Option<(At, Vec<Fact>)> {
        self.undoable().map(|action| (action, self.undo_redo(FactKind::Undo { action }, now)))
    }

    /// The facts that bring back the action undone last, and its moment. `None` where there is none.
    pub fn redo(&self, now: At) -> Option<(At, Vec<Fact>)> {
        self.redoable().map(|action| (action, self.undo_redo(FactKind::Redo { action }, now)))
    }

    /// The facts that undo this action.
    pub fn undo_action(&self, action: At, now: At) -> Vec<Fact> {
        self.undo_redo(FactKind::Undo { action }, now)
    }

    /// The facts that bring this action back.
    pub fn redo_action(&self, action: At, now: At) -> Vec<Fact> {
        self.undo_redo(FactKind::Redo { action }, now)
    }

    /// Stamps an undo or redo after all actions, undos and redos, by whatever clock: what is undone last is redone
    /// first.
    fn undo_redo(&self, kind: FactKind, now: At) -> Vec<Fact> {
        let newest = self.ledger.newest_action().max(self.ledger.newest_undo_redo());
        self.stamp_after(newest, vec![kind], now)
    }

    /// Stamps with `now`, or else with a moment after `newest` that nothing was said at. Its step is as random as the
    /// last digits of `now`, so that two machines that both must step do not meet.
    fn stamp_after(&self, newest: Option<At>, kinds: Vec<FactKind>, now: At) -> Vec<Fact> {
        let mut at = now;
        if let Some(newest) = newest.filter(|newest| *newest >= now) {
            at.micros = newest.micros + 1 + now.micros.rem_euclid(1000);
        }
        while self.ledger.is_taken(at) {
            at.micros += 1;
        }
        // The end of time stops no write: what would come after it is said at the last moment that is free.
        if at.micros > At::LAST {
            at.micros = At::LAST;
            while self.ledger.is_taken(at) {
                at.micros -= 1;
            }
        }
        let clock = (at != now).then_some(now);
        kinds.into_iter().map(|kind| Fact { at, clock, kind }).collect()
    }

    /// The newest known of what a fact is recorded for; of two texts seen, the later one is where the roadmap stands.
    fn newest_before(&self, roadmap: &Roadmap, kind: &FactKind) -> Option<At> {
        match kind {
            FactKind::Place { .. } | FactKind::Suggest { .. } | FactKind::Seen { .. } => self.ledger.newest_carry(),
            FactKind::Set { setting, .. } => self.ledger.newest_setting(setting),
            kind => self.newest_around(roadmap, kind),
        }
    }

    fn newest_around(&self, roadmap: &Roadmap, kind: &FactKind) -> Option<At> {
        let key = kind.item()?;
        let newest = self.ledger.item(key).and_then(|item| self.ledger.fields(item).newest);
        let Some(node) = self.locate(roadmap, key) else { return newest };
        let below = self.fields_within(node..roadmap.node(node).end).filter_map(|(_, fields)| fields.newest);
        let above = roadmap.ancestors(node).filter_map(|up| self.fields(up)?.newest);
        below.chain(above).chain(newest).max()
    }
}

struct FactBuilder<'a> {
    progress: &'a Progress,
    roadmap: &'a Roadmap,
}

impl FactBuilder<'_> {
    fn facts(&self, node: NodeId, intent: Intent) -> Result<Vec<FactKind>, Refusal> {
        match intent {
            Intent::Choose => self.choose(node),
            Intent::Skip => Ok(self.skip(node)),
            Intent::Doing => self.doing(node),
            _ if self.is_leaf(node) => self.leaf(node, intent),
            Intent::Untick => self.untick_below(node),
            _ => self.tick_below(node),
        }
    }

    fn is_leaf(&self, id: NodeId) -> bool {
        let node = self.roadmap.node(id);
        node.kind.has_mark() && !node.parent_of_items
    }

    fn mark_fact(&self, node: NodeId, mark: Mark) -> FactKind {
        FactKind::Mark { item: self.progress.key(self.roadmap, node), mark }
    }

    // Single items, points and extras.

    fn leaf(&self, node: NodeId, intent: Intent) -> Result<Vec<FactKind>, Refusal> {
        let is_done = self.progress.mark(node) == Mark::Done;
        match (intent, is_done) {
            (Intent::Tick, true) => Err(Refusal::AllDone),
            (Intent::Untick, _) | (_, true) => self.untick(node),
            (_, false) => Ok(self.tick(node)),
        }
    }

    fn tick(&self, node: NodeId) -> Vec<FactKind> {
        let open = self.with_points_below(node, |mark| mark != Mark::Done);
        let mut kinds: Vec<FactKind> = open.iter().map(|&id| self.mark_fact(id, Mark::Done)).collect();
        if let Some(skipped) = self.skipped_around(node) {
            kinds.push(self.brings_back(skipped));
        }
        kinds
    }

    /// The node, and of a point those points below it that are marked so: they are its parts.
    fn with_points_below(&self, node: NodeId, wanted: impl Fn(Mark) -> bool) -> Vec<NodeId> {
        let below = self.roadmap.subtree(node).skip(1).map(|(id, _)| id);
        let is_point = self.roadmap.node(node).kind == Kind::Point;
        let parts = below.filter(|&id| is_point && wanted(self.progress.mark(id)));
        std::iter::once(node).chain(parts).collect()
    }

    /// Returns the node that a tick brings back: the node where it is skipped; of a point its item, since points of a
    /// skipped item would count without their siblings.
    fn skipped_around(&self, node: NodeId) -> Option<NodeId> {
        let item = self.roadmap.item_of_point(node);
        [item, Some(node)].into_iter().flatten().find(|&id| self.progress.mark(id) == Mark::Skipped)
    }

    fn brings_back(&self, node: NodeId) -> FactKind {
        FactKind::Skip { item: self.progress.key(self.roadmap, node), skip: false }
    }

    /// That each item is done whose last open points are said to be.
    fn items_completed_by(&self, kinds: &[FactKind]) -> Vec<FactKind> {
        let mut points: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
        for kind in kinds {
            let FactKind::Mark { item: key, mark: Mark::Done } = kind else { continue };
            let node = self.progress.locate(self.roadmap, key);
            if let Some((item, point)) = node.and_then(|node| Some((self.roadmap.item_of_point(node)?, node))) {
                points.entry(item).or_default().insert(point);
            }
        }
        let complete = points.into_iter().filter(|(item, points)| self.completes(*item, points));
        complete.map(|(item, _)| self.mark_fact(item, Mark::Done)).collect()
    }

    /// Returns whether an item has no open point but these. A skipped item comes back with all its points.
    fn completes(&self, item: NodeId, points: &BTreeSet<NodeId>) -> bool {
        let comes_back = self.progress.mark(item) == Mark::Skipped;
        let is_open = |node: NodeId| match self.progress.mark(node) {
            Mark::Todo | Mark::Doing => true,
            Mark::Skipped => comes_back,
            Mark::Done => false,
        };
        let below = self.roadmap.subtree(item).filter(|(_, node)| node.kind == Kind::Point);
        let mut open = below.map(|(id, _)| id).filter(|&id| is_open(id));
        self.roadmap.node(item).is_counted()
            && points.iter().any(|&point| is_open(point))
            && open.all(|id| points.contains(&id))
    }

    fn untick(&self, node: NodeId) -> Result<Vec<FactKind>, Refusal> {
        match self.progress.mark(node) {
            Mark::Skipped => Ok(vec![self.brings_back(node)]),
            Mark::Todo if self.progress.tally(node).points_done == 0 => Err(Refusal::AlreadyOpen),
            _ => {
                let done = self.with_points_below(node, |mark| mark == Mark::Done);
                Ok(done.into_iter().map(|id| self.mark_fact(id, Mark::Todo)).collect())
            }
        }
    }

    fn doing(&self, node: NodeId) -> Result<Vec<FactKind>, Refusal> {
        let kind = self.roadmap.node(node).kind;
        if !kind.has_mark() {
            return Err(Refusal::NoEntry);
        }
        let has_parts = self.roadmap.node(node).parent_of_items || self.progress.tally(node).points > 0;
        match self.progress.mark(node) {
            Mark::Doing => Ok(vec![FactKind::NotDoing { item: self.progress.key(self.roadmap, node) }]),
            Mark::Done if has_parts && kind == Kind::Item => Err(Refusal::AllDone),
            Mark::Skipped => Ok(vec![self.mark_fact(node, Mark::Doing), self.brings_back(node)]),
            _ => Ok(vec![self.mark_fact(node, Mark::Doing)]),
        }
    }

    // Headings, groups and parents of boxes.

    fn tick_below(&self, node: NodeId) -> Result<Vec<FactKind>, Refusal> {
        let open: Vec<FactKind> = self
            .countable_below(node, |mark| matches!(mark, Mark::Todo | Mark::Doing))
            .map(|id| self.mark_fact(id, Mark::Done))
            .collect();
        if !open.is_empty() {
            let waits = self.progress.asks_to_choose(self.roadmap, node);
            return if waits { Err(Refusal::NotChosen) } else { Ok(open) };
        }
        let any = self.countable_below(node, |mark| mark == Mark::Done).next().is_some();
        Err(match self.progress.mark(node) {
            _ if any => Refusal::AllDone,
            Mark::Skipped => Refusal::Skipped,
            _ => Refusal::NothingToTick,
        })
    }

    fn untick_below(&self, node: NodeId) -> Result<Vec<FactKind>, Refusal> {
        let done: Vec<FactKind> =
            self.countable_below(node, |mark| mark == Mark::Done).map(|id| self.mark_fact(id, Mark::Todo)).collect();
        if done.is_empty() { Err(Refusal::AlreadyOpen) } else { Ok(done) }
    }

    /// The items below, or the extras where there are no items.
    fn countable_below(&self, node: NodeId, wanted: impl Fn(Mark) -> bool) -> impl Iterator<Item = NodeId> {
        let has_items = self.progress.tally(node).items > 0;
        let counts = move |kind: Kind, counted: bool| if has_items { counted } else { kind == Kind::Extra };
        self.roadmap
            .subtree(node)
            .filter(move |(id, below)| counts(below.kind, below.is_counted()) && wanted(self.progress.mark(*id)))
            .map(|(id, _)| id)
    }

    /// What is brought back leaves what was skipped or chosen below it by itself as it was: that is said again, as the
    /// newest word on skipping, at it or above, would hold.
    fn skip(&self, node: NodeId) -> Vec<FactKind> {
        let skip = self.progress.mark(node) != Mark::Skipped;
        let own = FactKind::Skip { item: self.progress.key(self.roadmap, node), skip };
        // Where all below it was skipped one by one, all of it comes back.
        let kept = if skip || !self.is_set_aside(node) { Vec::new() } else { self.skipped_by_themselves(node) };
        std::iter::once(own).chain(kept).collect()
    }

    /// Returns whether a node is skipped at it or above.
    fn is_set_aside(&self, node: NodeId) -> bool {
        let here_and_above = std::iter::once(node).chain(self.roadmap.ancestors(node));
        let skips = here_and_above.flat_map(|up| {
            let by_choice =
                self.roadmap.node(up).parent.and_then(|above| self.progress.skip_by_choice(self.roadmap, above, up));
            let own = self.progress.fields(up).and_then(|fields| fields.skip);
            own.into_iter().chain(by_choice)
        });
        skips.max().is_some_and(|(_, skip)| skip)
    }

    fn skipped_by_themselves(&self, node: NodeId) -> Vec<FactKind> {
        let (progress, roadmap) = (self.progress, self.roadmap);
        let holds = |id: NodeId, at: At| {
            let above = roadmap.ancestors(id);
            above.filter_map(|up| progress.last_brought_back(up)).all(|back| back < at)
        };
        let mut kinds = Vec::new();
        for (id, fields) in progress.fields_within(node..roadmap.node(node).end) {
            let skipped = fields.skip.filter(|(at, skip)| *skip && id != node && fields.yields_to(*at));
            if skipped.is_some_and(|(at, _)| holds(id, at)) {
                kinds.push(FactKind::Skip { item: progress.key(roadmap, id), skip: true });
            }
            if let Some((at, option)) = progress.choice_made(roadmap, id)
                && holds(option, at)
            {
                let choose = Some(progress.key(roadmap, option));
                kinds.push(FactKind::Choose { item: progress.key(roadmap, id), choose });
            }
        }
        kinds
    }

    fn choose(&self, node: NodeId) -> Result<Vec<FactKind>, Refusal> {
        let (option, choice) = self.roadmap.option_around(node).ok_or(Refusal::NotAnOption)?;
        let chosen = self.progress.chosen(self.roadmap, choice) == Some(option);
        let choose = (!chosen).then(|| self.progress.key(self.roadmap, option));
        Ok(vec![FactKind::Choose { item: self.progress.key(self.roadmap, choice), choose }])
    }
}
