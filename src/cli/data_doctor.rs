//! `doctor`, the half that looks at the data folder: damaged lines, files that are left over, foreign, or open to others.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::journal::{ErrorKind, Folder, Journal, JournalError, Repaired};
use crate::journal::{shown, shown_name};
use crate::library::{self, Listing};
use crate::open::open_as;

/// Describes the repairs, where they are wanted, and the problems.
pub(super) fn text(folder: &Folder, repairs: bool) -> String {
    let repaired = if repairs { fix(folder) } else { Vec::new() };
    let mut lines = vec![String::new(), format!("Data folder: {}", shown(folder.path()))];
    lines.extend(repaired.into_iter().chain(findings(folder)));
    if lines.len() == 2 {
        lines.push("No problems found.".to_owned());
    }
    lines.join("\n") + "\n"
}

/// Everything that is not as it should be in the data folder, a line each.
fn findings(folder: &Folder) -> Vec<String> {
    let listings = library::list(folder, None);
    let journals = folder.ids().into_iter().map(|id| folder.journal(&id));
    let mut found: Vec<String> = journals.flat_map(in_journal).collect();
    found.extend(listings.iter().flat_map(|listing| orphans(folder, listing)));
    found.extend(listings.iter().filter_map(same));
    found.extend(foreign_folders(folder));
    found.extend(open_to_others(folder.path()));
    found
}

/// Takes git's conflict markers out of every journal, and says what was done. One that cannot be repaired keeps no other
/// from it.
fn fix(folder: &Folder) -> Vec<String> {
    let journals = folder.ids().into_iter().map(|id| folder.journal(&id));
    let outcomes = journals.flat_map(|journal| journal.repair());
    let line = |outcome: Result<Repaired, JournalError>| match outcome {
        Ok(Repaired { path, backup }) => {
            Some(format!("{}: repaired; as it was, it is kept in {}", shown_name(&path), shown(&backup)))
        }
        Err(error) => match error.kind() {
            ErrorKind::System(..) | ErrorKind::Busy(_) | ErrorKind::Replaced => Some(format!("not repaired: {error}")),
            // One that cannot be read at all is reported as such.
            _ => None,
        },
    };
    outcomes.filter_map(line).collect()
}

fn in_journal(mut journal: Journal) -> Vec<String> {
    let reading = match journal.read() {
        Ok(reading) => reading,
        Err(error) => return vec![error.to_string()],
    };
    let newer = journal.newer_format().map(|error| error.to_string());
    reading.problems.iter().map(ToString::to_string).chain(newer).collect()
}

/// The keys that facts name and that no text of the roadmap that is at hand holds.
fn orphans(folder: &Folder, listing: &Listing) -> Vec<String> {
    let Listing { id, title, source, .. } = listing;
    let opened = match &listing.state {
        Ok(_) => open_as(folder, source, id),
        Err(_) if id.is_empty() => return Vec::new(),
        Err(why) => return vec![format!("{id}: {title} cannot be opened, so orphans are not looked for: {why}")],
    };
    let (Ok(opened), Ok(reading)) = (opened, folder.journal(id).read()) else { return Vec::new() };
    let keys: BTreeSet<&str> = reading.facts.iter().filter_map(|fact| fact.kind.item()).collect();
    let gone = keys.into_iter().filter(|key| opened.progress.locate(&opened.roadmap, key).is_none());
    gone.map(|key| format!("{id}: {} is no longer in the roadmap; its facts are kept", shown(key.as_ref()))).collect()
}

fn same(listing: &Listing) -> Option<String> {
    let Listing { id, same_as, title, .. } = listing;
    let other = same_as.as_ref()?;
    Some(format!("{id}: {title} seems to be the roadmap {other}; `roadbook join {id} {other}` makes them one"))
}

/// Folders that hold YAML files and are no roadmap's, such as a sync tool's copy of one.
fn foreign_folders(folder: &Folder) -> Vec<String> {
    let ids = folder.ids();
    let entries = fs::read_dir(folder.path()).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_known =
        |name: &str| name.starts_with('.') || ["local", "seen"].contains(&name) || ids.iter().any(|id| id == name);
    let foreign = entries.filter(|path| path.is_dir() && !is_known(&shown_name(path)));
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml");
    let mut found: Vec<String> = foreign
        .filter(|path| all_below(path).iter().any(is_yaml))
        .map(|path| {
            let name = shown_name(&path);
            format!("{name}: this folder is no roadmap's and is not read; the .yaml files of a copy belong in the folder that it is a copy of")
        })
        .collect();
    found.sort();
    found
}

