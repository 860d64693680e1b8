//! The two ways a command ends badly, because they have different exit codes.

/// Why a command ended.
#[derive(Debug)]
pub enum Failure {
    /// The words on the command line make no sense; exit code 2.
    Usage(String),
    /// The work itself went wrong; exit code 1.
    Work(String),
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Failure::Work(message)
    }
}
