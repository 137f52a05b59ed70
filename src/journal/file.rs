//! Files under the data directory: opened only if they are files, created for their owner alone.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::error::{ErrorKind, IN_USE, JournalError, is_in_use};
use super::lock::EVERY;

/// The largest file that is read, in bytes: a roadmap's text, or half a million facts.
pub const LARGEST: u64 = 64 << 20;

/// The end of a file's name before it is put in place.
const UNFINISHED: &str = ".tmp";

/// The time for which another program may keep a file to itself, as virus scanners and sync tools on Windows do.
const PATIENCE: Duration = Duration::from_secs(2);

/// The device and number of a file, which tell it from another that takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileId(u64, u64);

impl FileId {
    #[cfg(unix)]
    pub(super) fn of(file: &File) -> io::Result<FileId> {
        file.metadata().map(|about| FileId::from(&about))
    }

    /// The one of the file that a path names.
    #[cfg(unix)]
    pub(super) fn named(path: &Path) -> io::Result<FileId> {
        fs::metadata(path).map(|about| FileId::from(&about))
    }

    #[cfg(unix)]
    fn from(about: &fs::Metadata) -> FileId {
        use std::os::unix::fs::MetadataExt;
        FileId(about.dev(), about.ino())
    }

    #[cfg(windows)]
    pub(super) fn of(file: &File) -> io::Result<FileId> {
        let about = winapi_util::file::information(file)?;
        Ok(FileId(about.volume_serial_number(), about.file_index()))
    }

    /// The one of the file that a path names.
    #[cfg(windows)]
    pub(super) fn named(path: &Path) -> io::Result<FileId> {
        patiently(|| File::open(path)).and_then(|file| FileId::of(&file))
    }
}

/// Tries again while another program keeps the file to itself, which only Windows lets it do: Roadbook itself does so
/// where it holds the lock of a journal.
pub(super) fn patiently<T>(mut act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let begun = Instant::now();
    loop {
        match act() {
            Err(error) if is_in_use(&error) && begun.elapsed() < PATIENCE => thread::sleep(EVERY),
            done => return done,
        }
    }
}

/// Opens an existing file, to append as well if `append`; `None` if there is none. Looks before it opens, since
/// opening a pipe or a device may hang or do things.
///
/// # Errors
/// Fails if something else than a file of a readable size stands there, or the system refuses.
pub(super) fn open(path: &Path, append: bool) -> Result<Option<File>, JournalError> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::symlink_metadata(path) {
            Ok(about) if about.is_symlink() => {
                return Err(JournalError::new(path, ErrorKind::NotAFile("a link that leads nowhere")));
            }
            // Another writer has just created it.
            Ok(about) => about,
            Err(_) => return Ok(None),
        },
        Err(error) => return Err(JournalError::new(path, ErrorKind::System("open", error))),
    };
    if !metadata.is_file() {
        let what = if metadata.is_dir() { "a folder" } else { "a pipe or device" };
        return Err(JournalError::new(path, ErrorKind::NotAFile(what)));
    }
    if metadata.len() > LARGEST {
        return Err(JournalError::new(path, ErrorKind::TooLarge(metadata.len(), LARGEST)));
    }
    match patiently(|| OpenOptions::new().read(true).append(append).open(path)) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // Windows says no more than that access is denied.
        Err(_) if cfg!(windows) && append && metadata.permissions().readonly() => {
            let why = io::Error::other("it is marked as read-only");
            Err(JournalError::new(path, ErrorKind::System("write", why)))
        }
        Err(error) => Err(JournalError::new(path, ErrorKind::System("open", error))),
    }
}

/// Creates an empty file to append to, and its folder if need be; `None` if a file has come to stand there.
pub(super) fn create(path: &Path) -> Result<Option<File>, JournalError> {
    let refused = |error| JournalError::new(path, ErrorKind::System("create", error));
    if let Some(folder) = path.parent() {
        create_folder(folder).map_err(refused)?;
    }
    match for_owner(OpenOptions::new().read(true).append(true).create_new(true)).open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(refused(error)),
    }
}

/// The whole file; `None` if there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, JournalError> {
    let Some(mut file) = open(path, false)? else { return Ok(None) };
    let mut bytes = Vec::new();
    patiently(|| file.read_to_end(&mut bytes))
        .map_err(|error| JournalError::new(path, ErrorKind::System("read", error)))?;
    Ok(Some(bytes))
}

/// Puts a file in place whole, or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{:08x}{UNFINISHED}", fastrand::u32(..)));
    let new = Path::new(&name);
    let written = for_owner(OpenOptions::new().write(true).create_new(true))
        .open(new)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| rename(new, path));
    clear_unfinished(path);
    written
}

/// Removes what a failure, now or earlier, left of putting this file in place. Another who is about to put it in place
/// fails then, which loses nothing: both bring the same text, or a place of which the last alone is wanted.
fn clear_unfinished(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
    let name = name.to_string_lossy();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let other = entry.file_name();
        if other.to_str().is_some_and(|other| other.starts_with(&*name) && other.ends_with(UNFINISHED)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes a new name in a folder durable, and the names of that folder and of the one that it is in.
#[cfg(unix)]
pub(super) fn sync_name(path: &Path) -> io::Result<()> {
    for folder in path.ancestors().skip(1).take(3).filter(|folder| !folder.as_os_str().is_empty()) {
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            Ok(()) => {}
            // Some file systems cannot sync a folder; a folder above may be another's.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {}
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn sync_name(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Appends lines to a file of this machine's own.
pub(super) fn append_own(path: &Path, lines: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    let mut file = for_owner(OpenOptions::new().create(true).append(true)).open(path)?;
    file.write_all(lines.as_bytes())?;
    file.sync_data()
}

/// Creates a folder, and those above it that are not there, for their owner alone.
pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| match error.kind() {
        // Windows says so of a file that stands where a folder is needed.
        io::ErrorKind::AlreadyExists if cfg!(windows) => io::ErrorKind::NotADirectory.into(),
        _ => error,
    })
}

/// Puts a file in the place of another. Windows denies access while somebody has the other one open.
fn rename(new: &Path, path: &Path) -> io::Result<()> {
    patiently(|| {
        fs::rename(new, path).map_err(|error| match error.kind() {
            io::ErrorKind::PermissionDenied if cfg!(windows) => io::Error::from_raw_os_error(IN_USE),
            _ => error,
        })
    })
}

pub(super) fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// The journal files in a folder, in order of their names.
pub(super) fn journals_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_hidden = |path: &Path| path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "yaml") && !is_hidden(path)).collect();
    files.sort();
    files
}
