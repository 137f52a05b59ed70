//! The question which roadmap a file is, as it is put to the learner.

/// A file that may be one of several roadmaps.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The name of the file, as it is kept.
    pub source: String,
    /// The question, sanitised.
    pub text: String,
    pub answers: Vec<Candidate>,
    /// No roadmap is open: leaving the question ends the program.
    pub is_first: bool,
}

/// A roadmap that the file may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id, or `new`.
    pub journal: String,
    /// The answer in words, sanitised.
    pub text: String,
    /// The file that it is opened from, sanitised; empty where the words say enough.
    pub file: String,
}
