//! The pictures in `docs/`: `cargo run --example pictures` draws them anew, from the program's own screen.

mod svg;

use std::{fs, io};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use roadbook::progress::{At, Intent, Progress};
use roadbook::roadmap::{BUILT_IN, NodeId, Roadmap};
use roadbook::tui::{Colours, Look, Signs};
use roadbook::tui::{Effect, Key, Message, Press, Tui};

use svg::{DARK, Ground, LIGHT, svg};

/// One picture: its name, the ground it stands on, and what is pressed and typed before it is taken.
struct Picture {
    name: &'static str,
    ground: Ground,
    place: &'static str,
    keys: &'static [&'static str],
}

const SIZE: Size = Size::new(112, 36);

fn main() -> io::Result<()> {
    let tuples = "python-fundamentals/data-structures/tuples";
    let pictures = [
        Picture { name: "road-dark", ground: DARK, place: tuples, keys: &[] },
        Picture { name: "road-light", ground: LIGHT, place: tuples, keys: &[] },
        Picture { name: "find", ground: DARK, place: tuples, keys: &["/", "text:func"] },
        Picture { name: "guide", ground: DARK, place: tuples, keys: &["5 } } } } }"] },
        Picture { name: "today", ground: DARK, place: tuples, keys: &["2"] },
        Picture { name: "pace", ground: DARK, place: tuples, keys: &["3"] },
    ];
    fs::create_dir_all("docs")?;
    for picture in pictures {
        let mut stage = Stage::half_a_year_in(picture.place);
        picture.keys.iter().for_each(|keys| stage.perform(keys));
        fs::write(format!("docs/{}.svg", picture.name), svg(&stage.draw(), &picture.ground))?;
    }
    Ok(())
}

/// The program without a terminal, and a clock that goes on by a second a message.
struct Stage {
    tui: Tui,
    now: At,
}

impl Stage {
    /// The built-in roadmap about a third of the way, with the cursor at this key.
    fn half_a_year_in(place: &str) -> Stage {
        let roadmap = Roadmap::parse(BUILT_IN.to_owned(), "roadmap");
        let mut progress = Progress::new(&roadmap, Vec::new());
        let items: Vec<NodeId> = roadmap.nodes().filter(|(_, node)| node.is_counted()).map(|(id, _)| id).collect();
        let mut now = At { micros: 1_790_000_000_000_000, offset: 60 };
        let mut say = |node, intent, now: At| {
            if let Ok(kind) = progress.facts_for(&roadmap, node, intent) {
                let facts = progress.stamp(&roadmap, kind, now);
                progress.add(&roadmap, &facts);
            }
        };
        for (count, &item) in items.iter().enumerate().take(98) {
            now.micros += 13 * 60 * 60 * 1_000_000;
            // Not everything in order, and not everything.
            match count {
                18 | 20 => say(item, Intent::Doing, now),
                35..40 | 60 | 66 | 73 | 85.. if count % 5 < 3 => {}
                _ => say(item, Intent::Tick, now),
            }
        }
        let key = |key: &str| roadmap.find(key);
        for (name, intent) in [
            ("python-fundamentals/data-structures/tuples/creating-tuples", Intent::Tick),
            ("backend-development-choose-your-path/backend-frameworks/fastapi", Intent::Choose),
        ] {
            now.micros += 1_000_000;
            if let Some(node) = key(name) {
                say(node, intent, now);
            }
        }
        let mut stage = Stage { tui: Tui::new(roadmap, progress, SIZE, Some(place)), now };
        stage.perform("e");
        stage.perform("text:namedtuple vs dataclass: read PEP 557 again");
        stage.perform("Enter Esc");
        stage.perform("Tab");
        stage
    }

    /// Presses keys by their names (`Tab Enter /`), or types what stands behind `text:`.
    fn perform(&mut self, keys: &str) {
        match keys.strip_prefix("text:") {
            Some(text) => text.chars().for_each(|char| self.press(Key::Char(char))),
            None => keys.split_whitespace().for_each(|name| self.press(key(name))),
        }
    }

    fn press(&mut self, key: Key) {
        self.now.micros += 1_000_000;
        let press = Press { key, ctrl: false, alt: false, shift: false };
        for effect in self.tui.handle(Message::Key(press), self.now) {
            if let Effect::Append { ticket, .. } = effect {
                self.tui.handle(Message::Saved { ticket }, self.now);
            }
        }
    }

    fn draw(&self) -> Buffer {
        let Ok(mut terminal) = Terminal::new(TestBackend::new(SIZE.width, SIZE.height));
        let look = Look { colours: Some(Colours::TERMINAL), signs: Signs::Unicode };
        let Ok(_) = terminal.draw(|frame| roadbook::tui::draw(&self.tui, look, frame));
        terminal.backend().buffer().clone()
    }
}

fn key(name: &str) -> Key {
    match name {
        "Space" => Key::Char(' '),
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Tab" => Key::Tab,
        "Down" => Key::Down,
        _ => Key::Char(name.chars().next().unwrap_or(' ')),
    }
}
