//! Questions: a text with answers to pick from, such as whose the ticks in the file are.

pub(crate) mod identity;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::progress::pace::{MOST_MINUTES, day, duration};
use crate::progress::{At, COUNTS, FactKind, SETTINGS, TICKS};
use crate::roadmap::NodeId;
use crate::tui::ask::identity::Identity;
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::effect::Effect;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::message::{Key, Press};
use crate::tui::scene::Scene;
use crate::tui::timer;
use crate::tui::widgets::picker::{Entry, PADDING, Picker, PickerStyle, list_height};
use crate::tui::widgets::text::{width, wrap};
use crate::tui::widgets::theme::Theme;

/// The widest question.
const WIDEST: u16 = 68;

/// An answer, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Gives a setting of the roadmap a value.
    Set(&'static str, &'static str),
    /// Shows the Log of the phase with this key, or of all.
    Log(Option<String>),
    /// Takes what goes by these names off this machine's list.
    Forget(Vec<String>),
    /// Stops the timer and logs so many minutes; without a number they are typed.
    StopTimer(Option<u32>),
    /// Changes nothing.
    Keep,
    /// Opens a file as the roadmap of this id, or as a new one.
    Identify { source: String, journal: String },
}

/// The overlay.
#[derive(Clone, Debug)]
pub struct Question {
    title: &'static str,
    text: String,
    picker: Picker<Answer>,
    /// Leaving the question ends the program.
    is_first: bool,
}

impl Question {
    fn new(title: &'static str, text: String, answers: Vec<(Answer, &str)>) -> Question {
        let entries = answers.into_iter().map(|(answer, text)| Entry::new(answer, text.to_owned()));
        Question::listing(title, text, entries)
    }

    /// A question with numbered answers.
    fn listing(title: &'static str, text: String, answers: impl Iterator<Item = Entry<Answer>>) -> Question {
        let number =
            |(number, answer): (usize, Entry<Answer>)| Entry { text: format!("{number}  {}", answer.text), ..answer };
        let mut picker = Picker::default();
        picker.list((1..).zip(answers).map(number).collect(), 0);
        Question { title, text, picker, is_first: false }
    }

    /// Asks which roadmap a file is.
    pub(crate) fn identity(identity: Identity) -> Question {
        let Identity { source, text, answers, is_first } = identity;
        let entries = answers.into_iter().map(|candidate| Entry {
            beside: candidate.file,
            ..Entry::new(Answer::Identify { source: source.clone(), journal: candidate.journal }, candidate.text)
        });
        Question { is_first, ..Question::listing("Which roadmap is this?", text, entries) }
    }

    /// Asks whether to forget a listed roadmap.
    pub(crate) fn forget(title: &str, names: Vec<String>) -> Question {
        let text = format!(
            "Forget {title}? Only this machine's list changes. Its file, ticks and notes stay as they are, and are here again once you open the file."
        );
        let answers = vec![(Answer::Keep, "Keep it in the list"), (Answer::Forget(names), "Forget it")];
        Question::new("Forget a roadmap", text, answers)
    }

    /// Asks whose the ticks in the file are, of which there are so many.
    pub(crate) fn ticks(count: usize, doc: &Document) -> Question {
        let text = match count {
            0 => "Whose are the boxes that are ticked in the file?".to_owned(),
            1 => "1 box in this file is ticked. Whose is it?".to_owned(),
            _ => format!("{count} boxes in this file are ticked. Whose are they?"),
        };
        let answers = vec![
            (Answer::Set(TICKS, "mine"), "mine: they count as done"),
            (Answer::Set(TICKS, "author"), "the author's: they count for nothing"),
        ];
        Question::new("Ticks in the file", text, answers).at(TICKS, doc)
    }

    /// Asks how much of the time that a timer measured was real; `None` where none runs.
    pub(crate) fn timer(doc: &Document, now: At) -> Option<Question> {
        let timer = doc.timer.running()?;
        let minutes = timer.worked(now, doc.preferences.pomodoro);
        let since = format!("{}, {}", day::past(timer.since.day(), now.day()), day::time_of(timer.since));
        let name = timer.item.as_ref().map_or_else(String::new, |key| format!(" on {}", doc.name_of(key)));
        let text =
            format!("The timer{name} has run since {since}: {}. How much was real?", duration(timer.elapsed(now)));
        let all = format!("all of it: log {}", duration(minutes));
        let answers = vec![
            (Answer::StopTimer(None), "a part of it: type how much"),
            (Answer::StopTimer(Some(0)), "nothing: forget it"),
            (Answer::StopTimer(Some(minutes.min(MOST_MINUTES))), &all),
            (Answer::Keep, "it still runs: let it"),
        ];
        Some(Question::new("Timer", text, answers))
    }

    /// Asks of which phase the Log is to be shown.
    pub(crate) fn log_phase(phase: Option<NodeId>, doc: &Document) -> Question {
        let phases = doc.roadmap.phases();
        let entry = |&phase: &NodeId| Entry::new(Answer::Log(Some(doc.key(phase))), doc.roadmap.heading(phase).name);
        let all = Entry::new(Answer::Log(None), "All of the roadmap".to_owned());
        let entries = [all].into_iter().chain(phases.iter().map(entry));
        let mut question = Question::listing("Log", "Show the log of which phase?".to_owned(), entries);
        question.picker.move_to(phases.iter().position(|it| Some(*it) == phase).map_or(0, |at| at + 1));
        question
    }

