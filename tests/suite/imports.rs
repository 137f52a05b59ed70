//! The house stays in order: no circles of files, no import that points up the floors, ratatui in its rooms alone.
//!
//! Imports are read from the tokens of every file in `src`, so comments and strings do not count, and neither does
//! anything behind `#[cfg(test)]`. A `use` without `pub` is an import, and so is a path in the code that begins with
//! `crate`, `self`, `super`, a module of the file or a module that the file imports. Each path is resolved to the file
//! that defines its name: re-exports (`pub use`) are followed, and are no imports themselves, as `mod` is none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The floors, the lowest first. A file imports from its own floor or one below.
const FLOORS: &[&[&str]] = &[
    &["timeout", "yaml"],
    &["roadmap"],
    &["progress"],
    &["journal", "clock"],
    &["open", "library", "config", "export"],
    &["tui", "terminal"],
    &["cli", "run"],
    &["main", "lib"],
];
/// Rooms that the screen never imports, although they are not above it.
const NOT_IN_TUI: &[&str] = &["journal", "open", "library", "config", "terminal", "run", "cli"];
/// Rooms that know ratatui.
const WITH_RATATUI: &[&str] = &["tui", "terminal", "run"];

/// A module: the file with its text, or a folder's `mod.rs`.
#[derive(Default)]
struct Module {
    file: String,
    children: BTreeSet<String>,
    /// Names that it re-exports, with the paths behind them. The name `*` stands for all of a module.
    exports: Vec<(String, Vec<String>)>,
    /// Names of its private imports, with the paths behind them.
    imports: Vec<(String, Vec<String>)>,
    /// Paths in its code.
    paths: Vec<Vec<String>>,
}

type Modules = BTreeMap<Vec<String>, Module>;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every module of `src` by its path; the library is the path of no names.
fn modules() -> Modules {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let mut modules = Modules::new();
    for path in found {
        let file = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let mut names: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if names.last().is_some_and(|last| last == "mod") || names == ["lib"] {
            names.pop();
        }
        let mut module = Module { file, ..Module::default() };
        read(fs::read_to_string(&path).unwrap().parse().unwrap(), &mut module);
        modules.insert(names, module);
    }
    modules
}

/// Reads the imports, re-exports, modules and paths of some tokens.
fn read(tokens: TokenStream, module: &mut Module) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let word = |at: usize| tokens.get(at).map(ToString::to_string).unwrap_or_default();
    let (mut at, mut is_public) = (0, false);
    while at < tokens.len() {
        match word(at).as_str() {
            "#" if word(at + 1).replace(' ', "") == "[cfg(test)]" => {
                // The item ends with its braces or a semicolon.
                at += 2;
                let ends = |token: &TokenTree| match token {
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                    token => token.to_string() == ";",
                };
                at += tokens[at..].iter().position(ends).unwrap_or(0);
            }
            "pub" => {
                is_public = true;
                at += usize::from(word(at + 1).starts_with('('));
            }
            "mod" if word(at + 2) == ";" => {
                module.children.insert(word(at + 1));
                is_public = false;
                at += 2;
            }
            "use" if word(at + 1) != "<" => {
                let end = at + tokens[at..].iter().position(|token| token.to_string() == ";").unwrap_or(0);
                let names = if is_public { &mut module.exports } else { &mut module.imports };
                read_tree(&tokens[at + 1..end], &[], names);
                is_public = false;
                at = end;
            }
            _ => {
                is_public = false;
                if let TokenTree::Group(group) = &tokens[at] {
                    read(group.stream(), module);
                } else if let TokenTree::Ident(_) = &tokens[at] {
                    let mut path = vec![word(at)];
                    while word(at + 1) == ":"
                        && word(at + 2) == ":"
                        && matches!(tokens.get(at + 3), Some(TokenTree::Ident(_)))
                    {
                        path.push(word(at + 3));
                        at += 3;
                    }
                    if path.len() > 1 {
                        module.paths.push(path);
                    }
                }
            }
        }
        at += 1;
    }
}

/// Reads a tree of imports: `a::b`, `a::{b, c as d}`, `a::*`.
fn read_tree(tokens: &[TokenTree], above: &[String], names: &mut Vec<(String, Vec<String>)>) {
    let mut path = above.to_vec();
    let mut alias = None;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                return inside.split(|token| token.to_string() == ",").for_each(|tree| read_tree(tree, &path, names));
            }
            TokenTree::Ident(ident) if *ident == "as" => {
                alias = tokens.get(at + 1).map(ToString::to_string);
                break;
            }
            TokenTree::Ident(ident) if *ident == "self" && !path.is_empty() => {}
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            token => path.push(token.to_string()),
        }
    }
    if let Some(last) = path.last().filter(|_| !tokens.is_empty()) {
        names.push((alias.unwrap_or_else(|| last.clone()), path));
    }
}

