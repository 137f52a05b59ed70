//! Another text of the same roadmap comes under the open screen, between one key and the next.

use proptest::prelude::*;
use roadbook::progress::{Fact, FactKind, Progress};
use roadbook::roadmap::Roadmap;
use roadbook::tui::{Effect, Message, Mode, Pane, Tui};

use super::Screen;

const BEFORE: &str = "# Go\n\n## Basics\n### Types\n- [ ] values\n  - numbers\n### Flow\n- [ ] loops\n\n## Further\n### Later\n- [ ] channels\n";
const FOUR: &str = "# R\n## A\n- [ ] one\n- [ ] two\n- [ ] three [x](http://a.org/3)\n- [ ] four\n";

/// Has the roadmap read again, as another text.
fn reread(screen: &mut Screen, markdown: &str) {
    reread_with(screen, markdown, Vec::new());
}

/// The same, with these facts in the journal.
fn reread_with(screen: &mut Screen, markdown: &str, facts: Vec<Fact>) {
    let after = Roadmap::parse(markdown.to_owned(), "roadmap");
    let progress = Progress::new(&after, facts);
    let place = screen.tui.place();
    let mut tui = Tui::new(after, progress, screen.tui.window(), place.as_deref());
    roadbook::tui::resume(&mut tui, &screen.tui);
    screen.tui = tui;
}

fn facts(effects: &[Effect]) -> impl Iterator<Item = &Fact> {
    effects.iter().flat_map(|effect| match effect {
        Effect::Append { facts, .. } => facts.as_slice(),
        _ => &[],
    })
}

/// The items that these effects say something of.
fn output(effects: &[Effect]) -> Vec<String> {
    facts(effects).filter_map(|Fact { kind, .. }| FactKind::item(kind).map(str::to_owned)).collect()
}

#[test]
fn what_was_folded_stays_folded_and_the_pane_keeps_the_keys() {
    let mut screen = Screen::of(BEFORE, 120, 36);
    screen.press("g h } H Tab");
    assert!(screen.text().contains("Later") && !screen.text().contains("Flow"), "{}", screen.text());
    reread(&mut screen, &BEFORE.replace("## Further", "## Between\n- [ ] new\n\n## Further"));
    assert_eq!(screen.tui.road().pane(), Pane::Checklist);
    assert!(screen.tui.road().hides_done());
    assert!(screen.text().contains("Between") && !screen.text().contains("Flow"), "{}", screen.text());
}

#[test]
fn what_is_typed_to_find_something_stays_typed() {
    let mut screen = Screen::of(FOUR, 120, 36);
    screen.press("Enter / t");
    reread(&mut screen, &FOUR.replace("- [ ] four", "- [ ] thirst"));
    assert_eq!(output(&screen.press("h i s Space i s")), [""; 0]);
    assert!(screen.text().contains("/ this is"), "{}", screen.text());
    screen.press("C-u t h i r");
    assert!(screen.text().contains("1 found") && screen.text().contains("thirst"), "{}", screen.text());
}

#[test]
fn what_was_found_is_gone_on_with() {
    let mut screen = Screen::of(FOUR, 120, 36);
    screen.press("/ t Enter");
    reread(&mut screen, &FOUR.replace("- [ ] one", "- [ ] zero\n- [ ] one"));
    screen.press("n");
    assert!(screen.footer().contains("\"t\": 2 of 2"), "{}", screen.footer());
}

#[test]
fn lists_and_the_help_stay_open_where_they_were() {
    let mut screen = Screen::of(FOUR, 120, 36);
    screen.press("Enter");
    for (keys, mode) in [("?", Mode::Help), ("f j j", Mode::Filter), (": s k", Mode::Palette)] {
        screen.press(keys);
        let shown = screen.text();
        reread(&mut screen, &format!("{FOUR}\nmore\n"));
        assert_eq!((screen.tui.mode(), screen.text()), (mode, shown));
        screen.press("Esc");
    }
}

#[test]
fn a_link_is_never_another_one() {
    let before = FOUR.replace("/3)", "/3) [y](http://c.org/3)");
    let mut screen = Screen::of(&before, 120, 36);
    screen.press("Enter j j o");
    reread(&mut screen, &format!("{before}\nmore\n"));
    assert!(screen.press("y").contains(&Effect::Copy { text: "http://a.org/3".into() }));
    screen.press("o");
    reread(&mut screen, &before.replace("a.org", "b.org"));
    assert!(screen.text().contains("This link is gone."), "{}", screen.text());
    assert_eq!(screen.press("j Enter y s Space"), []);
    assert_eq!(screen.tui.mode(), Mode::Links);
    screen.press("Esc");
    assert_eq!(screen.tui.mode(), Mode::Road);
}

