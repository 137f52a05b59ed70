//! Whatever is pressed, on whatever roadmap, in a window of whatever size: the screen stands.

use std::collections::BTreeMap;

use proptest::prelude::*;
use ratatui::buffer::Cell;
use ratatui::layout::Size;
use ratatui::style::Modifier;
use roadbook::progress::carry::{self, Update};
use roadbook::progress::{At, Fact, FactKind, Progress};
use roadbook::roadmap::{Mark, Roadmap};
use roadbook::tui::plain::Speech;
use roadbook::tui::{JournalUpdate, Key, Listed, Message, Mode, Mouse, Pane, Press, keymap};

use super::{Screen, tally};

fn roadmap() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "#{1,5} (Phase [1-9]: )?[A-Z][a-z]{0,9}( [a-z学é]{1,30}){0,3}",
        Just("### Option A: Left".to_owned()),
        Just("### Option B: Right".to_owned()),
        "( {0,6})- \\[[ x/-]\\] [A-Za-z学👩‍🚀]{1,12}( [a-z]{1,25}){0,9}",
        "( {0,6})- [A-Za-z]{1,12}( [a-zأ]{1,20}){0,4}",
        "- \\[ \\] (\\*\\*|_|~~|`|\\[)[a-z 学é]{1,30}(\\*\\*|_|~~|`|\\]\\(/a\\)) [a-z]{1,25}",
        "\\*\\*[A-Z][a-z]{1,12}:\\*\\*",
        Just(String::new()),
    ];
    prop::collection::vec(line, 0..60).prop_map(|lines| lines.join("\n"))
}

fn message() -> impl Strategy<Value = Message> {
    let strokes: Vec<_> =
        keymap::table().iter().flat_map(|binding| binding.keys.iter()).map(keymap::Stroke::press).collect();
    prop_oneof![
        1 => Just(Message::Key(Press { key: Key::Char('w'), ctrl: true, alt: false, shift: false })),
        12 => prop::sample::select(strokes).prop_map(Message::Key),
        2 => any::<char>().prop_map(|char| Message::Key(Press { key: Key::Char(char), ctrl: false, alt: false, shift: false })),
        2 => size().prop_map(|Size { width: columns, height: rows }| Message::Resize { columns, rows }),
        1 => Just(Message::NotSaved { ticket: 1, reason: "no space left on the device".into() }),
        2 => prop::sample::select(vec![Key::Backspace, Key::Delete, Key::Left, Key::Right, Key::Up, Key::Down, Key::Home])
            .prop_map(|key| Message::Key(Press { key, ctrl: false, alt: false, shift: false })),
        1 => "[a-z 学é\u{301}\u{3000}\u{1b}\n\t]{0,90}".prop_map(Message::Paste),
        1 => noted(),
        1 => any::<bool>().prop_map(Message::Focus),
        1 => Just(Message::TimePassed),
        2 => (0u16..130, 0u16..70).prop_map(|(column, row)| Message::Mouse(Mouse::Click { column, row })),
        1 => (any::<bool>(), 0u16..130, 0u16..70)
            .prop_map(|(down, column, row)| Message::Mouse(Mouse::Scroll { down, column, row })),
        1 => (0u64..3).prop_map(|ticket| Message::Saved { ticket }),
        1 => prop::collection::vec(listed(), 0..9).prop_map(Message::Roadmaps),
        1 => Just(Message::Saved { ticket: u64::MAX }),
        1 => told().prop_map(Message::JournalChanged),
        1 => (1..4_u64).prop_map(|ticket| Message::Refused { ticket, reason: "too long".into() }),
    ]
}

/// Tells the screen that its roadmap was another one before, with every entry ticked.
fn tell_of_change(screen: &mut Screen, before: String) {
    let before = Roadmap::parse(before, "roadmap");
    let kind = before.nodes().map(|(node, _)| FactKind::Mark { item: before.key(node), mark: Mark::Done }).collect();
    let facts = Progress::new(&before, Vec::new()).stamp(&before, kind, screen.now);
    screen.handle(Message::JournalChanged(JournalUpdate { facts: facts.clone(), ..JournalUpdate::default() }));
    let changes = carry::carry(&before, screen.tui.roadmap());
    let known = Progress::new(&before, facts);
    screen.tui.announce(Some(Update { before, known, changes, unticked: Vec::new() }), BTreeMap::new());
}

