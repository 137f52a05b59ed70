//! The fields of one line, and the facts that they say.

use std::borrow::Cow;

use crate::progress::{At, Fact, FactKind, Reason};
use crate::roadmap::Mark;

/// A field that means something to this version.
#[derive(Clone, Copy)]
enum Name {
    At,
    Clock,
    Item,
    Mark,
    Alone,
    Skip,
    Choose,
    Note,
    Over,
    Log,
    Text,
    Undo,
    Redo,
    Place,
    Of,
    Suggest,
    Reason,
    Confidence,
    Refuse,
    Source,
    Seen,
    Set,
    To,
    From,
    Join,
    Roadbook,
    Roadmap,
}

/// The names of the fields in a line, in the order of [`Name`].
pub(super) const NAMES: [&str; 27] = [
    "at",
    "clock",
    "item",
    "mark",
    "alone",
    "skip",
    "choose",
    "note",
    "over",
    "log",
    "text",
    "undo",
    "redo",
    "place",
    "of",
    "suggest",
    "reason",
    "confidence",
    "refuse",
    "source",
    "seen",
    "set",
    "to",
    "from",
    "join",
    "roadbook",
    "roadmap",
];

/// The value of a field; `None` is a null. Numbers and truth values are kept as they are written.
pub(super) type Value<'a> = Option<Cow<'a, str>>;

/// The fields of one line that mean something to this version.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fields<'a> {
    /// By [`Name`].
    values: [Option<Value<'a>>; NAMES.len()],
    /// True if one of them stands in the line more than once.
    repeats: bool,
}

impl<'a> Fields<'a> {
    /// Takes a field in; one without a meaning is passed over. Returns whether it has one.
    pub(super) fn take(&mut self, name: &str, value: Value<'a>) -> bool {
        let known = NAMES.iter().position(|known| *known == name);
        if let Some(at) = known {
            self.repeats |= self.values[at].replace(value).is_some();
        }
        known.is_some()
    }

    /// Adds what the fields say to `facts`: one fact for each thing said, all of one moment.
    ///
    /// # Errors
    /// The reason why they say nothing that can be relied on; then nothing is added.
    pub(super) fn facts(&self, facts: &mut Vec<Fact>) -> Result<(), &'static str> {
        let before = facts.len();
        let result = self.add_to(facts);
        if result.is_err() {
            facts.truncate(before);
        }
        result
    }

    fn add_to(&self, facts: &mut Vec<Fact>) -> Result<(), &'static str> {
        if self.repeats {
            return Err("a field stands in it twice");
        }
        let at = self.moment(Name::At)?.ok_or("it has no `at`")?;
        let clock = self.moment(Name::Clock)?;
        // What was said after a fact at the end of time is allowed to come after it.
        if clock.is_none() && !at.leaves_room() {
            return Err("its time is past the year 9997");
        }
        let before = facts.len();
        let mut say = |kind| facts.push(Fact { at, clock, kind });

        if let Some(format) = self.text(Name::Roadbook) {
            let format = format.parse().map_err(|_| "its `roadbook` is no format number")?;
            say(FactKind::Header { format, roadmap: self.owned(Name::Roadmap), source: self.owned(Name::Source) });
        } else if self.text(Name::Source).is_some() {
            say(FactKind::Source { source: self.owned(Name::Source) });
        }
        if let Some(mark) = self.text(Name::Mark) {
            say(match (read_mark(mark)?, self.text(Name::Alone)) {
                (Mark::Todo, Some("true")) => FactKind::NotDoing { item: self.item()? },
                (mark, _) => FactKind::Mark { item: self.item()?, mark },
            });
        }
        if let Some(skip) = self.text(Name::Skip) {
            let skip = skip.parse().map_err(|_| "its `skip` is neither true nor false")?;
            say(FactKind::Skip { item: self.item()?, skip });
        }
        if let Some(choose) = self.get(Name::Choose) {
            say(FactKind::Choose { item: self.item()?, choose: choose.map(str::to_owned) });
        }
        if let Some(note) = self.text(Name::Note) {
            say(FactKind::Note { item: self.item()?, note: note.to_owned(), over: self.moment(Name::Over)? });
        }
        if let Some(minutes) = self.text(Name::Log) {
            let minutes = minutes.parse().map_err(|_| "its `log` is no whole number of minutes")?;
            let [item, text] = [Name::Item, Name::Text].map(|name| self.text(name).map(str::to_owned));
            say(FactKind::Log { minutes, item, text, over: self.moment(Name::Over)? });
        }
        if let Some(action) = self.moment(Name::Undo)? {
            say(FactKind::Undo { action });
        }
        if let Some(action) = self.moment(Name::Redo)? {
            say(FactKind::Redo { action });
        }
        if self.text(Name::Place).is_some() {
            let of = self.text(Name::Of).map(str::to_owned);
            say(FactKind::Place { item: self.item()?, place: self.owned(Name::Place), of });
        }
        if self.text(Name::Set).is_some() {
            say(FactKind::Set { setting: self.owned(Name::Set), to: self.text(Name::To).map(str::to_owned) });
        }
        if self.text(Name::Suggest).is_some() {
            let reason = Reason::named(self.text(Name::Reason).unwrap_or_default());
            let percent = self.text(Name::Confidence).and_then(|percent| percent.parse().ok()).unwrap_or_default();
            say(FactKind::Suggest { item: self.item()?, place: self.owned(Name::Suggest), reason, percent });
        }
        if self.text(Name::Refuse).is_some() {
            say(FactKind::Refuse { item: self.item()?, place: self.owned(Name::Refuse) });
        }
        if self.text(Name::Seen).is_some() {
            let from = self.text(Name::From).map(str::to_owned);
            say(FactKind::Seen { seen: self.owned(Name::Seen), from });
        }
        if self.text(Name::Join).is_some() {
            say(FactKind::Join { join: self.owned(Name::Join) });
        }
        if facts.len() == before {
            facts.push(Fact { at, clock, kind: FactKind::Unknown });
        }
        Ok(())
    }

    fn get(&self, name: Name) -> Option<Option<&str>> {
        self.values[name as usize].as_ref().map(Option::as_deref)
    }

    fn text(&self, name: Name) -> Option<&str> {
        self.get(name).flatten()
    }

    fn owned(&self, name: Name) -> String {
        self.text(name).unwrap_or_default().to_owned()
    }

    fn item(&self) -> Result<String, &'static str> {
        self.text(Name::Item).map(str::to_owned).ok_or("it has no `item`")
    }

    fn moment(&self, name: Name) -> Result<Option<At>, &'static str> {
        self.text(name)
            .map(|text| At::parse(text).ok_or("a time in it is no RFC 3339 time, or past the year 9998"))
            .transpose()
    }
}

fn read_mark(word: &str) -> Result<Mark, &'static str> {
    let mark = Mark::from_word(word).filter(|mark| *mark != Mark::Skipped);
    mark.ok_or("its `mark` is none of todo, doing, done")
}
