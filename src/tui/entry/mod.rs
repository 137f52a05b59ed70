//! One line that is typed: time that was spent and on what, or the value of a setting of the plan.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::progress::pace::{NONE, PLAN_SETTINGS, checked, duration, parse_entry};
use crate::progress::{At, FactKind};
use crate::roadmap::NodeId;
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::message::{Key, Press};
use crate::tui::note::draw_text;
use crate::tui::notice::Notice;
use crate::tui::timer::{log, stop};
use crate::tui::widgets::editor::{Editor, LONGEST_QUERY};
use crate::tui::widgets::panel::{Panel, cover, fit, frame};
use crate::tui::widgets::theme::Theme;

/// The widest editor, and its lines: the text and what it means.
const WIDEST: u16 = 80;
const LINES: u16 = 2;

/// The purpose of what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Purpose {
    /// An entry on what a key names, or on the roadmap as a whole.
    Add(Option<String>),
    /// The entry of this moment is corrected, or removed with 0.
    Correct(At),
    /// The timer is stopped, and so much of it was real.
    Stop,
    /// A setting of the plan, which takes this, gets a value.
    Set { takes: String },
}

/// The setting of the plan that an action asks a value for.
pub(crate) fn setting_of(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::SetStart => "start",
        Action::SetPace => "pace",
        Action::SetHours => "hours",
        Action::SetRest => "rest",
        Action::SetAway => "away",
        Action::SetTarget => "target",
        _ => return None,
    })
}

/// The overlay.
#[derive(Clone, Debug)]
pub struct LineEntry {
    purpose: Purpose,
    /// The name of what the time is spent on, or of the setting.
    name: String,
    editor: Editor,
}

impl LineEntry {
    /// An entry on a node, or on the roadmap as a whole.
    pub(crate) fn on(node: Option<NodeId>, doc: &Document) -> LineEntry {
        let name = node.map_or_else(|| doc.roadmap.title().to_owned(), |node| doc.roadmap.heading(node).name);
        LineEntry { purpose: Purpose::Add(node.map(|node| doc.key(node))), name, editor: Editor::default() }
    }

    /// The entry of a moment, to be corrected; `None` where none of that moment holds.
    pub(crate) fn correcting(at: At, doc: &Document) -> Option<LineEntry> {
        let entry = doc.progress.time_entries().into_iter().find(|entry| entry.fact.at == at)?;
        let FactKind::Log { item, text, .. } = &entry.fact.kind else { return None };
        let name = item.as_ref().map_or_else(|| doc.roadmap.title().to_owned(), |key| doc.name_of(key));
        let text = format!("{} {}", entry.minutes, text.as_deref().unwrap_or_default());
        let line: String = text.trim().chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
        Some(LineEntry { purpose: Purpose::Correct(at), name, editor: Editor::new(&line) })
    }

    /// The time of the timer that was real.
    pub(crate) fn stopping(doc: &Document) -> LineEntry {
        let item = doc.timer.running().and_then(|timer| timer.item.as_ref());
        let name = item.map_or_else(|| doc.roadmap.title().to_owned(), |key| doc.name_of(key));
        LineEntry { purpose: Purpose::Stop, name, editor: Editor::default() }
    }

    /// The value of a setting of the plan; what is set is there to be changed, but for days away, which are added.
    pub(crate) fn setting(name: &'static str, doc: &Document) -> LineEntry {
        let takes = PLAN_SETTINGS.iter().find(|(other, _)| *other == name).map_or("", |(_, takes)| takes);
        let paces: Vec<&str> = doc.plan().paces.iter().map(|pace| pace.name.as_str()).collect();
        let takes = match name {
            "pace" if !paces.is_empty() => paces.join(", "),
            _ => takes.to_owned(),
        };
        let value = doc.progress.setting(name).filter(|_| name != "away").unwrap_or_default();
        LineEntry { purpose: Purpose::Set { takes }, name: name.to_owned(), editor: Editor::new(value) }
    }

