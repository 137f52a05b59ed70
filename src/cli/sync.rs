//! `sync`: progress goes to other machines and comes from them by git. No two machines write one file, so git has nothing
//! to decide.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, bail};

use crate::journal::{Folder, shown};

/// The part of the data folder that is this machine's own.
const OWN: &str = "/local/\n";

/// Commits what this machine wrote, merges what others sent, and sends it all on.
///
/// # Errors
/// Fails if git is missing or refuses, or the data folder is no repository of its own; what was written stays as it is.
pub(super) fn sync(folder: &Folder) -> anyhow::Result<String> {
    let git = Git { folder: folder.path() };
    if !folder.path().join(".git").exists() {
        bail!(
            "{0} is no git repository. Any tool may sync it, without its local/; for git: `git -C {0} init`, then \
             `git -C {0} remote add origin URL`",
            shown(folder.path())
        );
    }
    let ignored = folder.path().join(".gitignore");
    if !ignored.exists() {
        fs::write(&ignored, OWN).with_context(|| format!("cannot write {}", shown(&ignored)))?;
    }
    keep_private();
    git.run(&["add", "-A"])?;
    if !git.holds(&["diff", "--cached", "--quiet"])? {
        git.run_as_author(&["commit", "--quiet", "--message", "Progress"])?;
    }
    let branch = git.run(&["symbolic-ref", "--short", "HEAD"])?;
    let remotes = git.run(&["remote"])?;
    let Some(remote) = remotes.lines().next() else {
        bail!("committed, but there is nowhere to send it: `git -C {} remote add origin URL`", shown(folder.path()));
    };
    git.run(&["fetch", "--quiet", remote])?;
    let theirs = format!("refs/remotes/{remote}/{branch}");
    let mut has_received = false;
    let mut has_news = true;
    if git.holds(&["rev-parse", "--verify", "--quiet", &theirs])? {
        let commits = |range: String| git.run(&["rev-list", "--count", &range]);
        has_received = commits(format!("HEAD..{theirs}"))? != "0";
        has_news = commits(format!("{theirs}..HEAD"))? != "0";
        git.merge(&theirs)?;
    }
    git.run(&["push", "--quiet", "--set-upstream", remote, &format!("HEAD:refs/heads/{branch}")])?;
    let sent = if has_news { "sent what is new here" } else { "nothing new here" };
    let received = if has_received { "received what is new elsewhere" } else { "nothing new elsewhere" };
    Ok(format!("{sent}; {received}\n"))
}

/// Files that git makes from now on are the learner's alone, as all of the data folder is.
fn keep_private() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXU.complement());
}

/// Git in the data folder.
struct Git<'a> {
    folder: &'a Path,
}

impl Git<'_> {
    fn output(&self, arguments: &[&str]) -> anyhow::Result<Output> {
        let mut command = Command::new("git");
        command.current_dir(self.folder).args(arguments).output().context("cannot run git")
    }

    /// What a command prints, without its last line end.
    fn run(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let output = self.output(arguments)?;
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            bail!("git cannot {}: {}", arguments.iter().find(|word| is_command(word)).unwrap_or(&"run"), told.trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }

    /// Returns whether a command that answers by its exit status says yes.
    fn holds(&self, arguments: &[&str]) -> anyhow::Result<bool> {
        Ok(self.output(arguments)?.status.success())
    }

    /// Runs a command that makes a commit, under a name where the learner has given git none: it refuses otherwise.
    fn run_as_author(&self, arguments: &[&str]) -> anyhow::Result<()> {
        let named = ["-c", "user.name=Roadbook", "-c", "user.email=roadbook@localhost"];
        let names: &[&str] = if self.holds(&["config", "user.email"])? { &[] } else { &named };
        self.run(&[names, arguments].concat()).map(drop)
    }

    /// Merges, or leaves everything as it was.
    fn merge(&self, theirs: &str) -> anyhow::Result<()> {
        let merged = self.run_as_author(&["merge", "--quiet", "--no-edit", "--allow-unrelated-histories", theirs]);
        if merged.is_err() {
            let _ = self.output(&["merge", "--abort"]);
        }
        merged
    }
}

/// Returns whether a word of a command line is the command: no option, and no setting that one takes.
fn is_command(word: &str) -> bool {
    !word.starts_with('-') && !word.contains('=')
}
