//! The `roadbook` program: arguments, a command, an exit status.

fn main() {}