    pub(crate) fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The title: `Time on Lists`, `Set target`.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.verb(), self.name)
    }

    fn verb(&self) -> &'static str {
        if matches!(self.purpose, Purpose::Set { .. }) { "Set" } else { "Time on" }
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        match action {
            Action::In => match self.purpose {
                Purpose::Set { .. } => self.set(cx),
                _ => self.save(cx),
            },
            Action::Back => cx.request(Request::Close),
            _ => {}
        }
    }

    pub(crate) fn press(&mut self, press: &Press, cx: &mut Context<'_>) {
        match press.key {
            Key::Char(char) if !press.ctrl && !press.alt => self.insert(char.encode_utf8(&mut [0; 4]), cx),
            _ => self.editor.press(press),
        }
    }

    /// Inserts what is typed or pasted, in one line, if there is room for it.
    pub(crate) fn insert(&mut self, text: &str, cx: &mut Context<'_>) {
        if self.editor.text().chars().chain(text.chars()).nth(LONGEST_QUERY).is_some() {
            return cx.notify(Notice::query_too_long());
        }
        let line: String = text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
        self.editor.insert(&line);
    }

    /// Gives a setting of the plan the value that was typed.
    fn set(&self, cx: &mut Context<'_>) {
        let (setting, value) = (self.name.as_str(), self.editor.text().trim());
        let before = cx.doc.progress.setting(setting);
        match checked(setting, value, before, cx.doc.plan(), cx.now.day()) {
            Ok(to) => {
                let told = to.as_ref().map_or_else(|| format!("{setting} is not set"), |to| format!("{setting}: {to}"));
                cx.act(vec![FactKind::Set { setting: setting.to_owned(), to }]);
                cx.notify(Notice::info(told));
                cx.request(Request::Close);
            }
            Err(why) => cx.notify(Notice::refusal(why)),
        }
    }

    fn save(&self, cx: &mut Context<'_>) {
        let Some((minutes, text)) = parse_entry(self.editor.text()) else {
            return cx.notify(Notice::refusal("Begin with the time: 45, 1h30 or 1:30"));
        };
        let text = Some(text).filter(|text| !text.is_empty());
        match &self.purpose {
            Purpose::Add(_) if minutes == 0 => return cx.notify(Notice::refusal("Nothing to log: 0 minutes")),
            Purpose::Add(item) => _ = log(minutes, item.clone(), text, cx),
            Purpose::Stop => stop(minutes, text, cx),
            Purpose::Set { .. } => {}
            Purpose::Correct(at) => match cx.doc.progress.correct_time(*at, minutes, text) {
                Some(kind) => {
                    cx.act(vec![kind]);
                    cx.notify(Notice::info(if minutes == 0 { "Time removed" } else { "Time corrected" }));
                }
                None => cx.notify(Notice::refusal("This entry does not hold any more")),
            },
        }
        cx.request(Request::Close);
    }

    /// The reading of what is typed so far.
    fn hint(&self) -> String {
        if let Purpose::Set { takes } = &self.purpose {
            return format!("{takes}; or {NONE}");
        }
        match (parse_entry(self.editor.text()), &self.purpose) {
            (Some((0, _)), Purpose::Correct(_)) => "0 removes the entry".to_owned(),
            (Some((0, _)), Purpose::Stop) => "0 logs nothing".to_owned(),
            (Some((minutes, text)), _) if text.is_empty() => {
                format!("{}; then what you did, if you like", duration(minutes))
            }
            (Some((minutes, text)), _) => format!("{}: {text}", duration(minutes)),
            (None, _) => "The time, such as 45 or 1h30, and what you did".to_owned(),
        }
    }

    fn area(layout: &Layout) -> Rect {
        let panes = layout.panes;
        if !layout.framed || panes.height < LINES + 4 {
            return panes;
        }
        let (width, height) = (panes.width.min(WIDEST), LINES + 2);
        Rect { x: (panes.width - width) / 2, y: panes.bottom() - height - 1, width, height }
    }

    pub(crate) fn draw(&self, layout: &Layout, theme: &Theme, buffer: &mut Buffer) {
        let area = LineEntry::area(layout);
        cover(buffer, area);
        if layout.framed {
            let name = Span::styled(fit(&self.name, area.width.saturating_sub(14), theme), theme.strong);
            let verb = Span::styled(format!(" {} ", self.verb()), theme.dim);
            let title = Line::from_iter([verb, name, Span::raw(" ")]);
            frame(buffer, area, theme, theme.accent, title, Line::default());
        }
        let inside = layout.inside(area);
        let lines = inside.height.saturating_sub(1).max(1);
        let room = usize::from(inside.width.saturating_sub(3)).max(1);
        draw_text(&self.editor, room, theme, &mut Panel::new(buffer, Rect { height: lines, ..inside }));
        if inside.height > 1 {
            let mut panel = Panel::new(buffer, Rect { y: inside.y + lines, height: 1, ..inside });
            let text = fit(&self.hint(), inside.width.saturating_sub(3), theme);
            panel.put(2, 0, &text, theme.dim);
        }
    }
}
