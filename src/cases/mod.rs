//! Cases: given facts and the verdicts they must come to, so that a standard can be tested.

mod case;
mod coverage;
mod facts;
mod given;
mod mutant;
mod mutate;
mod notice;
mod run;
mod tested;

pub use case::{Case, CaseFile, Expected};
pub use coverage::{Coverage, coverage};
pub use given::Given;
pub use mutant::{About, Mutant, Term, What};
pub use mutate::mutants;
pub use notice::{Noticed, notice};
pub use run::{CaseResult, Mismatch, run};
pub use tested::{Tested, TestedFile};
