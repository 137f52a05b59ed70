//! A table of the entries, as RFC 4180 has it: quoted where needed, lines end in CR and LF.

use super::entry::{Entry, minutes};
use super::subject::Subject;

const HEADER: &str = "key,kind,mark,text,path,line,minutes,notes,links\r\n";

pub(super) fn of(subject: &Subject<'_>) -> String {
    let &Subject { roadmap, progress, .. } = subject;
    let minutes = minutes(roadmap, progress);
    let mut table = HEADER.to_owned();
    for (id, _) in roadmap.nodes() {
        let Some(entry) = Entry::of(roadmap, progress, id) else { continue };
        let notes: Vec<String> = progress.notes(id).into_iter().map(|note| note.text).collect();
        let fields = [
            entry.key,
            entry.kind.to_owned(),
            entry.mark.word().to_owned(),
            entry.text.into_owned(),
            entry.path.join(" › "),
            entry.line.to_string(),
            minutes.get(&id).copied().unwrap_or_default().to_string(),
            notes.join("\n\n"),
            entry.links.join(" "),
        ];
        table += &fields.map(|text| field(&text)).join(",");
        table += "\r\n";
    }
    table
}

/// A field, in quotes where it needs them.
fn field(text: &str) -> String {
    match text.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_need_it() {
        assert_eq!(
            ["a b", "a,b", "say \"x\"", "two\nlines"].map(field),
            ["a b", "\"a,b\"", "\"say \"\"x\"\"\"", "\"two\nlines\""]
        );
    }
}
