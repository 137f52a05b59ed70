//! What a learner wants of a node → what to say so that it holds.

use super::{At, Fact, Progress, Said};
use crate::roadmap::{Kind, Mark, NodeId, Roadmap};

/// What a learner wants of a node.
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

/// Why an intent says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is done already, or all below it is.
    AllDone,
    /// Nothing there can be ticked.
    NothingToTick,
    /// Nothing to untick: it is open already.
    AlreadyOpen,
    /// The node is no option of a choice, nor in one.
    NotAnOption,
}

impl Progress {
    /// What to say so that the intent holds of `node`: the facts of one action, not yet stamped.
    ///
    /// # Errors
    /// A [`Refusal`] where there is nothing to say.
    pub fn say(&self, roadmap: &Roadmap, node: NodeId, intent: Intent) -> Result<Vec<Said>, Refusal> {
        let speaker = Speaker { progress: self, roadmap };
        match intent {
            Intent::Choose => speaker.choose(node),
            Intent::Skip => Ok(speaker.skip(node)),
            Intent::Doing => speaker.doing(node),
            _ if speaker.is_leaf(node) => speaker.leaf(node, intent),
            Intent::Untick => speaker.untick_below(node),
            _ => speaker.tick_below(node),
        }
    }

    /// Stamps what is said with `now`, or with the next moment later than all that is known of the keys it
    /// touches, those above and those below (then `clock` keeps `now`). All facts share one `at`.
    pub fn stamp(&self, roadmap: &Roadmap, said: Vec<Said>, now: At) -> Vec<Fact> {
        let newest = said.iter().filter_map(|said| self.newest_before(roadmap, said)).max();
        stamp_after(newest, said, now)
    }

    /// The facts that undo the newest action, and its moment. `None` where nothing is left to undo.
    pub fn undo(&self, now: At) -> Option<(At, Vec<Fact>)> {
        self.undoable().map(|action| (action, self.judge(Said::Undo { action }, action, now)))
    }

    /// The facts that bring back the action undone last, and its moment. `None` where there is none.
    pub fn redo(&self, now: At) -> Option<(At, Vec<Fact>)> {
        self.redoable().map(|action| (action, self.judge(Said::Redo { action }, action, now)))
    }

    fn judge(&self, verdict: Said, action: At, now: At) -> Vec<Fact> {
        let newest = self.ledger.verdict_at(action).max(Some(action));
        stamp_after(newest, vec![verdict], now)
    }

    /// The newest known of what a fact is said of; of two texts seen, the later one is where the roadmap stands.
    fn newest_before(&self, roadmap: &Roadmap, said: &Said) -> Option<At> {
        match said {
            Said::Place { .. } | Said::Seen { .. } => self.ledger.newest_carry(),
            said => self.newest_around(roadmap, said),
        }
    }

    fn newest_around(&self, roadmap: &Roadmap, said: &Said) -> Option<At> {
        let node = self.stand(roadmap, said.item()?)?;
        let below = self.own.range(node..roadmap.node(node).end).filter_map(|(_, own)| own.newest);
        let above = roadmap.ancestors(node).filter_map(|up| self.own.get(&up)?.newest);
        below.chain(above).max()
    }
}

fn stamp_after(newest: Option<At>, said: Vec<Said>, now: At) -> Vec<Fact> {
    let (at, clock) = match newest.filter(|newest| *newest >= now) {
        Some(newest) => (At { micros: newest.micros + 1, offset: now.offset }, Some(now)),
        None => (now, None),
    };
    said.into_iter().map(|said| Fact { at, clock, said }).collect()
}

struct Speaker<'a> {
    progress: &'a Progress,
    roadmap: &'a Roadmap,
}