#[test]
fn a_card_stays_open_on_its_entry_and_closes_with_it() {
    let mut screen = Screen::of(FOUR, 80, 24);
    screen.press("Enter j Enter");
    reread(&mut screen, &FOUR.replace("- [ ] two", "- [ ] zero\n- [ ] two"));
    assert_eq!(screen.tui.mode(), Mode::Card);
    assert!(screen.inside("Item")[0].contains("two"), "{}", screen.text());
    assert_eq!(output(&screen.press("Space")), ["a/two"]);
    reread(&mut screen, &FOUR.replace("- [ ] two\n", ""));
    assert_ne!(screen.tui.mode(), Mode::Card, "{}", screen.text());
    assert_eq!(output(&screen.press("Space")), [""; 0]);
}

#[test]
fn what_is_selected_stays_selected_as_far_as_it_stands() {
    let mut screen = Screen::of(FOUR, 120, 36);
    screen.press("Enter v j j");
    reread(&mut screen, &format!("{FOUR}\nmore\n"));
    assert!(screen.footer().contains("3 selected"), "{}", screen.footer());
    reread(&mut screen, &FOUR.replace("- [ ] one\n", ""));
    assert_eq!(output(&screen.press("s")), ["a/two", "a/three-x"]);
}

#[test]
fn no_more_is_marked_than_was_selected() {
    for changed in [FOUR.replace("- [ ] two", "- [ ] new\n- [ ] two"), "# R\n## A\n- [ ] other\n".to_owned()] {
        let mut screen = Screen::of(FOUR, 120, 36);
        screen.press("Enter v j j");
        reread(&mut screen, &changed);
        assert!(screen.text().contains("The selected rows changed."), "{}", screen.text());
        assert_eq!(output(&screen.press("s Space i")), [""; 0]);
        screen.press("Enter");
        assert_eq!(screen.tui.mode(), Mode::Road);
    }
}

#[test]
fn a_key_meant_for_a_row_that_is_gone_does_nothing_until_that_is_known() {
    let mut screen = Screen::of(FOUR, 120, 36);
    screen.press("Enter j j");
    reread(&mut screen, "# R\n## A\n- [ ] one\n- [ ] two\n- [ ] four\n");
    assert!(screen.text().contains("The row you were on is gone."), "{}", screen.text());
    assert_eq!(output(&screen.press("s Space i v j s e u")), [""; 0]);
    assert_eq!(output(&screen.press("Esc s")), ["a/two"], "the cursor is on what stood before it");
}

#[test]
fn what_is_new_is_not_ticked_unseen() {
    let mut screen = Screen::of(FOUR, 120, 36);
    reread(&mut screen, &format!("{FOUR}- [ ] five\n"));
    assert!(screen.text().contains("This row has more below it now."), "{}", screen.text());
    assert_eq!(output(&screen.press("Space")), [""; 0]);
    assert_eq!(output(&screen.press("Enter Space")).len(), 5);
}

#[test]
fn a_command_meant_for_what_is_gone_is_not_run() {
    let mut screen = Screen::of(FOUR, 120, 36);
    screen.press("Enter : s k i p");
    reread(&mut screen, &FOUR.replace("- [ ] one\n", ""));
    assert_eq!(output(&screen.press("Enter Enter")), [""; 0]);
}

#[test]
fn what_is_done_and_hidden_but_for_the_cursor_stays() {
    let mut screen = Screen::of(FOUR, 120, 36);
    let effects = screen.press("Enter H Space");
    reread_with(&mut screen, &format!("{FOUR}\nmore\n"), facts(&effects).cloned().collect());
    assert_eq!(output(&screen.press("Space")), ["a/one"]);
}

