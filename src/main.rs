//! Stand-in.

use std::io::Write;
use std::process::ExitCode;

struct Lines(std::path::PathBuf);

impl roadbook::run::Store for Lines {
    fn append(&mut self, facts: &[roadbook::progress::Fact]) -> Result<Vec<roadbook::progress::Fact>, String> {
        let file = std::fs::OpenOptions::new().create(true).append(true).open(&self.0);
        let mut file = file.map_err(|e| e.to_string())?;
        facts.iter().try_for_each(|fact| writeln!(file, "{fact:?}")).map_err(|e| e.to_string())?;
        file.sync_all().map_err(|e| e.to_string())?;
        Ok(Vec::new())
    }
    fn remember(&mut self, _: &str) {}
}

fn main() -> ExitCode {
    let dir = std::env::var_os("ROADBOOK_DATA_DIR").unwrap_or("/tmp".into());
    let store = Lines(std::path::Path::new(&dir).join("stand-in.txt"));
    match roadbook::run::run(roadbook::app::App::default(), store) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "roadbook: {error:#}");
            ExitCode::from(if error.is::<roadbook::terminal::NotATerminal>() { 2 } else { 1 })
        }
    }
}
