//! Text as its author set it.

use insta::assert_snapshot;
use ratatui::style::Color;
use roadbook::ui::Look;

use super::{Screen, WINDOWS};

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
    for (columns, rows) in WINDOWS {
        let mut screen = Screen::of(STYLES, columns, rows);
        screen.press("g Enter j j j");
        assert_snapshot!(format!("text_is_shown_as_its_author_set_it_{columns}x{rows}"), screen.show());
    }
}

#[test]
fn the_outline_shows_code_in_names() {
    assert_snapshot!(Screen::of(STYLES, 60, 12).show());
}

#[test]
fn without_colours_code_is_plain() {
    let mut screen = Screen::of(STYLES, 120, 36);
    screen.look = Look { colours: None, ascii: false };
    assert!(screen.draw().content.iter().all(|cell| cell.fg == Color::Reset));
}