#[test]
fn a_note_on_what_is_gone_stays_open_and_is_kept() {
    let mut screen = Screen::of(FOUR, 120, 36);
    screen.press("Enter e m y");
    screen.tui.add_drafts([], "/home/ada/drafts/r.yaml".into());
    reread(&mut screen, "# R\n## A\n- [ ] something else\n- [ ] three\n- [ ] four\n");
    assert!(screen.text().contains("This note's item was removed"), "{}", screen.text());
    let effects = screen.press("Space i s Space i Space s");
    assert_eq!(output(&effects), [""; 0]);
    let kept = effects.last();
    assert!(
        matches!(kept, Some(Effect::KeepDraft { item, draft: Some(draft) }) if item == "a/one" && draft.text == "my is i s"),
        "{kept:?}"
    );
    assert_eq!(output(&screen.press("Enter")), [""; 0]);
    assert!(screen.footer().contains("Not saved: its item was removed."), "{}", screen.footer());
    assert_eq!(screen.tui.mode(), Mode::Note);
    screen.press("Esc");
    assert_eq!(output(&screen.press("i s Space")), [""; 0]);

    // It comes back with its entry.
    reread(&mut screen, FOUR);
    screen.press("Enter Esc Esc Enter g e");
    assert!(screen.text().contains("my is i s"), "{}", screen.text());
}

#[test]
fn notices_and_what_was_said_last_stay() {
    let mut screen = Screen::of(FOUR, 120, 36);
    screen.tui.show_message("line 3 is damaged".into());
    screen.press("Enter s");
    let notice = "one skipped: 1 item no longer counts; u undoes it";
    assert!(screen.footer().contains(notice), "{}", screen.footer());
    reread(&mut screen, &format!("{FOUR}\nmore\n"));
    assert!(screen.text().contains("line 3 is damaged"), "{}", screen.text());
    assert!(screen.footer().contains(notice), "{}", screen.footer());
}

#[test]
fn the_page_stays_where_it_was_read() {
    let paragraphs: String = (0..60).map(|at| format!("Paragraph {at} of the guide.\n\n")).collect();
    let page = format!("{FOUR}\n{paragraphs}");
    let mut screen = Screen::of(&page, 120, 36);
    screen.press("5 / g u i d e Enter");
    screen.handle(Message::Key(super::key("PageDown")));
    let shown = screen.text();
    reread(&mut screen, &format!("{page}\nmore\n"));
    // How far down that is may be another part of the page now.
    let read = |shown: &str| shown.lines().skip(3).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(read(&screen.text()), read(&shown));
}

proptest! {
    /// The law of a reload: no key says anything of more than it would have before it. Boxes that the author ticked are
    /// left out, since it is opening a roadmap that carries those over.
    #[test]
    fn no_key_does_more_than_before(
        [before, after] in [roadmap(), roadmap()],
        keys in prop::collection::vec(prop::sample::select(KEYS), 0..8),
        pressed in prop::sample::select(MARKS),
    ) {
        let screen = || {
            let mut screen = Screen::of(&before, 120, 36);
            let effects: Vec<Effect> = keys.iter().flat_map(|keys| screen.press(keys)).collect();
            (screen, facts(&effects).cloned().collect::<Vec<_>>())
        };
        let meant = output(&screen().0.press(pressed));
        let (mut screen, facts) = screen();
        reread_with(&mut screen, &after, facts);
        let output = output(&screen.press(pressed));
        // What is said of a section is said of what stands below it.
        let is_meant = |item: &String| {
            meant.iter().any(|meant| item.strip_prefix(meant.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
        };
        prop_assert!(output.iter().all(is_meant), "{output:?} in place of {meant:?}");
    }
}

const KEYS: &[&str] =
    &["Enter", "j", "k", "G", "}", "v", "Tab", "Esc", "/ a", ": s k", "e b", "f j", "?", "H", "z", "l", "5", "o"];
const MARKS: &[&str] = &["Space", "s", "i", "c", "Enter"];

fn roadmap() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "## A",
        "## B",
        "### C",
        "### Option A: D",
        "### Option B: E",
        "- [ ] a",
        "- [ ] b",
        "- [ ] c",
        "  - [ ] d",
        "- e",
    ]);
    prop::collection::vec(line, 1..14).prop_map(|lines| format!("# R\n{}\n", lines.join("\n")))
}

#[test]
fn what_can_be_ticked_only_now_is_not_unasked() {
    let mut screen = Screen::of("# R\n\nhello\n", 120, 36);
    reread(&mut screen, FOUR);
    assert!(screen.text().contains("It has items to tick now."), "{}", screen.text());
    assert_eq!(output(&screen.press("Space")), [""; 0]);
    assert_eq!(output(&screen.press("Enter Space")).len(), 4);
}
