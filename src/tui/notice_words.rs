//! What the last key led to, in words.

use ratatui::style::{Modifier, Style};

use crate::progress::Refusal;
use crate::roadmap::Mark;
use crate::tui::footer::ROOMY;
use crate::tui::keymap::{Action, Keymap};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::{bare_name, width};
use crate::tui::widgets::theme::Theme;
use crate::tui::{Deed, Filter, Hid, LONGEST_QUERY, Lost, Remark};

/// Cells of the bar of a phase that is complete.
const BAR: usize = 5;
/// A name is cut to no fewer cells than these, rather than to say all of what became of it.
const SHORTEST_NAME: usize = 12;

/// Draws it so that it ends before the cell `end`, in so many cells; gives back where it begins.
pub(crate) fn draw_notice(
    remark: &Remark,
    keymap: &Keymap,
    (end, room): (u16, u16),
    theme: &Theme,
    panel: &mut Panel<'_>,
) -> u16 {
    match remark {
        Remark::Complete { name, items, days } => draw_complete((name, *items, *days), (end, room), theme, panel),
        remark => panel.put_before(end, 0, &words(remark, keymap, room, theme), theme.strong),
    }
}

/// Cells that it takes where there is room for all of it.
pub(crate) fn width_of(remark: &Remark, keymap: &Keymap, theme: &Theme) -> u16 {
    match remark {
        Remark::Complete { .. } => u16::MAX,
        remark => u16::try_from(width(&words(remark, keymap, u16::MAX, theme))).unwrap_or(u16::MAX),
    }
}

/// A full bar, and what it took: `━━━━━ Functions complete · 9 items in 12 days`.
fn draw_complete(
    (name, items, days): (&str, u32, u32),
    (end, room): (u16, u16),
    theme: &Theme,
    panel: &mut Panel<'_>,
) -> u16 {
    let bar = if end < ROOMY { String::new() } else { theme.glyphs.bar[0].repeat(BAR) + " " };
    let room = room.saturating_sub(width(&bar) as u16);
    let took = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let items = counted(items);
    let dot = theme.glyphs.dot;
    let afters =
        [format!(" complete {dot} {items} in {took}"), format!(" complete {dot} {items}"), " complete".to_owned()];
    let after = ending(&afters, width(name), room);
    let name = fit(name, room.saturating_sub(width(after) as u16), theme);
    let start = panel.put_before(end, 0, after, Style::new());
    let start = panel.put_before(start, 0, &name, theme.done.add_modifier(Modifier::BOLD));
    panel.put_before(start, 0, &bar, theme.done)
}

