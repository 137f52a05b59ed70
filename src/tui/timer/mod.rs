//! The timer, and time that is logged: started, stopped and corrected from any view.

pub(crate) mod state;

use crate::progress::FactKind;
use crate::progress::pace::{Stretch, Timer, duration, minutes_between};
use crate::roadmap::NodeId;
use crate::tui::context::{Context, Request};
use crate::tui::effect::Effect;
use crate::tui::keymap::Action;
use crate::tui::notice::Notice;
use crate::tui::timer::state::TimerState;

/// The notice that a stretch of work or a break begins.
pub(crate) fn notice(stretch: Stretch) -> Notice {
    let length = duration(stretch.of);
    Notice::info(match stretch.is_break {
        true => format!("Time for a break of {length}"),
        false => format!("Back to work for {length}"),
    })
}

/// Starts the timer on a node, or on the roadmap as a whole; stops it where it runs.
pub(crate) fn toggle(node: Option<NodeId>, cx: &mut Context<'_>) {
    let Some(timer) = cx.doc.timer.running().cloned() else { return start(node, cx) };
    if timer.is_doubtful(cx.now) {
        return cx.request(Request::AskAboutTimer);
    }
    let minutes = timer.worked(cx.now, cx.doc.preferences.pomodoro);
    stop(minutes, None, cx);
}

fn start(node: Option<NodeId>, cx: &mut Context<'_>) {
    let timer = Timer { since: cx.now, item: node.map(|node| cx.doc.key(node)) };
    cx.doc.timer = TimerState::of(timer.clone());
    cx.effects.push(Effect::KeepTimer(Some(timer)));
    let key = cx.keymap.key(Action::Timer);
    let endings = [format!("; {key} stops it")];
    cx.notify(match node {
        Some(node) => Notice::named("Timer started: ", cx.doc.roadmap.heading(node).name, endings),
        None => Notice::named("Timer started", "", endings),
    });
}

/// Stops the timer and logs so many minutes; 0 logs nothing.
pub(crate) fn stop(minutes: u32, text: Option<String>, cx: &mut Context<'_>) {
    let Some(Timer { item, since }) = cx.doc.timer.running().cloned() else { return };
    if minutes == 0 {
        let is_slip = minutes_between(since, cx.now) == 0;
        let words = if is_slip { "Stopped within 30 seconds: nothing logged" } else { "Timer stopped, nothing logged" };
        cx.doc.timer = TimerState::default();
        cx.effects.push(Effect::KeepTimer(None));
        return cx.notify(Notice::info(words));
    }
    let ticket = log(minutes, item, text, cx);
    cx.doc.timer.stop_with(ticket);
}

/// Logs time on what a key names, and says so; returns the ticket of the action.
pub(crate) fn log(minutes: u32, item: Option<String>, text: Option<String>, cx: &mut Context<'_>) -> Option<u64> {
    let name = item.as_ref().map(|key| cx.doc.name_of(key));
    let effect = cx.doc.act(vec![FactKind::Log { minutes, item, text, over: None }], cx.now);
    let ticket = match &effect {
        Effect::Append { ticket, .. } => Some(*ticket),
        _ => None,
    };
    cx.effects.push(effect);
    let ending = format!("; {} undoes it", cx.keymap.key(Action::Undo));
    let logged = format!("{} logged", duration(minutes));
    cx.notify(match name {
        Some(name) => Notice::named(format!("{logged}: "), name, [ending, String::new()]),
        None => Notice::named(logged, "", [ending, String::new()]),
    });
    ticket
}
