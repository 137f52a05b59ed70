//! `set`: the settings of one roadmap, printed or changed; durable before it is reported.

use anyhow::bail;

use super::{mark, status};
use crate::clock;
use crate::open::Opened;
use crate::progress::{FactKind, Progress, SETTINGS};

/// Prints every setting, or the named one; or gives it a value and prints what counts then.
///
/// # Errors
/// Where there is no such setting or it has no such value, or the journal cannot be written; nothing is changed then.
pub(super) fn set(mut opened: Opened, name: Option<&str>, value: Option<&str>) -> anyhow::Result<String> {
    let Some(name) = name else {
        return Ok(SETTINGS.iter().map(|(name, values)| line(&opened.progress, name, values)).collect());
    };
    let Some((name, values)) = SETTINGS.iter().find(|(other, _)| *other == name) else {
        let names: Vec<&str> = SETTINGS.iter().map(|(name, _)| *name).collect();
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

/// The setting, its value and the others that it may have.
fn line(progress: &Progress, name: &str, values: &[&str]) -> String {
    let value = progress.setting(name).or(values.first().copied()).unwrap_or_default();
    let others: Vec<&str> = values.iter().copied().filter(|other| *other != value).collect();
    format!("{name:<7} {value:<7} (or {})\n", others.join(", "))
}