fn noted() -> impl Strategy<Value = Message> {
    let outcome = prop_oneof![
        "[a-z\n]{0,20}".prop_map(|text| Ok(Some(text))),
        Just(Ok(None)),
        Just(Err("vi cannot be started".to_owned())),
    ];
    ("[a-z/]{1,9}", outcome).prop_map(|(item, outcome)| Message::NoteEdited { item, over: Vec::new(), outcome })
}

fn told() -> impl Strategy<Value = JournalUpdate> {
    let mark = prop::sample::select(vec![Mark::Todo, Mark::Doing, Mark::Done]);
    let fact = ("[a-z/]{1,9}", mark, 0i64..9).prop_map(|(item, mark, seconds)| Fact {
        at: At { micros: 1_800_000_000_000_000 + seconds * 1_000_000, offset: 60 },
        clock: None,
        kind: FactKind::Mark { item, mark },
    });
    let notices = prop::collection::vec("line [0-9]: it is no fact", 0..3);
    let changed = (any::<bool>(), any::<bool>());
    (prop::collection::vec(fact, 0..5), changed, notices).prop_map(|(facts, (replaced, edited), notices)| {
        JournalUpdate { own: facts.len(), facts, replaced, edited, notices, written: Vec::new() }
    })
}

fn listed() -> impl Strategy<Value = Listed> {
    let counted = (0..200usize).prop_map(|count| Ok(tally(count / 2, count)));
    let state = prop_oneof![counted, Just(Err("there is no such file".to_owned()))];
    ("[a-z学]{0,40}", "/[a-z/é]{0,90}", state, any::<bool>()).prop_map(|(title, source, state, is_open)| Listed {
        title,
        names: vec![source.clone()],
        source,
        state,
        is_open,
    })
}

fn size() -> impl Strategy<Value = Size> {
    prop_oneof![(1u16..30, 1u16..12), (1u16..210, 1u16..70)].prop_map(|(columns, rows)| Size::new(columns, rows))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn the_cursor_is_in_view_and_the_screen_follows_from_the_model(
        markdown in roadmap(),
        window in size(),
        messages in prop::collection::vec(message(), 1..40),
        notice in any::<bool>(),
        before in prop::option::of(roadmap()),
    ) {
        let mut screen = Screen::of(&markdown, window.width, window.height);
        if let Some(before) = before {
            tell_of_change(&mut screen, before);
        }
        if notice {
            screen.tui.show_message("line 3 of the journal cannot be read: {at: \"".into());
        }
        let mut is_rolled = false;
        for message in messages {
            // The wheel leaves the cursor where it is, if out of view, until the learner goes on with it.
            match message {
                Message::Mouse(Mouse::Scroll { .. }) => is_rolled = true,
                Message::Key(_) | Message::Mouse(Mouse::Click { .. }) | Message::Resize { .. } => is_rolled = false,
                _ => {}
            }
            screen.handle(message);
            let layout = screen.tui.layout();
            let panes = [
                (Pane::Outline, layout.outline),
                (Pane::Checklist, layout.checklist),
            ];
            for (pane, area) in panes {
                let cursor = screen.tui.road().cursor(pane);
                let shown = screen.tui.rows_in_view(pane).iter().any(|place| Some(place.row) == cursor);
                let has_room = cursor.is_some() && layout.inside(area).height > 0;
                prop_assert!(shown == has_room || is_rolled && !shown, "{:?}", pane);
            }
            let panes = layout.inside(layout.panes);
            if screen.tui.mode() == Mode::Changes && panes.height > 0 && panes.width > 8 {
                let is_cursor = |cell: &Cell| cell.modifier.contains(Modifier::REVERSED);
                prop_assert!(screen.draw().content.iter().any(is_cursor), "{}", screen.text());
            }
            let kind = Speech::of(&screen.tui);
            let lines = kind.after(None);
            prop_assert!(lines.len() > 1 && lines.iter().all(|line| !line.contains(char::is_control)));
            prop_assert!(kind.after(Some(&kind)).is_empty());
            let drawn = screen.draw();
            prop_assert_eq!(&drawn, &screen.draw());
            screen.handle(Message::Focus(true));
            prop_assert_eq!(&drawn, &screen.draw(), "hearing nothing new moved something");
        }
    }
}
