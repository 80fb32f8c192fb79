//! `--also`: one inspection judged by further standards.

use dabiao::audit::{Assessment, Settings, vocabulary_with_fields_of};
use dabiao::crosswalk::{Also, Crosswalk, also};
use dabiao::intake::{Inspection, Map, Workbook, interpret};
use dabiao::standard::Standard;
use dabiao::wording::Message;

use super::args::AuditArgs;
use super::stop::Stop;
use super::{crosswalk, which};

/// The further standards of a run, and how they stand to the one inspected by.
pub(crate) struct Further {
    crosswalk: Crosswalk,
    standards: Vec<Standard>,
    /// The file read for the fields of each.
    own: Vec<Vec<Inspection>>,
}

impl Further {
    /// The standards that `--also` names; `None` where it names none.
    pub(crate) fn load(
        args: &AuditArgs,
        standard: &Standard,
        book: &Workbook,
        map: Option<&Map>,
    ) -> Result<Option<Self>, Stop> {
        if args.also.is_empty() {
            return Ok(None);
        }
        let mut standards: Vec<Standard> = Vec::new();
        for name in &args.also {
            let further = which::named(name)?;
            if further.id == standard.id || standards.iter().any(|other| other.id == further.id) {
                return Err(Stop::Usage(Message::new("also-twice").with("id", further.id.as_str())));
            }
            standards.push(further);
        }
        let given: Vec<&Standard> = standards.iter().chain([standard]).collect();
        let crosswalk = crosswalk::load(args.crosswalk.as_deref(), &given)?;
        for further in &standards {
            crosswalk::bridge(&crosswalk, &standard.id, &further.id)?;
        }
        let own = |further| interpret(book, &vocabulary_with_fields_of(standard, further), map).inspections;
        let own = standards.iter().map(own).collect();
        Ok(Some(Further { crosswalk, standards, own }))
    }

    /// The standards, in the order named.
    pub(crate) fn standards(&self) -> &[Standard] {
        &self.standards
    }

    /// One inspection by each of them.
    pub(crate) fn judge(
        &self,
        standard: &Standard,
        inspection: &Inspection,
        assessment: &Assessment,
        settings: &Settings,
    ) -> Result<Vec<Also>, Stop> {
        self.standards
            .iter()
            .zip(&self.own)
            .map(|(further, own)| {
                if !further.levels.contains(&assessment.level) {
                    return Err(no_level(further, assessment));
                }
                let bridge = crosswalk::bridge(&self.crosswalk, &standard.id, &further.id)?;
                // The same centre: the same place in the file, under the same name.
                let own = own.iter().find(|own| own.at == inspection.at && own.centre == inspection.centre);
                Ok(also(&bridge, inspection, assessment, own, settings))
            })
            .collect()
    }
}

fn no_level(further: &Standard, assessment: &Assessment) -> Stop {
    let centre = match &assessment.centre {
        Some(name) => Message::new("centre-named").with("name", name.as_str()),
        None => Message::new("centre-unnamed"),
    };
    let known: Vec<Message> = further
        .levels
        .iter()
        .map(|level| {
            Message::new("level-with-id").with("name", Message::new(level.key())).with("id", level.id())
        })
        .collect();
    Stop::Usage(
        Message::new("also-no-level")
            .with("id", further.id.as_str())
            .with("level", Message::new(assessment.level.key()))
            .with("centre", centre)
            .with("known", known),
    )
}
