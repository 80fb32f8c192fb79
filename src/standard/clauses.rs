//! Lists of clauses: `1..58` stands for every number from 1 to 58.

/// Expands one entry of `source.clauses`.
pub(super) fn expand(entry: &str) -> Option<Vec<String>> {
    let Some((first, last)) = entry.split_once("..") else {
        return Some(vec![entry.to_owned()]);
    };
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last && last - first < 10_000).then(|| (first..=last).map(|n| n.to_string()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_names_each_clause() {
        assert_eq!(expand("9..11"), Some(vec!["9".into(), "10".into(), "11".into()]));
        assert_eq!(expand("第一条"), Some(vec!["第一条".into()]));
        assert_eq!(expand("3..1"), None);
        assert_eq!(expand("1..x"), None);
    }
}