/// A path from the root of the crate, where it is one of this crate.
fn absolute(path: &[String], from: &[String], modules: &Modules) -> Option<Vec<String>> {
    let module = &modules[from];
    let mut base = from.to_vec();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" | "roadbook" => base.clear(),
        "self" => {}
        "super" => {
            base.pop();
        }
        first if module.children.contains(first) => return Some([&base[..], path].concat()),
        first => {
            let (_, import) = module.imports.iter().find(|(name, import)| name == first && import[0] != *first)?;
            let import = absolute(import, from, modules)?;
            return modules.contains_key(&import).then(|| [&import[..], &path[1..]].concat());
        }
    }
    rest = &rest[1..];
    while rest.first().is_some_and(|name| name == "super") {
        base.pop();
        rest = &rest[1..];
    }
    Some([&base[..], rest].concat())
}

/// The module that defines the name at the end of an absolute path, and whether it is that module itself.
fn resolve(path: &[String], modules: &Modules) -> Option<(Vec<String>, bool)> {
    let mut here: Vec<String> = Vec::new();
    for (at, name) in path.iter().enumerate() {
        let inner = [&here[..], std::slice::from_ref(name)].concat();
        if modules.contains_key(&inner) {
            here = inner;
            continue;
        }
        let module = &modules[&here];
        let named = module.exports.iter().filter(|(export, _)| export == name).map(|(_, target)| target.clone());
        let starred = module
            .exports
            .iter()
            .filter(|(export, _)| export == "*")
            .map(|(_, target)| [&target[..target.len() - 1], std::slice::from_ref(name)].concat());
        let targets = named.chain(starred).filter_map(|target| absolute(&target, &here, modules));
        let exported = { targets }.find(|target| target.len() > 1 || modules.contains_key(target));
        return match exported {
            Some(target) => resolve(&[&target[..], &path[at + 1..]].concat(), modules),
            None => Some((here, false)),
        };
    }
    Some((here, true))
}

/// For each file the files that it imports from.
fn edges(modules: &Modules) -> BTreeMap<String, BTreeSet<String>> {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, module) in modules {
        let imports = module.imports.iter().map(|(_, path)| (path, true));
        let imported = edges.entry(module.file.clone()).or_default();
        for (path, is_use) in imports.chain(module.paths.iter().map(|path| (path, false))) {
            let Some((target, is_module)) = absolute(path, from, modules).and_then(|path| resolve(&path, modules))
            else {
                continue;
            };
            // An imported module stands for the paths in the code that begin with it.
            if !(is_use && is_module) && modules[&target].file != module.file {
                imported.insert(modules[&target].file.clone());
            }
        }
    }
    edges
}

/// The circles of files: sets of more than one file that all reach one another.
fn circles(edges: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let reached = |from: &String| {
        let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(file) = next.pop() {
            next.extend(edges[file].iter().filter(|file| reached.insert((*file).clone())));
        }
        reached
    };
    let all: BTreeMap<&String, BTreeSet<String>> = edges.keys().map(|file| (file, reached(file))).collect();
    let circle = |file: &String| all[file].iter().filter(|other| all[other].contains(file)).cloned().collect();
    edges.keys().map(circle).filter(|circle: &Vec<String>| circle.len() > 1).collect()
}

fn room(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

fn floor(file: &str) -> usize {
    let floor = FLOORS.iter().position(|rooms| rooms.contains(&room(file)));
    floor.unwrap_or_else(|| panic!("{file} is in no room of FLOORS"))
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let circles = circles(&edges(&modules()));
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn no_import_points_up() {
    let edges = edges(&modules());
    let all = edges.iter().flat_map(|(from, to)| to.iter().map(move |to| (from.as_str(), to.as_str())));
    let is_upward =
        |(from, to): &(&str, &str)| floor(to) > floor(from) || room(from) == "tui" && NOT_IN_TUI.contains(&room(to));
    let upward: BTreeSet<(&str, &str)> = all.filter(is_upward).collect();
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn ratatui_is_known_to_its_rooms_alone() {
    for module in modules().values() {
        let mut paths = module.imports.iter().chain(&module.exports).map(|(_, path)| path).chain(&module.paths);
        let knows = paths.any(|path| path[0].starts_with("ratatui"));
        assert!(!knows || WITH_RATATUI.contains(&room(&module.file)), "{} knows ratatui", module.file);
    }
}

/// What is read is what is there: paths of each kind lead to the files that define their names.
#[test]
fn imports_are_found() {
    let edges = edges(&modules());
    for (from, to) in [
        // A re-export that is followed, and one of a re-export.
        ("run/writer.rs", "tui/message.rs"),
        ("tui/notice.rs", "progress/intent.rs"),
        // `super`, a path in the code, and one that begins with an imported module.
        ("run/rescue.rs", "run/store.rs"),
        ("tui/view.rs", "tui/road/draw.rs"),
        ("tui/dispatch.rs", "tui/note/mod.rs"),
    ] {
        assert!(edges[from].contains(to), "{from} imports {to}: {:?}", edges[from]);
    }
    // Tests do not count.
    assert!(!edges["tui/widgets/picker.rs"].contains("tui/widgets/picker.rs"));
    assert!(edges.values().all(|to| !to.contains("lib.rs")));
}
