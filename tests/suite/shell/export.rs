//! Exports, and the way back.

use std::fs;

use serde_json::Value;

use crate::desk::Desk;

/// Every shape of box, and what Markdown cannot carry.
const SOURCE: &str = "# Go\r\n\r\n## Phase 1: Basics\r\n\r\n- [ ] Maps\r\n  - literal\r\n* [X] Slices\r\n1. [ ] Structs\r\n\r\n\
                      ## Phase 2: More\n\n- [ ] Generics, \"quoted\"\n- [ ] Channels\n\n> - [ ] in a quote\n\n\
                      ## Books\n\n- A book\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("go.md", SOURCE);
    desk
}

/// The marks of all entries, by key.
fn marks(desk: &Desk, file: &str) -> Vec<(String, String)> {
    let list = desk.json(&["list", "--json", "-r", file]);
    let text = |entry: &Value, field: &str| entry[field].as_str().unwrap().to_owned();
    list.as_array().unwrap().iter().map(|entry| (text(entry, "key"), text(entry, "mark"))).collect()
}

#[test]
fn markdown_differs_from_the_source_inside_of_boxes_alone_and_comes_back_by_import() {
    let desk = desk();
    desk.prints(&["tick", "-r", "go.md", "maps", "generics", "in a quote"]);
    let exported = desk.prints(&["export", "-r", "go.md", "--format", "md"]);
    let expected =
        SOURCE.replace("[ ] Maps", "[x] Maps").replace("[ ] Generics", "[x] Generics").replace("[ ] in a", "[x] in a");
    assert_eq!(exported, expected);
    let other = self::desk();
    other.file("ticked.md", exported);
    other.prints(&["import", "ticked.md", "-r", "go.md"]);
    assert_eq!(marks(&other, "go.md"), marks(&desk, "go.md"));
}

#[test]
fn what_markdown_cannot_carry_is_listed_and_json_carries_it() {
    let desk = desk();
    desk.prints(&["tick", "-r", "go.md", "literal", "a book"]);
    desk.prints(&["skip", "-r", "go.md", "channels"]);
    desk.prints(&["doing", "-r", "go.md", "generics"]);
    desk.prints(&["note", "-r", "go.md", "structs", "two\nlines"]);
    desk.prints(&["log", "-r", "go.md", "45", "katas", "--item", "structs"]);
    let output = desk.run(&["export", "-r", "go.md", "--format", "md"]);
    let told = String::from_utf8(output.stderr).unwrap();
    let expected = "roadbook: not written: line 12: Generics, \"quoted\": doing, but a Markdown box cannot say that\n\
                    roadbook: not written: line 13: Channels: skipped, but a Markdown box cannot say that\n\
                    roadbook: not written: line 19: A book: done, but it has no box\n";
    assert_eq!(told, expected);

    let json = desk.prints(&["export", "-r", "go.md", "--format", "json"]);
    let other = self::desk();
    other.file("export.json", &json);
    let took = other.prints(&["import", "export.json", "-r", "go.md"]);
    assert!(took.starts_with("took ") && took.ends_with("; 0 known already\n"), "{took}");
    assert_eq!(marks(&other, "go.md"), marks(&desk, "go.md"));
    assert_eq!(other.prints(&["note", "-r", "go.md", "structs"]), "two\nlines\n");
    assert!(other.prints(&["log", "-r", "go.md"]).contains("45 min “katas”: Structs"));
    let again = other.prints(&["import", "export.json", "-r", "go.md"]);
    assert!(again.starts_with("took 0 facts; "), "{again}");
}

#[test]
fn a_table_has_a_row_for_each_entry() {
    let desk = desk();
    desk.prints(&["note", "-r", "go.md", "maps", "a \"map\", and\nmore"]);
    let table = desk.prints(&["export", "-r", "go.md", "--format", "csv"]);
    assert!(table.starts_with("key,kind,mark,text,path,line,minutes,notes,links\r\n"), "{table}");
    assert!(
        table.contains("basics/maps,item,todo,Maps,Phase 1: Basics,5,0,\"a \"\"map\"\", and\nmore\",\r\n"),
        "{table}"
    );
    assert!(table.contains("\"Generics, \"\"quoted\"\"\""), "{table}");
}

#[test]
fn a_page_holds_no_markup_of_the_roadmap_and_needs_nothing_else() {
    let desk = Desk::new();
    desk.file(
        "wild.md",
        "# A <script>alert(1)</script> & \"b\"\n## P <img src=x>\n- [ ] <b>one</b> & two\n- [ ] three\n",
    );
    desk.prints(&["tick", "-r", "wild.md", "three"]);
    assert!(desk.prints(&["export", "-r", "wild.md", "-f", "svg", "--badge"]).contains(">50%</text>"));
    desk.fails(&["export", "-r", "wild.md", "-f", "html", "--badge"], 1);
    for format in ["html", "svg"] {
        let page = desk.prints(&["export", "-r", "wild.md", "--format", format]);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>one"), "{page}");
        assert!(page.contains("1 of 2 done, 50%") || page.contains("1/2 · 50%"), "{page}");
        assert!(!page.contains("http://") || format == "svg", "{page}");
    }
}

#[test]
fn an_export_is_written_to_a_file_but_never_to_the_roadmap() {
    let desk = desk();
    desk.prints(&["tick", "-r", "go.md", "maps"]);
    assert_eq!(desk.prints(&["export", "-r", "go.md", "-f", "md", "-o", "ticked.md"]), "");
    assert!(fs::read_to_string(desk.0.path().join("ticked.md")).unwrap().contains("[x] Maps"));
    desk.fails(&["export", "-r", "go.md", "-f", "md", "-o", "./go.md"], 1);
    assert_eq!(fs::read_to_string(desk.0.path().join("go.md")).unwrap(), SOURCE);
}

#[test]
fn an_export_of_another_roadmap_is_not_taken_unasked() {
    let desk = desk();
    desk.file("other.md", "# Other\n- [ ] thing\n");
    desk.prints(&["tick", "-r", "other.md", "thing"]);
    let json = desk.prints(&["export", "-r", "other.md", "-f", "json"]);
    desk.file("export.json", &json);
    desk.prints(&["tick", "-r", "go.md", "maps"]);
    let told = desk.fails(&["import", "export.json"], 1);
    assert!(told.contains("name one with -r"), "{told}");
}
