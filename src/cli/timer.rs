//! `timer`: time what is learnt. It outlives a crash, and what it measured is logged when it is stopped.

use anyhow::{Context, bail};

use super::{config, log, resolve};
use crate::clock;
use crate::journal::Folder;
use crate::open::Opened;
use crate::progress::pace::{Timer, day, duration};

/// Starts the timer, on the named item where there is one.
///
/// # Errors
/// Fails if it runs already, the name means none or several, or the timer cannot be kept.
pub(super) fn start(opened: &Opened, folder: &Folder, item: Option<&str>) -> anyhow::Result<String> {
    if let Some(timer) = folder.timer(opened.journal.id()) {
        bail!("the timer runs already, since {}; `roadbook timer stop` logs its time", since(&timer));
    }
    let node = item.map(|item| resolve::resolve(opened, item)).transpose()?;
    let item = node.map(|node| opened.progress.key(&opened.roadmap, node));
    let timer = Timer { since: clock::now(), item };
    folder.keep_timer(opened.journal.id(), Some(&timer)).context("cannot keep the timer")?;
    Ok(format!("timer started{}\n", on(opened, &timer)))
}

/// Stops the timer and logs its time, or so many `minutes`; 0 logs nothing.
///
/// # Errors
/// Fails if none runs, where it ran for so long that the learner is to say what was real, or where the journal cannot be
/// written: it still runs then.
pub(super) fn stop(
    opened: Opened,
    folder: &Folder,
    text: Option<String>,
    minutes: Option<u32>,
) -> anyhow::Result<String> {
    let id = opened.journal.id().to_owned();
    let Some(timer) = folder.timer(&id) else {
        bail!(
            "no timer runs on {}; `roadbook timer start` starts one, and -r names another roadmap",
            opened.roadmap.title()
        );
    };
    let now = clock::now();
    let measured = timer.worked(now, config::preferences().pomodoro);
    if minutes.is_none() && timer.is_doubtful(now) {
        bail!(
            "the timer has run for {}, since {}. How much of it was real? `roadbook timer stop --minutes 45` logs 45 \
             minutes, `--discard` none",
            duration(timer.elapsed(now)),
            since(&timer)
        );
    }
    let is_slip = minutes.is_none() && measured == 0;
    let minutes = minutes.unwrap_or(measured);
    let message = match minutes {
        0 if is_slip => "stopped within 30 seconds: nothing logged\n".to_owned(),
        0 => "timer stopped; nothing logged\n".to_owned(),
        minutes => log::save(opened, minutes, text, timer.item)?,
    };
    folder.keep_timer(&id, None).with_context(|| {
        let logged = if minutes == 0 { "nothing was logged" } else { "the time is logged" };
        format!("{logged}, and the timer still runs: it cannot be removed")
    })?;
    Ok(message)
}

/// For how long the timer has run, and on what.
pub(super) fn status(opened: &Opened, folder: &Folder) -> String {
    match folder.timer(opened.journal.id()) {
        Some(timer) => {
            format!("{} since {}{}\n", duration(timer.elapsed(clock::now())), since(&timer), on(opened, &timer))
        }
        None => "no timer runs\n".to_owned(),
    }
}

/// The day and time at which it was started.
fn since(timer: &Timer) -> String {
    format!("{} {}", day::date(timer.since.day()), day::time_of(timer.since))
}

fn on(opened: &Opened, timer: &Timer) -> String {
    let node = timer.item.as_ref().and_then(|key| opened.progress.locate(&opened.roadmap, key));
    node.map_or_else(String::new, |node| format!(": {}", opened.roadmap.heading(node).name))
}
