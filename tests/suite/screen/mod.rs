//! The screen without a terminal: keys in, cells out.

/// Keys pressed on a roadmap, the built-in one unless another is given, and the screen as it then stands at 80×24.
macro_rules! journey {
    ($name:ident, $keys:literal) => {
        journey!($name, roadbook::roadmap::BUILT_IN, $keys);
    };
    ($name:ident, $markdown:expr, $keys:literal) => {
        #[test]
        fn $name() {
            let mut screen = super::Screen::of($markdown, 80, 24);
            screen.press($keys);
            insta::assert_snapshot!(stringify!($name), screen.show());
        }
    };
}

mod any_keys;
mod ask;
mod bytes;
mod card;
mod changes;
mod choices;
mod filters;
mod find;
mod footer;
mod guide;
mod header;
mod journeys;
mod layout;
mod milestones;
mod mouse;
mod newcomer;
mod notes;
mod picker;
mod plain;
mod resume;
mod roadmaps;
mod rows;
mod styles;
mod themes;
mod timer;
mod views;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};
use roadbook::progress::{At, Progress, Tally};
use roadbook::roadmap::{BUILT_IN, Roadmap};
use roadbook::tui::{Colours, Look, Signs, Theme};
use roadbook::tui::{Effect, Key, Message, Press, Tui};

/// The smallest useful window, the usual one, one for two panes, and a large one.
const WINDOWS: [(u16, u16); 4] = [(20, 5), (80, 24), (120, 36), (200, 60)];

/// An app in a window, and a clock that goes on by a second a message.
struct Screen {
    tui: Tui,
    look: Look,
    now: At,
    /// Whether what is to be kept is kept at once.
    saves: bool,
}

impl Screen {
    fn built_in(columns: u16, rows: u16) -> Screen {
        Screen::of(BUILT_IN, columns, rows)
    }

    fn of(markdown: &str, columns: u16, rows: u16) -> Screen {
        Screen::at(markdown, columns, rows, None)
    }

    fn at(markdown: &str, columns: u16, rows: u16, place: Option<&str>) -> Screen {
        let roadmap = Roadmap::parse(markdown.to_owned(), "roadmap");
        let progress = Progress::new(&roadmap, Vec::new());
        Screen::showing(Tui::new(roadmap, progress, Size::new(columns, rows), place))
    }

    fn showing(tui: Tui) -> Screen {
        let now = At::parse("2026-11-22T09:00:00+01:00").unwrap();
        Screen { tui, look: Look { colours: Some(Colours::TERMINAL), signs: Signs::Unicode }, now, saves: true }
    }

    /// Presses keys by their names: `j`, `Space`, `Enter`, `C-d`.
    fn press(&mut self, keys: &str) -> Vec<Effect> {
        keys.split_whitespace().flat_map(|name| self.handle(Message::Key(key(name)))).collect()
    }

    fn handle(&mut self, message: Message) -> Vec<Effect> {
        self.now.micros += 1_000_000;
        let effects = self.tui.handle(message, self.now);
        for effect in &effects {
            if let Effect::Append { ticket, .. } = effect
                && self.saves
            {
                self.tui.handle(Message::Saved { ticket: *ticket }, self.now);
            }
        }
        effects
    }

