//! Styles for what is added: verdicts in colour, and cells of the original marked in their own format.

use std::collections::BTreeMap;

use super::scan::{Edits, Kind, Tag, tags};
use crate::audit::Verdict;

/// How an added cell looks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Header,
    Plain,
    Good,
    Care,
    Bad,
    Faint,
}

const LOOKS: [Look; 6] = [Look::Header, Look::Plain, Look::Good, Look::Care, Look::Bad, Look::Faint];

/// Colours of fills: one for each look, and that of marked cells.
const FILLS: [&str; 7] = ["FFD9E6F2", "FFFFFFFF", "FFE2F3E8", "FFFDF0CF", "FFF8CBCB", "FFECECEC", "FFFFD966"];

/// The styles of a workbook, and what is added to them. Without a sound part of styles nothing has
/// a style.
pub(super) struct Looks {
    part: Option<Part>,
}

struct Part {
    text: String,
    prefix: String,
    /// Where the lists of fonts, fills, borders and formats end, and how many each has.
    ends: [(usize, u32); 4],
    /// The opening tags of these lists, with their counts corrected.
    opens: [(std::ops::Range<usize>, String); 4],
    /// Each format as written.
    formats: Vec<String>,
    /// Formats of marked cells by those they had.
    marked: BTreeMap<u32, u32>,
    added: Vec<String>,
}

impl Look {
    pub(super) fn of(verdict: Verdict) -> Look {
        match verdict {
            Verdict::Met => Look::Good,
            Verdict::PartlyMet => Look::Care,
            Verdict::NotMet | Verdict::Unreadable => Look::Bad,
            Verdict::NotApplicable | Verdict::NotChecked => Look::Faint,
        }
    }
}

impl Looks {
    pub(super) fn read(styles: Option<(String, String)>) -> Looks {
        Looks { part: styles.and_then(|(_, text)| Part::read(text)) }
    }

    /// The style of an added cell.
    pub(super) fn of(&self, look: Look) -> Option<u32> {
        let base = self.part.as_ref()?.ends[3].1;
        let at = LOOKS.iter().position(|one| *one == look)?;
        Some(base + u32::try_from(at).ok()?)
    }

    /// The style of a cell that is marked and had the style `own`.
    pub(super) fn marked(&mut self, own: u32) -> Option<u32> {
        let part = self.part.as_mut()?;
        if let Some(known) = part.marked.get(&own) {
            return Some(*known);
        }
        let format = part.formats.get(usize::try_from(own).ok()?)?;
        let fill = part.ends[1].1 + u32::try_from(FILLS.len() - 1).ok()?;
        let new = refilled(format, fill)?;
        let id = part.ends[3].1 + u32::try_from(LOOKS.len() + part.added.len()).ok()?;
        part.added.push(new);
        part.marked.insert(own, id);
        Some(id)
    }

    /// The part with what was added.
    pub(super) fn written(self) -> Option<String> {
        Some(self.part?.written())
    }
}

impl Part {
    fn read(text: String) -> Option<Part> {
        let (mut opens, mut ends, mut formats, mut prefix) =
            (Vec::new(), Vec::new(), Vec::new(), String::new());
        {
            let all = tags(&text).ok()?;
            for (name, item) in
                [("fonts", "font"), ("fills", "fill"), ("borders", "border"), ("cellXfs", "xf")]
            {
                let open = all.iter().position(|tag| tag.kind == Kind::Start && tag.local() == name)?;
                let close =
                    all[open..].iter().position(|tag| tag.kind == Kind::End && tag.local() == name)? + open;
                let items = items(&all[open + 1..close], item);
                let count = u32::try_from(items.len()).ok()?;
                if name == "cellXfs" {
                    formats = items.iter().map(|at| text[at.clone()].to_owned()).collect();
                    prefix = all[open].prefix().to_owned();
                }
                opens.push((all[open].at.clone(), all[open].with(&[("count", None)])));
                ends.push((all[close].at.start, count));
            }
        }
        Some(Part {
            prefix,
            opens: opens.try_into().ok()?,
            ends: ends.try_into().ok()?,
            formats,
            marked: BTreeMap::new(),
            added: Vec::new(),
            text,
        })
    }

    fn written(self) -> String {
        let p = &self.prefix;
        let [(font_end, font), (fill_end, fill), (border_end, border), (format_end, _)] = self.ends;
        let fonts = format!(
            "<{p}font><{p}sz val=\"10\"/><{p}name val=\"宋体\"/></{p}font><{p}font><{p}b/><{p}sz val=\"10\"/><{p}name val=\"宋体\"/></{p}font>"
        );
        let fills: String = FILLS
            .iter()
            .map(|colour| {
                format!(
                    "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{colour}\"/></{p}patternFill></{p}fill>"
                )
            })
            .collect();
        let side = |name: &str| format!("<{p}{name} style=\"thin\"><{p}color rgb=\"FF9AA3AD\"/></{p}{name}>");
        let sides: String = ["left", "right", "top", "bottom"].map(side).concat();
        let borders = format!("<{p}border>{sides}<{p}diagonal/></{p}border>");
        let looks: String = (0..)
            .zip(LOOKS)
            .map(|(n, look): (u32, Look)| {
                let bold = u32::from(matches!(look, Look::Header | Look::Bad));
                format!(
                    "<{p}xf numFmtId=\"49\" fontId=\"{}\" fillId=\"{}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><{p}alignment vertical=\"top\" wrapText=\"1\"/></{p}xf>",
                    font + bold,
                    fill + n
                )
            })
            .collect();
        let formats = format!("{looks}{}", self.added.concat());
        let mut edits = Edits::default();
        for (at, open) in &self.opens {
            edits.replace(at.clone(), open.clone());
        }
        for (at, new) in [(font_end, fonts), (fill_end, fills), (border_end, borders), (format_end, formats)]
        {
            edits.insert(at, new);
        }
        edits.apply(&self.text)
    }
}

/// The bytes of each item among the tags inside a list.
fn items(tags: &[Tag<'_>], name: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut from) = (0_u32, 0);
    for tag in tags {
        match tag.kind {
            Kind::Empty if depth == 0 && tag.local() == name => found.push(tag.at.clone()),
            Kind::Empty => {}
            Kind::Start => {
                if depth == 0 {
                    from = tag.at.start;
                }
                depth += 1;
            }
            Kind::End => {
                depth = depth.saturating_sub(1);
                if depth == 0 && tag.local() == name {
                    found.push(from..tag.at.end);
                }
            }
        }
    }
    found
}

/// A format with another fill.
fn refilled(format: &str, fill: u32) -> Option<String> {
    let all = tags(format).ok()?;
    let open = all.first()?;
    let mut edits = Edits::default();
    let changes = [("fillId", Some(fill.to_string())), ("applyFill", Some("1".to_owned()))];
    edits.replace(open.at.clone(), open.with(&changes));
    Some(edits.apply(format))
}