impl Speaker<'_> {
    fn is_leaf(&self, id: NodeId) -> bool {
        let node = self.roadmap.node(id);
        matches!(node.kind, Kind::Item | Kind::Point | Kind::Extra) && !node.parent_of_items
    }

    fn says(&self, node: NodeId, mark: Mark) -> Said {
        Said::Mark { item: self.progress.key(self.roadmap, node), mark }
    }

    // Single items, points and extras.

    fn leaf(&self, node: NodeId, intent: Intent) -> Result<Vec<Said>, Refusal> {
        let is_done = self.progress.mark(node) == Mark::Done;
        match (intent, is_done) {
            (Intent::Tick, true) => Err(Refusal::AllDone),
            (Intent::Untick, _) | (_, true) => self.untick(node),
            (_, false) => Ok(self.tick(node)),
        }
    }

    fn tick(&self, node: NodeId) -> Vec<Said> {
        let mut said = vec![self.says(node, Mark::Done)];
        for below in self.open_points_below(node) {
            said.push(self.says(below, Mark::Done));
        }
        if self.progress.mark(node) == Mark::Skipped {
            said.push(self.brings_back(node));
        }
        if let Some(item) = self.item_completed_by(node, said.len() as u32) {
            said.push(self.says(item, Mark::Done));
        }
        said
    }

    /// The open points below a point: they are its parts.
    fn open_points_below(&self, node: NodeId) -> Vec<NodeId> {
        if self.roadmap.node(node).kind != Kind::Point {
            return Vec::new();
        }
        let below = self.roadmap.subtree(node).skip(1);
        below.filter(|(id, _)| self.progress.mark(*id) == Mark::Todo).map(|(id, _)| id).collect()
    }

    fn brings_back(&self, node: NodeId) -> Said {
        Said::Skip { item: self.progress.key(self.roadmap, node), skip: false }
    }

    /// The item whose last open points these are.
    fn item_completed_by(&self, node: NodeId, points: u32) -> Option<NodeId> {
        if self.roadmap.node(node).kind != Kind::Point || self.progress.mark(node) == Mark::Skipped {
            return None;
        }
        let item = self.roadmap.ancestors(node).find(|&up| self.roadmap.node(up).kind == Kind::Item)?;
        let tally = self.progress.tally(item);
        let completes = self.roadmap.node(item).is_counted() && tally.points_done + points == tally.points;
        completes.then_some(item)
    }

    fn untick(&self, node: NodeId) -> Result<Vec<Said>, Refusal> {
        let begun =
            matches!(self.progress.mark(node), Mark::Done | Mark::Doing) || self.progress.tally(node).points_done > 0;
        if begun { Ok(vec![self.says(node, Mark::Todo)]) } else { Err(Refusal::AlreadyOpen) }
    }

    fn doing(&self, node: NodeId) -> Result<Vec<Said>, Refusal> {
        let kind = self.roadmap.node(node).kind;
        if !matches!(kind, Kind::Item | Kind::Point | Kind::Extra) {
            return Err(Refusal::NothingToTick);
        }
        let has_parts = self.roadmap.node(node).parent_of_items || self.progress.tally(node).points > 0;
        match self.progress.mark(node) {
            Mark::Doing => Ok(self.stop_doing(node)),
            Mark::Done if has_parts && kind == Kind::Item => Err(Refusal::AllDone),
            Mark::Skipped => Ok(vec![self.says(node, Mark::Doing), self.brings_back(node)]),
            _ => Ok(vec![self.says(node, Mark::Doing)]),
        }
    }

    /// `todo` of an item holds for its points too, so those that are done say so again in the same action.
    fn stop_doing(&self, node: NodeId) -> Vec<Said> {
        let is_own =
            |id: NodeId| self.roadmap.ancestors(id).find(|&up| self.roadmap.node(up).kind == Kind::Item) == Some(node);
        let points = self.roadmap.subtree(node).skip(1).filter(|(_, below)| below.kind == Kind::Point);
        let done = points.filter(|(id, _)| self.progress.mark(*id) == Mark::Done && is_own(*id));
        std::iter::once(self.says(node, Mark::Todo)).chain(done.map(|(id, _)| self.says(id, Mark::Done))).collect()
    }

    // Headings, groups and parents of boxes.

    fn tick_below(&self, node: NodeId) -> Result<Vec<Said>, Refusal> {
        let open: Vec<Said> = self
            .countable_below(node, |mark| matches!(mark, Mark::Todo | Mark::Doing))
            .map(|id| self.says(id, Mark::Done))
            .collect();
        if !open.is_empty() {
            return Ok(open);
        }
        let any = self.countable_below(node, |mark| mark == Mark::Done).next().is_some();
        Err(if any { Refusal::AllDone } else { Refusal::NothingToTick })
    }

    fn untick_below(&self, node: NodeId) -> Result<Vec<Said>, Refusal> {
        let done: Vec<Said> =
            self.countable_below(node, |mark| mark == Mark::Done).map(|id| self.says(id, Mark::Todo)).collect();
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

    fn skip(&self, node: NodeId) -> Vec<Said> {
        let skip = self.progress.mark(node) != Mark::Skipped;
        vec![Said::Skip { item: self.progress.key(self.roadmap, node), skip }]
    }

    fn choose(&self, node: NodeId) -> Result<Vec<Said>, Refusal> {
        let option = std::iter::once(node).chain(self.roadmap.ancestors(node)).find_map(|id| {
            let choice = self.roadmap.node(id).parent?;
            self.roadmap.options(choice).contains(&id).then_some((choice, id))
        });
        let (choice, option) = option.ok_or(Refusal::NotAnOption)?;
        let chosen = self.progress.chosen(self.roadmap, choice) == Some(option);
        let choose = (!chosen).then(|| self.progress.key(self.roadmap, option));
        Ok(vec![Said::Choose { item: self.progress.key(self.roadmap, choice), choose }])
    }
}