    fn draw(&self) -> Buffer {
        let layout = self.tui.layout();
        let rows = layout.header.height.max(layout.footer.y + layout.footer.height);
        let rows = rows.max(layout.outline.y + layout.outline.height);
        let mut terminal = Terminal::new(TestBackend::new(layout.header.width, rows)).unwrap();
        terminal.draw(|frame| roadbook::tui::draw(&self.tui, self.look, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    fn text(&self) -> String {
        lines(&self.draw(), |cell| cell.symbol().to_owned()).join("\n")
    }

    /// The lines inside the topmost frame that has this title.
    fn inside(&self, title: &str) -> Vec<String> {
        let rows = lines(&self.draw(), |cell| cell.symbol().to_owned());
        let titled = |line: &String| line.find(&format!("╭ {title} ")).map(|at| line[..at].chars().count());
        let (top, left) = rows.iter().enumerate().find_map(|(top, line)| Some((top, titled(line)?))).unwrap();
        let inside = |line: &String| line.chars().skip(left + 1).take_while(|char| *char != '│').collect::<String>();
        let framed = rows[top + 1..].iter().take_while(|line| line.chars().nth(left) == Some('│'));
        framed.map(inside).collect()
    }

    /// The entries of a list, without the cursor.
    fn entries(&self, title: &str) -> Vec<String> {
        let lines = self.inside(title).into_iter().map(|line| line.trim_start_matches('▌').trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// The number of matches in the frame of a list.
    fn found(&self) -> usize {
        let text = self.text();
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(2).find(|pair| pair[1] == "found").map_or(0, |pair| pair[0].parse().unwrap_or(0))
    }

    /// The title of the guide's page, in its frame.
    fn page(&self) -> String {
        let text = self.text();
        let frame = text.lines().find(|line| line.contains('╭')).unwrap_or_default();
        frame.rsplit('╭').next().unwrap_or_default().trim_matches(['─', '╮', ' ']).to_owned()
    }

    /// The message in the frame of the panes, and the keys below.
    fn footer(&self) -> String {
        let keys = self.keys_line();
        let told = self.told();
        if told.is_empty() { keys } else { format!("{told}\n{keys}") }
    }

    /// Returns true if the last line names this key with its word and sets it apart as one that does something now.
    fn offers(&self, hint: &str) -> bool {
        let line = self.keys_line();
        let Some(at) = line.find(hint) else { return false };
        let column = line[..at].chars().count();
        let buffer = self.draw();
        let y = buffer.area.height - 1;
        buffer[(column as u16, y)].modifier.contains(Modifier::BOLD)
    }

    /// The last line.
    fn keys_line(&self) -> String {
        self.text().lines().last().unwrap_or_default().to_owned()
    }

    /// The message in the lowest line of the panes, where these have frames.
    fn told(&self) -> String {
        let layout = self.tui.layout();
        let text = self.text();
        let lowest = usize::from(layout.panes.bottom().saturating_sub(1));
        let line = text.lines().nth(lowest).filter(|_| layout.framed).unwrap_or_default();
        line.trim_matches(|char: char| "╭╮╰╯─│+-| ".contains(char)).to_owned()
    }

    /// The lines of the screen without its footer, which has its own tests, and without the empty ones at their end.
    fn above_footer(&self) -> String {
        let text = self.text();
        let footer = self.tui.layout().footer;
        let lines = usize::from(if footer.height > 0 { footer.y } else { u16::MAX });
        text.lines().take(lines).collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    /// The screen as text, then the roles of its cells, a row for lines alike; without the footer and without empty lines.
    fn show(&self) -> String {
        let text = self.above_footer();
        let is_empty = |line: &str| line.chars().all(|char| char == ' ' || char == '│');
        let lines = text.lines().zip(self.roles()).zip(1..).filter(|((line, _), _)| !is_empty(line));
        let lines: Vec<(String, u16)> = lines.map(|((_, roles), number)| (roles, number)).collect();
        let rows = lines.chunk_by(|above, below| above.0 == below.0).map(|alike| match alike {
            [(roles, number)] => format!("   {number:02}|{roles}"),
            [(roles, first), .., (_, last)] => format!("{first:02}-{last:02}|{roles}"),
            [] => String::new(),
        });
        format!("{text}\n\n{}", rows.collect::<Vec<_>>().join("\n"))
    }

    /// The roles of the cells of each line.
    fn roles(&self) -> Vec<String> {
        let theme = Theme::new(self.look);
        lines(&self.draw(), |cell| role(cell, &theme).to_string())
    }
}

/// The counts of a road of so many items.
fn tally(done: usize, count: usize) -> Tally {
    let roadmap = Roadmap::parse("- [x] a\n".repeat(done) + &"- [ ] b\n".repeat(count - done), "counted");
    Progress::new(&roadmap, Vec::new()).road(&roadmap)
}

fn lines(buffer: &Buffer, mut show: impl FnMut(&Cell) -> String) -> Vec<String> {
    let rows = buffer.content.chunks(usize::from(buffer.area.width));
    rows.map(|row| row.iter().map(&mut show).collect::<String>().trim_end().to_owned()).collect()
}

/// The role of a cell's style in the theme: `d` dim, `s` strong, `a` accent, `k` done, `b` begun, `i` doing, `!` alarm, `c` code,
/// `n` note, `S` selected, `m` matched, `@` the cursor, `_` a link or a match under it, `/` emphasis, `~` struck; a
/// capital where it is bold besides, a blank where it is plain.
fn role(cell: &Cell, theme: &Theme) -> char {
    match cell.modifier {
        has if has.contains(Modifier::REVERSED | Modifier::UNDERLINED) => return '_',
        has if has.contains(Modifier::REVERSED) => return '@',
        has if has.contains(Modifier::UNDERLINED) => return 'm',
        has if has.contains(Modifier::ITALIC) => return '/',
        has if has.contains(Modifier::CROSSED_OUT) => return '~',
        _ => {}
    }
    let roles = [
        (Style::new(), ' '),
        (theme.selected, 'S'),
        (theme.alarm, '!'),
        (theme.strong, 's'),
        (theme.dim, 'd'),
        (theme.accent, 'a'),
        (theme.done, 'k'),
        (theme.begun, 'b'),
        (theme.doing, 'i'),
        (theme.code, 'c'),
        (theme.note, 'n'),
    ];
    let of = |modifier: Modifier| {
        let style = |style: Style| (style.fg.unwrap_or(Color::Reset), style.add_modifier);
        roles.iter().find(|(role, _)| style(*role) == (cell.fg, modifier)).map(|(_, letter)| *letter)
    };
    of(cell.modifier)
        .or_else(|| of(cell.modifier - Modifier::BOLD).map(|letter| letter.to_ascii_uppercase()))
        .unwrap_or('?')
}

fn key(name: &str) -> Press {
    let (ctrl, name) = name.strip_prefix("C-").map_or((false, name), |name| (true, name));
    let key = match name {
        "Space" => Key::Char(' '),
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Tab" => Key::Tab,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Home" => Key::Home,
        "End" => Key::End,
        name => Key::Char(name.chars().next().unwrap()),
    };
    Press { key, ctrl, alt: false, shift: false }
}
