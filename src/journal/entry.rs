//! An entry that is not in canonical form, as the YAML crate reads it: a line edited by hand.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

use super::fields::{Fields, NAMES};
use crate::yaml;

/// The fields of an entry `- …`, in whatever style it is written; `text` may span several lines.
/// `None` where it is no list of one map, or could cost more than its length to read.
pub(super) fn fields(text: &str) -> Option<Fields<'static>> {
    let [entry]: [Entry; 1] = yaml::from_str(text)?;
    Some(entry.0)
}

struct Entry(Fields<'static>);

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entry, D::Error> {
        deserializer.deserialize_map(EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fields of a fact")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let mut fields = Fields::default();
        while let Some(name) = map.next_key::<String>()? {
            if NAMES.contains(&name.as_str()) {
                // Asked for as text, numbers and truth values come as they are written.
                let value = map.next_value::<Option<String>>()?;
                fields.take(&name, value.map(Cow::Owned));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Entry(fields))
    }
}
