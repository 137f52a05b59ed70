//! The list of filters, each with the number of items that it matches.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::progress::counted;
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::find::narrow::word_for;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::road::showing::changed_nodes;
use crate::tui::road::visible::{Filter, FilterCounts, Matcher};
use crate::tui::scene::Scene;
use crate::tui::widgets::picker::{Entry, Picker, PickerStyle, list_height};
use crate::tui::widgets::theme::Theme;

/// The overlay.
#[derive(Debug)]
pub struct FilterList {
    picker: Picker<Filter>,
}

impl FilterList {
    /// The list, with the cursor on this filter.
    pub(crate) fn new(filter: Filter, doc: &Document) -> FilterList {
        let changed = changed_nodes(doc);
        let matcher = Matcher { roadmap: &doc.roadmap, progress: &doc.progress, changed: &changed };
        let entry = |filter: Filter| Entry {
            beside: words(matcher.count(filter)),
            ..Entry::new(filter, filter.name().to_owned())
        };
        let mut picker = Picker::default();
        picker.list(Filter::ALL.into_iter().map(entry).collect(), 0);
        picker.move_to(Filter::ALL.iter().position(|other| *other == filter).unwrap_or(0));
        FilterList { picker }
    }

    /// The same list over another text of the roadmap.
    pub(crate) fn resume(&self, doc: &Document) -> FilterList {
        FilterList::new(self.picker.selected().copied().unwrap_or_default(), doc)
    }

    pub(crate) fn picker(&self) -> &Picker<Filter> {
        &self.picker
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        if self.picker.navigate(action, self.height(cx.layout)) {
            return;
        }
        cx.request(Request::Close);
        if let (Action::In, Some(&filter)) = (action, self.picker.selected()) {
            cx.request(Request::Filter(filter));
            // All that matches, in every phase, as the search for it lists it.
            let changed = changed_nodes(cx.doc);
            let matcher = Matcher { roadmap: &cx.doc.roadmap, progress: &cx.doc.progress, changed: &changed };
            let is_any = matcher.count(filter) != FilterCounts::default();
            if let Some(word) = word_for(filter).filter(|_| is_any) {
                cx.request(Request::List(format!("{word} ")));
            }
        }
    }

    pub(crate) fn settle(&mut self, layout: &Layout) {
        let height = self.height(layout);
        self.picker.settle(height);
    }

    /// Moves to the entry at a line of the overlay; returns its index.
    pub(crate) fn click(&mut self, line: u16) -> Option<usize> {
        self.picker.click(line)
    }

    pub(crate) fn area(&self, layout: &Layout) -> Rect {
        layout.popup_for(self.picker.cells(), Some(self.picker.entries.len() as u16))
    }

    fn height(&self, layout: &Layout) -> u16 {
        list_height(layout.inside(self.area(layout)), false, 0)
    }

    pub(crate) fn draw(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        let style = PickerStyle {
            area: self.area(scene.layout),
            title: "Filter",
            count: " items ".to_owned(),
            prompt: None,
            empty: "",
            has_keys: true,
            has_signs: false,
            above: Vec::new(),
            below: Vec::new(),
        };
        self.picker.draw(&style, scene.layout, theme, buffer);
    }
}

/// The number of items, those on the road first as in the header; of other matches, where there are none.
fn words(counts: FilterCounts) -> String {
    match counts {
        FilterCounts { items: 0, beside: 0, extras: 0, headings: 1.. } => counted(counts.headings as u32, "heading"),
        FilterCounts { items: 0, beside: 0, extras: 1.., .. } => counted(counts.extras as u32, "extra"),
        FilterCounts { items, beside: 0, .. } => items.to_string(),
        FilterCounts { items, beside, .. } => format!("{items} and {beside} beside"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::At;
    use crate::progress::{FactKind, Progress};
    use crate::roadmap::{Mark, NodeId, Roadmap};
    use crate::tui::road::visible::Visible;

    #[test]
    fn as_many_items_are_shown_as_a_filter_counts() {
        let markdown = "## A\n- [ ] lists\n  - making\n  - slicing\n- [ ] sets\n- [x] maps\n- [-] trees\n- book\n## B\n- [ ] box\n  - [ ] inner\n";
        let roadmap = Roadmap::parse(markdown.to_owned(), "r");
        let progress = Progress::new(&roadmap, Vec::new());
        let mut doc = Document::new(roadmap, progress);
        // Of an item's points one is done and one doing; an extra is doing too.
        for (key, mark) in [("a/lists/making", Mark::Done), ("a/lists/slicing", Mark::Doing), ("a/book", Mark::Doing)] {
            doc.act(vec![FactKind::Mark { item: key.to_owned(), mark }], At { micros: 0, offset: 0 });
        }
        let list = FilterList::new(Filter::All, &doc);
        let counts: Vec<&str> = list.picker.entries.iter().map(|entry| entry.beside.as_str()).collect();
        assert_eq!(counts, ["5", "3", "1", "1", "1", "0", "0"]);
        let changed = changed_nodes(&doc);
        for (filter, count) in Filter::ALL.into_iter().zip(counts) {
            let matcher = Matcher { roadmap: &doc.roadmap, progress: &doc.progress, changed: &changed };
            let mut visible = Visible::default();
            visible.filter = filter;
            visible.update(&matcher, None);
            let shown = |node: NodeId| visible.shows(node) && doc.roadmap.node(node).is_counted();
            let items = doc.roadmap.nodes().filter(|(node, _)| shown(*node)).count();
            assert_eq!(count, items.to_string(), "{filter:?}");
        }
    }
}
