//! `set`: the settings of one roadmap, printed or changed; durable before it is reported.

use anyhow::bail;

use super::{config, mark, status};
use crate::clock;
use crate::open::Opened;
use crate::progress::pace::{Outlook, PLAN_SETTINGS, checked};
use crate::progress::{FactKind, Progress, SETTINGS};

/// Prints every setting, or the named one; or gives it a value and prints what counts then.
///
/// # Errors
/// Fails if there is no such setting or it has no such value, or the journal cannot be written; nothing is changed then.
pub(super) fn set(mut opened: Opened, name: Option<&str>, value: Option<&str>) -> anyhow::Result<String> {
    let Some(name) = name else {
        let of_plan = PLAN_SETTINGS.iter().map(|(name, takes)| plan_line(&opened.progress, name, takes));
        return Ok(SETTINGS.iter().map(|(name, values)| line(&opened.progress, name, values)).chain(of_plan).collect());
    };
    if let Some((name, takes)) = PLAN_SETTINGS.iter().find(|(other, _)| *other == name) {
        return set_plan(opened, name, takes, value);
    }
    let Some((name, values)) = SETTINGS.iter().find(|(other, _)| *other == name) else {
        let of_plan = PLAN_SETTINGS.iter().map(|(name, _)| *name);
        let names: Vec<&str> = SETTINGS.iter().map(|(name, _)| *name).chain(of_plan).collect();
        bail!("there is no setting {name:?}; there are {}", names.join(", "));
    };
    let Some(value) = value else { return Ok(line(&opened.progress, name, values)) };
    if !values.contains(&value) {
        bail!("{name} may be {}, not {value:?}", values.join(", "));
    }
    let kind = FactKind::Set { setting: (*name).to_owned(), to: Some(value.to_owned()) };
    let facts = opened.progress.stamp(&opened.roadmap, vec![kind], clock::now());
    mark::save(&mut opened, &facts)?;
    let (roadmap, progress) = opened.progress.recounted(&opened.roadmap);
    Ok(format!("{}{}\n", line(&progress, name, values), status::label(&progress.road(&roadmap))))
}

/// Prints a setting of the plan, or gives it a value and prints what follows from it.
fn set_plan(mut opened: Opened, name: &str, takes: &str, value: Option<&str>) -> anyhow::Result<String> {
    let Some(value) = value else { return Ok(plan_line(&opened.progress, name, takes)) };
    let plan = opened.roadmap.plan();
    let now = clock::now();
    let to = checked(name, value, opened.progress.setting(name), &plan, now.day()).map_err(anyhow::Error::msg)?;
    let kind = FactKind::Set { setting: name.to_owned(), to };
    let facts = opened.progress.stamp(&opened.roadmap, vec![kind], now);
    mark::save(&mut opened, &facts)?;
    let outlook = Outlook::new(&opened.roadmap, &opened.progress, &plan, config::preferences(), now.day());
    let sentence = outlook.sentence();
    let lines = sentence.lines().map(|line| format!("{line}\n"));
    Ok(lines.fold(plan_line(&opened.progress, name, takes), |text, line| text + &line))
}

/// A setting of the plan and its value, or what it takes.
fn plan_line(progress: &Progress, name: &str, takes: &str) -> String {
    match progress.setting(name) {
        Some(value) => format!("{name:<7} {value}\n"),
        None => format!("{name:<7} none    ({takes})\n"),
    }
}

/// The setting, its value and the others that it may have.
fn line(progress: &Progress, name: &str, values: &[&str]) -> String {
    let value = progress.setting(name).or(values.first().copied()).unwrap_or_default();
    let others: Vec<&str> = values.iter().copied().filter(|other| *other != value).collect();
    format!("{name:<7} {value:<7} (or {})\n", others.join(", "))
}