pub(crate) fn words(remark: &Remark, keymap: &Keymap, room: u16, theme: &Theme) -> String {
    let plain = match remark {
        Remark::Undone(deed) => return describe("Undone", deed, room, theme),
        Remark::Redone(deed) => return describe("Redone", deed, room, theme),
        Remark::TickedAll { name, count } => {
            let after = format!("; {} undoes it", keymap.key(Action::Undo));
            return name_within(&format!("{count} ticked in "), name, &after, room, theme);
        }
        Remark::Complete { .. } => "",
        Remark::FirstToday { days: 1 } => "Day 1 of a streak",
        Remark::FirstToday { days } => return fit(&format!("{days} days in a row"), room, theme),
        Remark::Match { query, at, of } => return fit(&format!("\"{query}\": {at} of {of}"), room, theme),
        Remark::Opening { address } => return fit(&format!("Opening {address}"), room, theme),
        Remark::Copied { text } => return fit(&format!("Copied {text}"), room, theme),
        Remark::NothingFound => {
            return fit(&format!("Nothing found yet: {} finds", keymap.key(Action::Find)), room, theme);
        }
        Remark::NothingToFold { in_checklist: false } => "Nothing to fold here",
        Remark::NothingToFold { in_checklist: true } => {
            let pane = keymap.key(Action::OtherPane);
            return fit(&format!("Nothing to fold here: {pane} goes to the road"), room, theme);
        }
        Remark::NoLinks => "No links here",
        Remark::TooLong => "Not opened: the window is too small to show the whole address",
        Remark::NotOpened => "Not opened: no web or mail address; it can be copied",
        Remark::SaidOfAll { mark, taken_back, count } => {
            let undo = keymap.key(Action::Undo);
            return fit(&format!("{count} {}; {undo} undoes it", became(*mark, *taken_back)), room, theme);
        }
        Remark::SetAside { name, items, back } => return set_aside(name, *items, *back, keymap, room, theme),
        Remark::Chosen { name, items, back } => return chosen(name, *items, *back, keymap, room, theme),
        Remark::NothingSaid => "Nothing selected can be marked so",
        Remark::NothingFits(filter) => return fit(&nothing_fits(*filter, "", keymap), room, theme),
        Remark::DoneShown => "What is done is shown again",
        Remark::FilterLifted => "What is done is hidden, and the filter lifted",
        Remark::Uncovered { name, by } => return name_within(uncovered(*by), name, "", room, theme),
        Remark::OfTheRoad => {
            return fit(&format!("This key is for the road: {} goes there", keymap.key(Action::Road)), room, theme);
        }
        Remark::NoPhase => "The cursor is in no phase",
        Remark::NothingToUndo => "Nothing to undo",
        Remark::NothingToRedo => "Nothing to redo",
        Remark::GoesOn => "This goes on from where you left it",
        Remark::HalfWritten => {
            return fit(&format!("Kept half written; {} goes on with it", keymap.key(Action::Note)), room, theme);
        }
        Remark::NoteTooLong => "A note has no room for more: this is too long",
        Remark::QueryTooLong => return fit(&format!("Too long: {LONGEST_QUERY} letters at most"), room, theme),
        Remark::NoteOnNothing => "Not saved: what it is on is gone. It stays half written",
        Remark::OnItsWay => "It is being saved",
        Remark::AllSaved => "All is saved already",
        Remark::NothingOpen { alone: None } => "Nothing is open any more",
        Remark::NothingOpen { alone: Some(name) } => {
            let all = keymap.key(Action::Focus);
            return fit(&format!("{all} shows all phases: nothing is open in {name}"), room, theme);
        }
        Remark::Attached { name } => return name_within("", name, ": its marks are here now", room, theme),
        Remark::TakenBack => "Not the same: its marks wait for a new home",
        Remark::NothingToTakeBack => "Nothing to take back here: go to what is moved or reworded",
        Remark::NothingChanged => "The roadmap is as it was last seen",
        Remark::GoneUnmarked => "It is gone, and was never marked",
        Remark::OpensOnceSaved => "Opens as soon as all is saved",
        Remark::Refused(Refusal::AllDone) => "All done already",
        Remark::Refused(Refusal::NothingToTick) => "Nothing here to tick",
        Remark::Refused(Refusal::NoEntry) => "A heading cannot be doing: go to an item below it",
        Remark::Refused(Refusal::AlreadyOpen) => "Open already",
        Remark::Refused(Refusal::NotAnOption) => "Nothing to choose here: go to an option",
        Remark::Refused(Refusal::Skipped) => {
            return fit(&format!("It is skipped: {} brings it back", keymap.key(Action::Skip)), room, theme);
        }
        Remark::Refused(Refusal::NotChosen) => {
            let choose = keymap.key(Action::Choose);
            return fit(&format!("Choose one first: go to an option and press {choose}"), room, theme);
        }
    };
    fit(plain, room, theme)
}

/// That nothing is shown, here or anywhere, and what shows more.
pub(crate) fn nothing_fits(filter: Filter, here: &str, keymap: &Keymap) -> String {
    let way = if filter == Filter::All { Action::HideDone } else { Action::Filter };
    format!("{}: {} shows more", filter.nothing(here), keymap.key(way))
}

/// What is no longer hidden, before what was.
fn uncovered(by: Hid) -> &'static str {
    match by {
        Hid::Filter => "Filter lifted: it hid ",
        Hid::Done => "What is done is shown again: ",
        Hid::Both => "Filter lifted, done shown: they hid ",
        Hid::Phase => "All phases are shown again: ",
    }
}

