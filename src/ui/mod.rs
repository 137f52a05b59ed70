//! Stand-in.

use crate::app::App;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, List, ListState};

/// Stand-in.
pub fn draw(app: &App, frame: &mut Frame) {
    let mut state = ListState::default().with_selected(Some(app.cursor));
    let [left, right] = Layout::horizontal([Constraint::Length(50), Constraint::Min(0)]).areas(frame.area());
    let rows = |text: &str| (0..60).map(|i| format!("{text} {i}")).collect::<Vec<_>>();
    frame.render_widget(
        List::new(rows("▸ section of the road  ━━━━━━━━  12/34")).block(Block::bordered().title(app.said.clone())),
        left,
    );
    let list = List::new(rows("○  an item of the checklist, as long as most")).block(Block::bordered());
    frame.render_stateful_widget(
        list.highlight_style(Style::new().add_modifier(Modifier::REVERSED)),
        right,
        &mut state,
    );
}
