//! Cases: given facts and the verdicts they must come to, so that a standard can be tested.

mod case;
mod run;

pub use case::{Case, CaseFile, Expected};
pub use run::{CaseResult, Mismatch, run};
