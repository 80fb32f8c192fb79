//! Why a command ended without its result.

use dabiao::intake::InputError;
use dabiao::problem::Problem;
use dabiao::wording::Message;

use super::exit::Exit;

/// Why a command ended without its result.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Wrong usage.
    Usage(Message),
    /// A file cannot be used as a whole.
    Input(Message),
    /// A file has problems; its text, where they have lines in it.
    Problems(Vec<Problem>, Option<String>),
    /// Nothing was evaluated.
    Nothing(Message),
    /// A file cannot be written.
    Unwritable(Message),
    /// The tool or the disk failed.
    Failed(anyhow::Error),
}

impl Stop {
    /// The exit code for it.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Stop::Usage(_) => Exit::Usage,
            Stop::Input(_) | Stop::Problems(..) => Exit::InvalidInput,
            Stop::Nothing(_) => Exit::NothingEvaluated,
            Stop::Unwritable(_) | Stop::Failed(_) => Exit::Failed,
        }
    }

    /// What stands in the way of reading a file, in words.
    pub(crate) fn input(path: &str, error: InputError) -> Stop {
        let message = match error {
            InputError::NotFound => Message::new("input-not-found"),
            InputError::IsFolder => Message::new("input-is-folder"),
            InputError::Empty => Message::new("input-empty"),
            InputError::LockFile => Message::new("input-lock-file"),
            InputError::TooLarge { size, limit } => Message::new("input-too-large")
                .with("size", size.to_string())
                .with("limit", limit.to_string()),
            InputError::TooManyCells(limit) => {
                Message::new("input-too-many-cells").with("limit", limit.to_string())
            }
            InputError::TooSpread { area, limit } => Message::new("input-too-spread")
                .with("area", area.to_string())
                .with("limit", limit.to_string()),
            InputError::Encrypted => Message::new("input-encrypted"),
            InputError::WrongKind(kind) => Message::new("input-wrong-kind").with("kind", kind),
            InputError::Encoding => Message::new("input-encoding"),
            InputError::Damaged(detail) => Message::new("input-damaged").with("detail", detail),
            InputError::Io(error) => return Stop::Failed(anyhow::Error::new(error).context(path.to_owned())),
        };
        Stop::Input(message.with("file", path))
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Stop::Failed(error)
    }
}
