//! Following a link: within the roadmap, or out of it by the system's opener.

use crate::roadmap::{Anchor, Roadmap};
use crate::tui::context::{Context, Request};
use crate::tui::effect::Effect;
use crate::tui::notice::Notice;

/// Addresses that the system's opener may get: pages and mail, and nothing that runs or reads a file.
const OPENED: [&str; 3] = ["http://", "https://", "mailto:"];

/// The place that a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A place in this roadmap.
    Here(Anchor),
    /// A page or a mail address.
    Outside,
}

impl Destination {
    /// The destination of an address; `None` where it is not opened.
    pub(crate) fn of(address: &str, roadmap: &Roadmap) -> Option<Destination> {
        if address.starts_with('#') {
            return roadmap.anchor(address).map(Destination::Here);
        }
        let address = address.to_ascii_lowercase();
        OPENED.iter().any(|scheme| address.starts_with(scheme)).then_some(Destination::Outside)
    }
}

/// Follows a link whose address the learner sees whole, or says why not; returns true if it leads anywhere.
pub(crate) fn follow(address: &str, cx: &mut Context<'_>) -> bool {
    let destination = Destination::of(address, &cx.doc.roadmap);
    match destination {
        Some(Destination::Here(anchor)) => cx.request(Request::Jump(anchor)),
        Some(Destination::Outside) => {
            cx.notify(Notice::opening(address));
            cx.effects.push(Effect::OpenLink { address: address.to_owned() });
        }
        None if address.starts_with('#') => cx.notify(Notice::refusal("This roadmap has no heading of that name")),
        None => cx.notify(Notice::refusal("Not opened: not a web or mail address. You can copy it")),
    }
    destination.is_some()
}

/// Copies an address.
pub(crate) fn copy(address: &str, cx: &mut Context<'_>) {
    cx.notify(Notice::info(format!("Copied {address}")));
    cx.effects.push(Effect::Copy { text: address.to_owned() });
}
