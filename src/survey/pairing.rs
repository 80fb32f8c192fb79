//! Which centre of one round is which of the other: by code, then by name; never by likeness.

use std::collections::{BTreeMap, BTreeSet};

use super::round::{Member, Round};
use crate::text::match_key;

/// Pairs of unmatched centres that are looked at for likeness, at most.
const LOOKED_AT: usize = 4_000_000;

/// Which centre is which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairing {
    /// Centres of both rounds, in the order of the new one: old and new position.
    pub pairs: Vec<(usize, usize)>,
    /// Positions of those that are in the old round only.
    pub missing: Vec<usize>,
    /// Positions of those that are in the new round only.
    pub added: Vec<usize>,
    /// Of these two, those that may be the same centre; for a person to decide.
    pub near: Vec<Near>,
    /// Whether there were too many to look for likeness among all.
    pub is_cut: bool,
}

/// Two centres that may be the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Position in the old round.
    pub old: usize,
    /// Position in the new round.
    pub new: usize,
    /// Why they were not taken for one.
    pub why: NearBecause,
}

/// Why two centres that look alike were not taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearBecause {
    /// One name, two codes.
    Codes,
    /// One name, two regions.
    Regions,
    /// The code or name occurs more than once in a round.
    Twice,
    /// Names that differ in little.
    Names,
}

/// Finds out which is which.
pub(super) fn pair(old: &Round, new: &Round) -> Pairing {
    let mut pairing = Pairing::default();
    let mut open_old: BTreeSet<usize> = (0..old.centres.len()).collect();
    let mut open_new: BTreeSet<usize> = (0..new.centres.len()).collect();
    for key in [code as fn(&Member) -> Option<String>, name_and_region, name_alone] {
        let (of_old, of_new) = (by(old, &open_old, key), by(new, &open_new, key));
        for (key, olds) in &of_old {
            // Only one on either side is certain; of several, which is which is not for a program.
            let ([one], Some([other])) = (olds.as_slice(), of_new.get(key).map(Vec::as_slice)) else {
                continue;
            };
            if contradict(&old.centres[*one], &new.centres[*other]) {
                continue;
            }
            pairing.pairs.push((*one, *other));
            open_old.remove(one);
            open_new.remove(other);
        }
    }
    pairing.pairs.sort_by_key(|(_, new)| *new);
    near(old, new, &open_old, &open_new, &mut pairing);
    pairing.missing = open_old.into_iter().collect();
    pairing.added = open_new.into_iter().collect();
    pairing
}

fn by(
    round: &Round,
    open: &BTreeSet<usize>,
    key: fn(&Member) -> Option<String>,
) -> BTreeMap<String, Vec<usize>> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in open {
        if let Some(key) = key(&round.centres[*at]) {
            found.entry(key).or_default().push(*at);
        }
    }
    found
}

fn code(centre: &Member) -> Option<String> {
    key(centre.code.as_deref())
}

fn name_and_region(centre: &Member) -> Option<String> {
    Some(format!("{}\n{}", key(centre.name.as_deref())?, key(centre.region.as_deref())?))
}

fn name_alone(centre: &Member) -> Option<String> {
    key(centre.name.as_deref())
}

fn key(text: Option<&str>) -> Option<String> {
    text.map(match_key).filter(|key| !key.is_empty())
}

/// Whether two centres of one name have two codes, or of one code lie in two regions.
fn contradict(old: &Member, new: &Member) -> bool {
    let differ = |a: Option<String>, b: Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let codes = differ(code(old), code(new));
    let is_by_code = code(old).is_some() && code(old) == code(new);
    codes || (!is_by_code && differ(key(old.region.as_deref()), key(new.region.as_deref())))
}

fn near(
    old: &Round,
    new: &Round,
    open_old: &BTreeSet<usize>,
    open_new: &BTreeSet<usize>,
    pairing: &mut Pairing,
) {
    pairing.is_cut = open_old.len().saturating_mul(open_new.len()) > LOOKED_AT;
    let names: Vec<(usize, String)> =
        open_new.iter().filter_map(|at| Some((*at, name_alone(&new.centres[*at])?))).collect();
    for one in open_old {
        let Some(name) = name_alone(&old.centres[*one]) else { continue };
        for (other, own) in &names {
            let why = if *own == name {
                because(&old.centres[*one], &new.centres[*other])
            } else if !pairing.is_cut && is_alike(&name, own) {
                NearBecause::Names
            } else {
                continue;
            };
            pairing.near.push(Near { old: *one, new: *other, why });
        }
    }
}

fn because(old: &Member, new: &Member) -> NearBecause {
    if code(old).is_some() && code(new).is_some() && code(old) != code(new) {
        NearBecause::Codes
    } else if contradict(old, new) {
        NearBecause::Regions
    } else {
        NearBecause::Twice
    }
}

/// Whether names differ in at most a fifth of the longer one, or one ends as the other does and is
/// the longer: 示例县甲镇中心 and 甲镇中心.
fn is_alike(one: &str, other: &str) -> bool {
    let (a, b) = (one.chars().count(), other.chars().count());
    let shorter = a.min(b);
    if shorter >= 4 && (one.ends_with(other) || other.ends_with(one)) {
        return true;
    }
    a.abs_diff(b) * 5 <= a.max(b) && strsim::damerau_levenshtein(one, other) * 5 <= a.max(b)
}
