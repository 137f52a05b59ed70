//! Handing an address to the system's opener.

use std::io;
use std::process::{Command, Stdio};
use std::thread;

#[cfg(target_os = "macos")]
const OPENER: &str = "open";
#[cfg(not(target_os = "macos"))]
const OPENER: &str = "xdg-open";

/// Has the system open an address, and does not wait for it. What is started gets nothing of the terminal.
///
/// # Errors
/// The reason why there is no opener, in words for the learner.
pub(super) fn open(address: &str) -> Result<(), String> {
    let mut command = Command::new(OPENER);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A Ctrl-C in the terminal is not meant for a browser.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("there is no {OPENER}"),
        _ => error.to_string(),
    })?;
    // Somebody has to take note of its end, or it stays in the list of processes.
    thread::spawn(move || child.wait());
    Ok(())
}
