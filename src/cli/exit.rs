//! Exit codes. They never depend on the output format.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done; the gate asked for was met, or none was asked for.
    Done,
    /// The tool or the disk failed.
    Failed,
    /// Wrong usage.
    Usage,
    /// Nothing was evaluated.
    NothingEvaluated,
    /// An input is invalid.
    InvalidInput,
    /// Done, gate not met.
    GateNotMet,
    /// Done, gate undecided.
    GateUndecided,
}

impl Exit {
    /// How a run of several parts ended: the first of failure, invalid input, nothing evaluated,
    /// gate not met, gate undecided that any part earned.
    pub(crate) fn first(parts: &[Exit]) -> Exit {
        [Exit::Failed, Exit::InvalidInput, Exit::NothingEvaluated, Exit::GateNotMet, Exit::GateUndecided]
            .into_iter()
            .find(|exit| parts.contains(exit))
            .unwrap_or(Exit::Done)
    }

    /// The number of it.
    pub(crate) fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::NothingEvaluated => 3,
            Exit::InvalidInput => 4,
            Exit::GateNotMet => 10,
            Exit::GateUndecided => 11,
        }
    }

    /// The one with this number; one that is no exit code of this program is a failure.
    pub(crate) fn of(code: u8) -> Exit {
        match code {
            0 => Exit::Done,
            2 => Exit::Usage,
            3 => Exit::NothingEvaluated,
            4 => Exit::InvalidInput,
            10 => Exit::GateNotMet,
            11 => Exit::GateUndecided,
            _ => Exit::Failed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}