/// What the keys were meant for, and why they are not heard.
pub(crate) fn lost(lost: Lost) -> &'static str {
    match lost {
        Lost::Nothing => "There is something to tick now.",
        Lost::Row => "The row you were on is gone.",
        Lost::Bounds => "More stands below the row you are on.",
        Lost::Selection => "What you selected is not as it was.",
        Lost::Changes => "Look anew at what changed.",
    }
}

/// What became of all that was selected.
fn became(mark: Mark, taken_back: bool) -> &'static str {
    match (mark, taken_back) {
        (Mark::Doing, false) => "marked doing",
        (Mark::Doing, true) => "no longer doing",
        (Mark::Skipped, false) => "skipped",
        (Mark::Skipped, true) => "brought back",
        (_, false) => "ticked",
        (_, true) => "cleared",
    }
}

/// `Django skipped: 11 items out of the count; u undoes it`, or less of it.
fn set_aside(name: &str, items: u32, back: bool, keymap: &Keymap, room: u16, theme: &Theme) -> String {
    let (became, count) = if back { (" is back", "in the count again") } else { (" skipped", "out of the count") };
    let counts = if items > 0 { vec![format!("{} {count}", counted(items)), counted(items)] } else { Vec::new() };
    told_of(name, became, &counts, keymap, room, theme)
}

/// `Flask chosen: 17 items of the others out of the count; u undoes it`, or less of it.
fn chosen(name: &str, items: u32, back: bool, keymap: &Keymap, room: u16, theme: &Theme) -> String {
    let (became, count) =
        if back { (" not chosen any more", "in the count again") } else { (" chosen", "out of the count") };
    let short = if back { "back" } else { "set aside" };
    let all = counted(items);
    let counts = match items {
        0 => Vec::new(),
        _ => vec![format!("{all} of the others {count}"), format!("{all} {short}")],
    };
    told_of(name, became, &counts, keymap, room, theme)
}

fn counted(items: u32) -> String {
    if items == 1 { "1 item".to_owned() } else { format!("{items} items") }
}

/// What became of something that has a name, with the first of these counts that has room, and how that is undone.
fn told_of(name: &str, became: &str, counts: &[String], keymap: &Keymap, room: u16, theme: &Theme) -> String {
    let undo = format!("; {} undoes it", keymap.key(Action::Undo));
    let mut afters: Vec<String> = counts.iter().map(|count| format!("{became}: {count}{undo}")).collect();
    afters.extend([format!("{became}{undo}"), became.to_owned()]);
    let least = width(bare_name(name)).min(SHORTEST_NAME);
    name_within("", name, ending(&afters, least, room), room, theme)
}

/// The first of these endings that has room behind so many cells; the last where none has.
fn ending(afters: &[String], before: usize, room: u16) -> &str {
    let fits = |after: &&String| before + width(after) <= usize::from(room);
    afters.iter().find(fits).or(afters.last()).map_or("", String::as_str)
}

/// A name between words, cut so that these have room: what only explains it goes first.
fn name_within(before: &str, name: &str, after: &str, room: u16, theme: &Theme) -> String {
    let room = room.saturating_sub((width(before) + width(after)) as u16);
    let name = if width(name) > usize::from(room) { bare_name(name) } else { name };
    format!("{before}{}{after}", fit(name, room, theme))
}

/// `Undone: ✓ Closures and 2 more`, the name cut so that the rest has room; `+2` where there is little.
fn describe(done: &str, deed: &Deed, room: u16, theme: &Theme) -> String {
    let sign = deed.sign.map_or_else(String::new, |sign| format!("{} ", theme.sign(sign).0));
    let before = format!("{done}: {sign}");
    let after = match deed.others {
        0 => String::new(),
        others if room < ROOMY => format!(" +{others}"),
        others => format!(" and {others} more"),
    };
    name_within(&before, &deed.name, &after, room, theme)
}