#[cfg(unix)]
fn open_to_others(folder: &Path) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt;
    let mut found = Vec::new();
    for path in all_below(folder) {
        let Ok(about) = fs::metadata(&path) else { continue };
        let mode = about.permissions().mode() & 0o777;
        let (private, whose) = if about.is_dir() { (0o700, "folder") } else { (0o600, "file") };
        if mode & 0o077 != 0 {
            found.push(format!(
                "{}: this {whose} is open to others (mode {mode:04o}); chmod {private:o} closes it",
                shown(&path)
            ));
        }
    }
    found
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> Vec<String> {
    Vec::new()
}

/// The folder, and the files and folders below it, in order; no link is followed.
fn all_below(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![folder.to_owned()];
    let mut next = 0;
    while let Some(path) = all.get(next) {
        if fs::symlink_metadata(path).is_ok_and(|about| about.is_dir()) {
            let mut entries: Vec<PathBuf> =
                fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
            // Git's own are git's.
            entries.retain(|entry| !shown_name(entry).starts_with(".git"));
            entries.sort();
            all.extend(entries);
        }
        next += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    const HEADER: &str = "- {roadbook: 1, roadmap: \"R\", source: \"built-in\", at: \"2026-11-22T10:00:00.000001Z\"}\n";

    fn done(item: &str) -> String {
        format!("- {{at: \"2026-11-22T10:00:00.000002Z\", item: \"{item}\", mark: \"done\"}}\n")
    }

    /// A data folder that is its owner's alone, with these files.
    fn data(files: &[(&str, &str)]) -> (TempDir, Folder) {
        let dir = TempDir::new().unwrap();
        let folder = Folder::at(&dir.path().join("data"));
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        close(folder.path());
        (dir, folder)
    }

    #[cfg(unix)]
    fn close(folder: &Path) {
        use std::os::unix::fs::PermissionsExt;
        for path in all_below(folder) {
            let mode = if path.is_dir() { 0o700 } else { 0o600 };
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
    }

    #[cfg(not(unix))]
    fn close(_: &Path) {}

    #[test]
    fn nothing_is_said_of_a_sound_folder_or_of_none() {
        let journal = HEADER.to_owned() + &done("python-fundamentals/functions/closures");
        let (_dir, folder) = data(&[("python-1234/laptop.yaml", &journal)]);
        assert_eq!(findings(&folder), Vec::<String>::new());
        assert_eq!(findings(&Folder::at(&folder.path().join("none"))), Vec::<String>::new());
    }

    #[test]
    fn damage_and_orphans_are_told_and_fixing_leaves_what_it_cannot_read() {
        let journal = format!("{HEADER}<<<<<<< ours\n{}- nonsense\n=======\n>>>>>>> theirs\n", done("no/such/key"));
        let (_dir, folder) = data(&[("python-1234/laptop.yaml", &journal), ("go-1234/other.yaml/x", "")]);
        close(folder.path());
        let orphan = "python-1234: no/such/key is no longer in the roadmap; its facts are kept".to_owned();
        let damage = |line| format!("laptop.yaml, line {line}: it is no fact: - nonsense");
        let marker =
            |line, text| format!("laptop.yaml, line {line}: git left a conflict marker; both sides are read: {text}");
        let found = findings(&folder);
        for expected in
            [marker(2, "<<<<<<< ours"), damage(4), marker(5, "======="), marker(6, ">>>>>>> theirs"), orphan.clone()]
        {
            assert!(found.contains(&expected), "{expected}: {found:?}");
        }

        let lines = fix(&folder);
        assert!(lines.len() == 1 && lines[0].starts_with("laptop.yaml: repaired; "), "{lines:?}");
        let found = findings(&folder);
        assert!(found.contains(&damage(3)) && found.contains(&orphan), "{found:?}");
        assert!(fix(&folder).is_empty());
    }

    #[test]
    fn foreign_files_and_folders_and_a_roadmap_that_is_gone_are_told() {
        let gone = HEADER.replace("built-in", "/no/such/file.md");
        let (_dir, folder) =
            data(&[("a-1/x.yaml", "PNG\n"), ("b-1/x.yaml", &gone), ("b-1 (conflicted copy)/x.yaml", &gone)]);
        let found = findings(&folder).join("\n");
        assert!(found.contains("x.yaml, line 1: this file is not read, and is left as it is"), "{found}");
        assert!(
            found.contains("b-1: R cannot be opened")
                && found.contains("b-1 (conflicted copy): this folder is no roadmap's"),
            "{found}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_others_may_read_is_told_with_what_closes_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_dir, folder) = data(&[("python-1234/laptop.yaml", HEADER)]);
        let journal = folder.path().join("python-1234/laptop.yaml");
        fs::set_permissions(&journal, fs::Permissions::from_mode(0o644)).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let found = findings(&folder);
        assert!(
            found[0].ends_with("data: this folder is open to others (mode 0755); chmod 700 closes it"),
            "{found:?}"
        );
        assert!(found[1].ends_with(".yaml: this file is open to others (mode 0644); chmod 600 closes it"), "{found:?}");
        assert_eq!(found.len(), 2);
    }
}
