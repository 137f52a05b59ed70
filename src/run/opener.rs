//! Handing an address to the system's opener.

use std::io;
use std::process::{Command, Stdio};
use std::thread;

/// A program and what stands before the address: no shell, which would find commands in it.
#[cfg(windows)]
const OPENER: (&str, &[&str]) = ("rundll32", &["url.dll,FileProtocolHandler"]);
#[cfg(target_os = "macos")]
const OPENER: (&str, &[&str]) = ("open", &[]);
#[cfg(not(any(windows, target_os = "macos")))]
const OPENER: (&str, &[&str]) = ("xdg-open", &[]);

/// Has the system open an address, and does not wait for it. What is started gets nothing of the terminal.
///
/// # Errors
/// The reason why there is no opener, in words for the learner.
pub(super) fn open(address: &str) -> Result<(), String> {
    let (opener, before) = OPENER;
    let mut command = Command::new(opener);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A Ctrl-C in the terminal is not meant for a browser.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("there is no {opener}"),
        _ => error.to_string(),
    })?;
    // Somebody has to take note of its end, or it stays in the list of processes.
    thread::spawn(move || child.wait());
    Ok(())
}
