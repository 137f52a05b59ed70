//! The fields of one line, and the facts that they say.

use std::borrow::Cow;

use crate::progress::{At, Fact, Said};
use crate::roadmap::Mark;

/// The names of the fields that mean something to this version.
pub(super) const NAMES: [&str; 17] = [
    "at", "clock", "item", "mark", "skip", "choose", "note", "over", "log", "text", "undo", "redo", "place", "source",
    "seen", "roadbook", "roadmap",
];

/// The fields of one line in their order: a name, and a value unless that is null. Numbers and truth values
/// are kept as they are written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fields<'a>(pub(super) Vec<(Cow<'a, str>, Option<Cow<'a, str>>)>);

impl Fields<'_> {
    /// Adds what the fields say to `facts`: one fact for each thing said, all of one moment.
    ///
    /// # Errors
    /// Why they say nothing that can be relied on; then nothing is added.
    pub(super) fn facts(&self, facts: &mut Vec<Fact>) -> Result<(), &'static str> {
        let before = facts.len();
        let result = self.add_to(facts);
        if result.is_err() {
            facts.truncate(before);
        }
        result
    }

    fn add_to(&self, facts: &mut Vec<Fact>) -> Result<(), &'static str> {
        if self.names_one_twice() {
            return Err("a field stands in it twice");
        }
        let at = self.moment("at")?.ok_or("it has no `at`")?;
        let clock = self.moment("clock")?;
        let before = facts.len();
        let mut say = |said| facts.push(Fact { at, clock, said });

        if let Some(format) = self.text("roadbook") {
            let format = format.parse().map_err(|_| "its `roadbook` is no format number")?;
            say(Said::Header { format, roadmap: self.owned("roadmap"), source: self.owned("source") });
        } else if self.text("source").is_some() {
            say(Said::Source { source: self.owned("source") });
        }
        if let Some(mark) = self.text("mark") {
            say(Said::Mark { item: self.item()?, mark: read_mark(mark)? });
        }
        if let Some(skip) = self.text("skip") {
            let skip = skip.parse().map_err(|_| "its `skip` is neither true nor false")?;
            say(Said::Skip { item: self.item()?, skip });
        }
        if let Some(choose) = self.get("choose") {
            say(Said::Choose { item: self.item()?, choose: choose.map(str::to_owned) });
        }
        if let Some(note) = self.text("note") {
            say(Said::Note { item: self.item()?, note: note.to_owned(), over: self.moment("over")? });
        }
        if let Some(minutes) = self.text("log") {
            let minutes = minutes.parse().map_err(|_| "its `log` is no whole number of minutes")?;
            let [item, text] = ["item", "text"].map(|name| self.text(name).map(str::to_owned));
            say(Said::Log { minutes, item, text });
        }
        if let Some(action) = self.moment("undo")? {
            say(Said::Undo { action });
        }
        if let Some(action) = self.moment("redo")? {
            say(Said::Redo { action });
        }
        if self.text("place").is_some() {
            say(Said::Place { item: self.item()?, place: self.owned("place") });
        }
        if self.text("seen").is_some() {
            say(Said::Seen { seen: self.owned("seen") });
        }
        if facts.len() == before {
            facts.push(Fact { at, clock, said: Said::Unknown });
        }
        Ok(())
    }

    fn names_one_twice(&self) -> bool {
        self.0.iter().enumerate().any(|(index, (name, _))| self.0[..index].iter().any(|(earlier, _)| earlier == name))
    }

    /// The value of the field: the inner `None` is a null.
    fn get(&self, name: &str) -> Option<Option<&str>> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_deref())
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.get(name).flatten()
    }

    fn owned(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().to_owned()
    }

    fn item(&self) -> Result<String, &'static str> {
        self.text("item").map(str::to_owned).ok_or("it has no `item`")
    }

    fn moment(&self, name: &str) -> Result<Option<At>, &'static str> {
        self.text(name).map(|text| At::parse(text).ok_or("a time in it is no RFC 3339 time")).transpose()
    }
}

fn read_mark(word: &str) -> Result<Mark, &'static str> {
    match word {
        "todo" => Ok(Mark::Todo),
        "doing" => Ok(Mark::Doing),
        "done" => Ok(Mark::Done),
        _ => Err("its `mark` is none of todo, doing, done"),
    }
}
