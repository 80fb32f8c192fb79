//! A random draw that anybody can repeat with other tools: centres in the order of a digest.
//!
//! Each centre gets the SHA-256 of `seed`, a line feed, and its key; the centres with the smallest
//! digests are drawn. The key is the code or, without one, the name; a list with one key twice
//! cannot be drawn from. Neither the order of the list nor the version of a library has a say.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::text::hex;

/// What is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its code or, without one, its name, as the list has it.
    pub key: String,
    /// The stratum it belongs to; empty where the draw has none.
    pub stratum: String,
}

/// One that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its position in the list.
    pub at: usize,
    /// Its digest in hexadecimal.
    pub digest: String,
}

/// How many of a stratum were to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum {
    /// Its name.
    pub name: String,
    /// How many belong to it.
    pub size: usize,
    /// How many are drawn.
    pub drawn: usize,
}

/// Draws `count` centres: from every stratum its share of the count, rounded by the greatest
/// remainders (of equal ones, the stratum whose name comes first). The drawn come by stratum, then
/// by digest.
pub fn draw(candidates: &[Candidate], count: usize, seed: &str) -> (Vec<Drawn>, Vec<Stratum>) {
    let mut strata: BTreeMap<&str, Vec<Drawn>> = BTreeMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let digest = digest(seed, &candidate.key);
        strata.entry(&candidate.stratum).or_default().push(Drawn { at, digest });
    }
    let sizes: Vec<usize> = strata.values().map(Vec::len).collect();
    let shares = allot(&sizes, count);
    let (mut drawn, mut told) = (Vec::new(), Vec::new());
    for ((name, mut members), share) in strata.into_iter().zip(shares) {
        told.push(Stratum { name: name.to_owned(), size: members.len(), drawn: share });
        members.sort_by(|a, b| a.digest.cmp(&b.digest));
        drawn.extend(members.into_iter().take(share));
    }
    (drawn, told)
}

/// SHA-256 of the seed, a line feed and the key, in hexadecimal.
pub fn digest(seed: &str, key: &str) -> String {
    hex(&Sha256::digest(format!("{seed}\n{key}")))
}

/// Shares of `count` in the proportion of the sizes; never more than a size.
fn allot(sizes: &[usize], count: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let count = count.min(all);
    if all == 0 {
        return vec![0; sizes.len()];
    }
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * count / all).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(sizes[*at] * count % all));
    let left = count - shares.iter().sum::<usize>();
    for at in by_remainder.into_iter().take(left) {
        shares[at] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_follow_the_sizes() {
        assert_eq!(allot(&[10, 20, 30], 6), [1, 2, 3]);
        // 3.33 and 6.67: the greater remainder gets the odd one.
        assert_eq!(allot(&[1, 2], 2), [1, 1]);
        assert_eq!(allot(&[5, 5, 5], 4), [2, 1, 1]);
        assert_eq!(allot(&[3, 2], 9), [3, 2]);
        assert_eq!(allot(&[], 3), Vec::<usize>::new());
    }

    #[test]
    fn the_digest_is_that_of_other_tools() {
        // printf '2026\n甲镇' | sha256sum
        assert_eq!(digest("2026", "甲镇"), SHA256SUM);
    }

    const SHA256SUM: &str = "f77841de23b19490bf9cacaa665f0ec65d75fe5b58c6a4926f6dbc57c45eb804";

    #[test]
    fn the_order_of_the_list_has_no_say() {
        let list = |names: &[&str]| -> Vec<Candidate> {
            names.iter().map(|name| Candidate { key: (*name).to_owned(), stratum: String::new() }).collect()
        };
        let names = |list: &[Candidate]| -> Vec<String> {
            draw(list, 3, "s").0.iter().map(|drawn| list[drawn.at].key.clone()).collect()
        };
        let (one, other) = (list(&["甲", "乙", "丙", "丁", "戊"]), list(&["戊", "丙", "甲", "丁", "乙"]));
        assert_eq!(names(&one), names(&other));
        assert_eq!(names(&one).len(), 3);
    }
}
