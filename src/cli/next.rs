//! `next`: what to learn next, best first.

use std::fmt::Write;

use super::{config, today};
use crate::clock;
use crate::open::Opened;
use crate::progress::pace::Outlook;

/// The next `number` items as JSON, or one line an item.
pub(super) fn text(opened: &Opened, number: usize, json: bool) -> anyhow::Result<String> {
    let plan = opened.roadmap.plan();
    let outlook = Outlook::new(&opened.roadmap, &opened.progress, &plan, config::preferences(), clock::now().day());
    let next = outlook.next(number);
    if json {
        let entries: Vec<_> = next.iter().map(|next| today::next_entry(opened, next)).collect();
        return Ok(serde_json::to_string_pretty(&entries)? + "\n");
    }
    let mut text = String::new();
    for next in &next {
        writeln!(text, "{}", today::next_line(opened, &outlook, next))?;
    }
    Ok(text)
}
