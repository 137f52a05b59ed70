//! `doctor`, the half that looks at the data folder: what is damaged, left over, foreign, or open to others.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::journal::{BUILT_IN, Folder, Journal, Known};
use crate::open::{Source, open, shown};

/// What was mended, where that is wanted, and what is not as it should be.
///
/// # Errors
/// Why a journal could not be mended; nothing of it is lost.
pub(super) fn text(folder: &Folder, mend: bool) -> anyhow::Result<String> {
    let mended = if mend { fix(folder)? } else { Vec::new() };
    let mut lines = vec![String::new(), format!("Data folder: {}", shown(folder.path()))];
    lines.extend(mended.into_iter().chain(findings(folder)));
    if lines.len() == 2 {
        lines.push("nothing is the matter with it".to_owned());
    }
    Ok(lines.join("\n") + "\n")
}

/// Everything that is not as it should be in the data folder, a line each.
fn findings(folder: &Folder) -> Vec<String> {
    let journals = folder.ids().into_iter().map(|id| folder.journal(&id));
    let mut found: Vec<String> = journals.flat_map(in_journal).collect();
    found.extend(folder.journals().iter().flat_map(|known| orphans(folder, known)));
    found.extend(open_to_others(folder.path()));
    found
}

/// Folds copies and git's conflict markers into their journals, and says what was done. What stood there is moved
/// aside, never deleted.
///
/// # Errors
/// Why one journal could not be mended; those before it are.
fn fix(folder: &Folder) -> anyhow::Result<Vec<String>> {
    let mut done = Vec::new();
    for id in folder.ids() {
        let journal = folder.journal(&id);
        if let Some(backup) = journal.mend()? {
            done.push(format!("{}: mended; what stood there before is in {}", name(journal.path()), shown(&backup)));
        }
    }
    Ok(done)
}

fn in_journal(mut journal: Journal) -> Vec<String> {
    let reading = match journal.read() {
        Ok(reading) => reading,
        Err(error) => return vec![error.to_string()],
    };
    let copies = journal.copies();
    let foreign =
        copies.iter().map(|copy| format!("{}: a copy of {}; --fix folds it in", name(copy), name(journal.path())));
    let newer = reading.newer_format.map(|format| journal.is_newer(format).to_string());
    reading.problems.iter().map(ToString::to_string).chain(newer).chain(foreign).collect()
}

/// The keys that facts speak of and that no text of the roadmap that is at hand holds.
fn orphans(folder: &Folder, known: &Known) -> Vec<String> {
    let name = format!("{}.yaml", known.id);
    let at_hand = known.sources.iter().rev().map(|source| match source.as_str() {
        BUILT_IN => Source::BuiltIn,
        path => Source::File(path.into()),
    });
    let Some(opened) = at_hand.filter_map(|source| open(folder, &source).ok()).next() else {
        return vec![format!("{name}: none of the files that it is about can be read, so orphans are not looked for")];
    };
    let Ok(reading) = folder.journal(&known.id).read() else { return Vec::new() };
    let keys: BTreeSet<&str> = reading.facts.iter().filter_map(|fact| fact.kind.item()).collect();
    let gone = keys.into_iter().filter(|key| opened.progress.locate(&opened.roadmap, key).is_none());
    gone.map(|key| format!("{name}: {} is no longer in the roadmap; its facts are kept", shown(key.as_ref()))).collect()
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
            entries.sort();
            all.extend(entries);
        }
        next += 1;
    }
    all
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| shown(name.as_ref())).unwrap_or_default()
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
        fs::create_dir(folder.path()).unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
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
        let (_dir, folder) = data(&[("python-learning-roadmap-builtin.yaml", &journal)]);
        assert_eq!(findings(&folder), Vec::<String>::new());
        assert_eq!(findings(&Folder::at(&folder.path().join("none"))), Vec::<String>::new());
    }

    #[test]
    fn damage_orphans_and_copies_are_told_and_fixing_leaves_what_cannot_be_folded() {
        let journal = format!("{HEADER}<<<<<<< ours\n{}- nonsense\n=======\n>>>>>>> theirs\n", done("no/such/key"));
        let copy = HEADER.to_owned() + &done("python-fundamentals/functions/closures");
        let (_dir, folder) = data(&[
            ("python-learning-roadmap-builtin.yaml", &journal),
            ("python-learning-roadmap-builtin.sync-conflict-1.yaml", &copy),
        ]);
        let file = "python-learning-roadmap-builtin.yaml";
        let orphan = format!("{file}: no/such/key is no longer in the roadmap; its facts are kept");
        let damage = |line| format!("{file}, line {line}: it is no fact: - nonsense");
        let marker =
            |line, text| format!("{file}, line {line}: git left a conflict marker; both sides are read: {text}");
        assert_eq!(
            findings(&folder),
            [
                marker(2, "<<<<<<< ours"),
                damage(4),
                marker(5, "======="),
                marker(6, ">>>>>>> theirs"),
                format!("python-learning-roadmap-builtin.sync-conflict-1.yaml: a copy of {file}; --fix folds it in"),
                orphan.clone(),
            ]
        );

        let kind = fix(&folder).unwrap();
        assert!(kind.len() == 1 && kind[0].starts_with(&format!("{file}: mended; ")), "{kind:?}");
        assert_eq!(findings(&folder), [damage(3), orphan]);
        assert_eq!(fix(&folder).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_journal_and_a_roadmap_that_is_gone_are_told() {
        let gone = HEADER.replace("built-in", "/no/such/file.md");
        let (_dir, folder) = data(&[("a.yaml", "PNG\n"), ("b.yaml", &gone)]);
        let found = findings(&folder).join("\n");
        assert!(found.contains("a.yaml is not a journal") && found.contains("b.yaml: none of the files"), "{found}");
    }

    #[cfg(unix)]
    #[test]
    fn what_others_may_read_is_told_with_what_closes_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_dir, folder) = data(&[("python-learning-roadmap-builtin.yaml", HEADER)]);
        let journal = folder.path().join("python-learning-roadmap-builtin.yaml");
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
