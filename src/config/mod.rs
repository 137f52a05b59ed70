//! The learner's settings: a YAML file in the user's configuration directory. Nothing in it is needed, and what is wrong
//! in it is reported and costs that one setting.

mod location;
mod print;
mod problem;
mod read;
mod settings;

pub use location::{FILE, Location};
pub use print::print;
pub use problem::Problem;
pub use settings::{Glyphs, Keys, Settings, Theme};

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The settings of a file, and what is wrong in it. Where there is no file, all is as it comes.
pub fn load(place: &Location) -> (Settings, Vec<Problem>) {
    let Some(file) = place.file() else { return Default::default() };
    match text(file) {
        Ok(text) => read::read(&text),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Default::default()
        }
        Err(error) => (Settings::default(), vec![Problem::unreadable(&error)]),
    }
}

/// Reads the file, which is looked at before it is opened: opening a pipe or a device may hang.
fn text(file: &Path) -> io::Result<String> {
    let about = fs::metadata(file)?;
    if !about.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("it is larger than 1 MiB"));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8"))
}
