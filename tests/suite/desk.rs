//! The program as scripts meet it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A learner at a terminal: a folder for roadmaps, with data and settings of its own.
pub struct Desk(pub TempDir);

impl Desk {
    pub fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// The file that commands append to for the built-in roadmap.
    pub fn journal(&self) -> PathBuf {
        self.json(&["status", "--json"])["journal"].as_str().unwrap().into()
    }

    pub fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
        command.current_dir(self.0.path()).env("ROADBOOK_DATA_DIR", self.data());
        command.env("ROADBOOK_CONFIG_DIR", self.0.path()).args(arguments).output().unwrap()
    }

    /// What a command that is to succeed prints.
    pub fn prints(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The message of a command that is to fail with this status.
    pub fn fails(&self, arguments: &[&str], status: i32) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        String::from_utf8(output.stderr).unwrap()
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.prints(arguments)).unwrap()
    }

    pub fn mark(&self, roadmap: &str, text: &str) -> String {
        let list = self.json(&["list", "-r", roadmap, "--json"]);
        let entry = list.as_array().unwrap().iter().find(|entry| entry["text"] == text);
        entry.unwrap_or_else(|| panic!("no {text}"))["mark"].as_str().unwrap().to_owned()
    }
}
