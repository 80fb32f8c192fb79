//! Which centre of one round is which of the other: by code, then by name; never by likeness.

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
    let mut is_open_old = vec![true; old.centres.len()];
    let mut is_open_new = vec![true; new.centres.len()];
    for key in [code as Key, name_and_region, name_alone] {
        let (of_old, of_new) = (by(old, &is_open_old, key), by(new, &is_open_new, key));
        for same in of_old.chunk_by(|a, b| a.0 == b.0) {
            let [(digest, one)] = *same else { continue };
            let first = of_new.partition_point(|(other, _)| *other < digest);
            let others = of_new[first..].iter().take_while(|(other, _)| *other == digest);
            let others: Vec<usize> = others.take(2).map(|(_, at)| *at).collect();
            // Only one on either side is certain; of several, which is which is not for a program.
            let [other] = *others else { continue };
            let (before, now) = (&old.centres[one], &new.centres[other]);
            // The number is short: the texts decide.
            if key(before) != key(now) || contradict(before, now) {
                continue;
            }
            pairing.pairs.push((one, other));
            is_open_old[one] = false;
            is_open_new[other] = false;
        }
    }
    pairing.pairs.sort_unstable_by_key(|(_, new)| *new);
    let open = |is_open: &[bool]| -> Vec<usize> { (0..is_open.len()).filter(|at| is_open[*at]).collect() };
    pairing.missing = open(&is_open_old);
    pairing.added = open(&is_open_new);
    near(old, new, &mut pairing);
    pairing
}

/// What centres are matched by.
type Key = fn(&Member) -> Option<String>;

/// The centres that are still open, in the order of numbers that stand for their keys.
fn by(round: &Round, is_open: &[bool], key: Key) -> Vec<(u64, usize)> {
    let open = round.centres.iter().enumerate().filter(|(at, _)| is_open[*at]);
    let mut found: Vec<(u64, usize)> =
        open.filter_map(|(at, centre)| Some((super::digest(&key(centre)?), at))).collect();
    found.sort_unstable();
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

fn near(old: &Round, new: &Round, pairing: &mut Pairing) {
    let Pairing { missing, added, near, is_cut, .. } = pairing;
    *is_cut = missing.len().saturating_mul(added.len()) > LOOKED_AT;
    let names: Vec<(usize, String)> =
        added.iter().filter_map(|at| Some((*at, name_alone(&new.centres[*at])?))).collect();
    for one in missing.iter() {
        let Some(name) = name_alone(&old.centres[*one]) else { continue };
        for (other, own) in &names {
            let why = if *own == name {
                because(&old.centres[*one], &new.centres[*other])
            } else if !*is_cut && is_alike(&name, own) {
                NearBecause::Names
            } else {
                continue;
            };
            near.push(Near { old: *one, new: *other, why });
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
