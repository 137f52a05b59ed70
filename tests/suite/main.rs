//! Every test that needs no process of its own, in one binary.

mod carry;
mod changes;
mod cli;
mod config;
mod desk;
mod hostile;
mod imports;
mod journal_faults;
mod journal_notes;
mod keys;
mod laws;
mod machines;
mod marks;
mod notes;
mod pace;
mod readme;
mod rewordings;
mod roadmap_commands;
mod screen;
mod shapes;
mod shell;
mod time;
mod versions;