    /// Asks what counts in this roadmap.
    pub(crate) fn counts(doc: &Document) -> Question {
        let answers = vec![
            (Answer::Set(COUNTS, "auto"), "auto: as the author seems to mean it"),
            (Answer::Set(COUNTS, "boxes"), "boxes: only entries with a checkbox"),
            (Answer::Set(COUNTS, "lists"), "lists: every top-level list entry"),
            (Answer::Set(COUNTS, "tables"), "tables: every row of a table"),
            (Answer::Set(COUNTS, "all"), "all: list entries and table rows"),
        ];
        let text = "What counts in this roadmap? No mark is lost.".to_owned();
        Question::new("What counts", text, answers).at(COUNTS, doc)
    }

    /// Puts the cursor on the value that a setting has.
    fn at(mut self, setting: &'static str, doc: &Document) -> Question {
        let default = SETTINGS.iter().find(|(name, _)| *name == setting).and_then(|(_, values)| values.first());
        let value = doc.progress.setting(setting).or(default.copied());
        let is_current = |entry: &Entry<Answer>| matches!(entry.value, Answer::Set(_, to) if Some(to) == value);
        self.picker.move_to(self.picker.entries.iter().position(is_current).unwrap_or(0));
        self
    }

    pub(crate) fn picker(&self) -> &Picker<Answer> {
        &self.picker
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        if self.picker.navigate(action, self.height(cx.layout)) {
            return;
        }
        match (action, self.picker.selected()) {
            (Action::In, Some(&Answer::Set(setting, to))) => {
                cx.request(Request::Close);
                cx.act(vec![FactKind::Set { setting: setting.to_owned(), to: Some(to.to_owned()) }]);
                // Another reading of the same text.
                if setting == COUNTS {
                    cx.effects.push(Effect::Reload);
                }
            }
            (Action::In, Some(Answer::Log(phase))) => {
                let phase = phase.clone();
                cx.request(Request::Close);
                cx.request(Request::ShowLogOf(phase));
            }
            (Action::In, Some(&Answer::StopTimer(minutes))) => {
                cx.request(Request::Close);
                match minutes {
                    Some(minutes) => timer::stop(minutes, None, cx),
                    None => cx.request(Request::TypeTime),
                }
            }
            (Action::In, Some(Answer::Keep)) => cx.request(Request::Close),
            // Asked until the roadmap is open: it may turn out that it cannot be.
            (Action::In, Some(Answer::Identify { source, journal })) => {
                cx.effects.push(Effect::Identify { source: source.clone(), journal: journal.clone() });
            }
            (Action::In, Some(Answer::Forget(names))) => {
                cx.request(Request::Close);
                cx.effects.push(Effect::Forget { names: names.clone() });
            }
            _ if self.is_first => cx.effects.push(Effect::Quit),
            _ => cx.request(Request::Close),
        }
    }

    /// Answers by the number of an answer.
    pub(crate) fn press(&mut self, press: &Press, cx: &mut Context<'_>) {
        let Key::Char(char) = press.key else { return };
        let number = char.to_digit(10).filter(|_| !press.ctrl && !press.alt).unwrap_or(0) as usize;
        if (1..=self.picker.entries.len()).contains(&number) {
            self.picker.move_to(number - 1);
            self.handle(Action::In, cx);
        }
    }

    pub(crate) fn settle(&mut self, layout: &Layout) {
        let height = self.height(layout);
        self.picker.settle(height);
    }

    /// Moves to the answer at a line of the overlay; returns its index.
    pub(crate) fn click(&mut self, line: u16, layout: &Layout) -> Option<usize> {
        let above = self.lines(layout).len() as u16;
        self.picker.click(line.checked_sub(above)?)
    }

    fn lines(&self, layout: &Layout) -> Vec<String> {
        let room = usize::from(layout.popup.width.min(self.width()).saturating_sub(PADDING)).max(1);
        let lines = wrap(&self.text, room, usize::from(layout.popup.height).max(1));
        lines.into_iter().map(|line| self.text[line].to_owned()).chain([String::new()]).collect()
    }

    fn width(&self) -> u16 {
        let text = (width(&self.text) as u16).saturating_add(PADDING);
        text.max(self.picker.cells().unwrap_or(0)).min(WIDEST)
    }

    pub(crate) fn area(&self, layout: &Layout) -> Rect {
        let lines = self.lines(layout).len() + self.picker.entries.len();
        layout.popup_for(Some(self.width()), Some(lines as u16))
    }

    fn height(&self, layout: &Layout) -> u16 {
        list_height(layout.inside(self.area(layout)), false, self.lines(layout).len() as u16)
    }

    pub(crate) fn draw(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        let style = PickerStyle {
            area: self.area(scene.layout),
            title: self.title,
            count: String::new(),
            prompt: None,
            empty: "",
            has_keys: false,
            has_signs: false,
            above: self.lines(scene.layout),
            below: Vec::new(),
        };
        self.picker.draw(&style, scene.layout, theme, buffer);
    }
}
