//! Text as its author set it.

use insta::assert_snapshot;
use ratatui::style::{Color, Modifier};
use roadbook::tui::{Look, Signs};

use super::Screen;

const STYLES: &str = "# Styles

## Phase 1: The `std` library (2 weeks)

### **Collections** and _iterators_

- [ ] **Lists**
  - **Slicing**: `list[1:3]`, *never* out of range
  - ~~Linked lists~~ [deque](https://docs.python.org/deque)
- [ ] Read [The _Book_](https://book.example) and then everything that `__init__` and **`__new__`** do, in this order
- [x] **Sets**, `set()` and _frozen_ ones
- [ ] A_snake_case name, 2 * 3 * 4 and `日本語のコード` beside 日本語

**Further:**

- [ ] ~~Given up~~
";

#[test]
fn text_is_shown_as_its_author_set_it() {
    let mut screen = Screen::of(STYLES, 80, 24);
    screen.press("g Enter j j j");
    assert_snapshot!("text_is_shown_as_its_author_set_it", screen.show());
}

#[test]
fn the_outline_shows_code_in_names() {
    assert_snapshot!(Screen::of(STYLES, 60, 12).show());
}

#[test]
fn without_colours_code_is_plain() {
    let mut screen = Screen::of(STYLES, 120, 36);
    screen.look = Look { colours: None, signs: Signs::Unicode };
    assert!(screen.draw().content.iter().all(|cell| cell.fg == Color::Reset));
}

#[test]
fn emoji_of_several_parts_move_nothing_on_their_row() {
    let mut screen = Screen::of("# R\n\n## 👨\u{200d}💻 Coding ⚠\u{fe0f} now\n- [ ] 👍🏽 ready\n- [ ] plain\n", 80, 24);
    let text = screen.text();
    assert!(text.contains("👨") && !text.contains(['\u{200d}', '💻', '\u{fe0f}', '🏽']), "{text}");
    let row = text.lines().find(|line| line.contains("Coding")).unwrap_or_default();
    assert!(row.contains("👨  Coding ⚠  now"), "{row}");
    let buffer = screen.draw();
    let sign = buffer.content.iter().position(|cell| cell.symbol() == "⚠").unwrap();
    assert!(buffer.content[sign + 1].modifier.contains(Modifier::REVERSED), "the cursor has no holes");
    screen.press("Enter");
    assert!(screen.text().contains("○  👍  ready"), "{}", screen.text());
}
