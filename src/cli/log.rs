//! `log`: time spent, durable before it is reported; and everything done, by day.

use anyhow::bail;

use super::{config, mark, resolve};
use crate::clock;
use crate::open::Opened;
use crate::progress::pace::{Goal, Log, Outlook, duration};
use crate::progress::{FactKind, LONGEST_NOTE};

/// Everything done, by day, as Markdown.
pub(super) fn text(opened: &Opened) -> String {
    Log::new(&opened.roadmap, &opened.progress, None).markdown()
}

/// Logs time spent on the named item, or on the roadmap as a whole.
///
/// # Errors
/// Fails if the name means none or several, the text is too long, or the journal cannot be written; nothing is changed
/// then.
pub(super) fn add(opened: Opened, minutes: u32, text: Option<String>, item: Option<&str>) -> anyhow::Result<String> {
    let node = item.map(|item| resolve::resolve(&opened, item)).transpose()?;
    let key = node.map(|node| opened.progress.key(&opened.roadmap, node));
    save(opened, minutes, text, key)
}

/// Logs time spent on what a key names, and tells how much this week has.
///
/// # Errors
/// Fails if the text is too long or the journal cannot be written; nothing is changed then.
pub(super) fn save(
    mut opened: Opened,
    minutes: u32,
    text: Option<String>,
    item: Option<String>,
) -> anyhow::Result<String> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let length = text.as_ref().map_or(0, String::len);
    if length > LONGEST_NOTE {
        bail!("the text may be {LONGEST_NOTE} bytes long, and this one has {length}");
    }
    let name = item.as_ref().and_then(|key| opened.progress.locate(&opened.roadmap, key));
    let name = name.map_or_else(String::new, |node| format!(": {}", opened.roadmap.heading(node).name));
    let kind = FactKind::Log { minutes, item, text, over: None };
    let now = clock::now();
    let facts = opened.progress.stamp(&opened.roadmap, vec![kind], now);
    mark::save(&mut opened, &facts)?;
    let plan = opened.roadmap.plan();
    let week = Outlook::new(&opened.roadmap, &opened.progress, &plan, config::preferences(), now.day()).week;
    let goal = match week.goal {
        Some(Goal::Minutes(goal)) => format!(" of {}", duration(goal)),
        _ => String::new(),
    };
    Ok(format!("{} logged{name}\n{}{goal} this week\n", duration(minutes), duration(week.minutes)))
}
