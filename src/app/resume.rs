//! Going on with another text of the same roadmap: the screen looks as it did.

use super::App;
use super::fold::Folds;
use crate::roadmap::NodeId;

impl App {
    /// Takes over how the screen of the former text was left, as far as its nodes still stand: the folds, what is left
    /// out, the view, and the pane that had the keys.
    pub fn resume(&mut self, former: &App) {
        self.outline_folds = self.folds_like(&former.outline_folds, former);
        self.checklist_folds = self.folds_like(&former.checklist_folds, former);
        if let Some(cursor) = self.outline_pane.cursor {
            self.reveal(cursor);
        }
        self.side = former.side;
        self.resume_view(former);
        self.resume_note(former);
        self.settle();
    }

    fn resume_view(&mut self, former: &App) {
        let here = |node: NodeId| self.progress.stand(&self.roadmap, &former.progress.key(&former.roadmap, node));
        let page = former.guide().map(|guide| guide.heading.and_then(here));
        self.focus = former.focus.and_then(here);
        self.want_shown(former.filter(), former.hides_done());
        if let Some(page) = page {
            self.read_page(page);
        }
    }

    fn folds_like(&self, folds: &Folds, former: &App) -> Folds {
        let here = |node: NodeId| self.progress.stand(&self.roadmap, &former.progress.key(&former.roadmap, node));
        folds.like(folds.flipped().filter_map(here))
    }
}
