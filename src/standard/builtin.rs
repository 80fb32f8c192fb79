//! The standards that are part of the program. They are parsed only when asked for.

use super::Head;

/// A standard's file, embedded.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// Its id.
    pub id: &'static str,
    /// The text of its file.
    pub text: &'static str,
}

/// All of them, by id.
pub const BUILTIN: &[Builtin] = &[
    Builtin { id: "ankang", text: include_str!("../../standards/ankang.toml") },
    Builtin { id: "jiaozuo", text: include_str!("../../standards/jiaozuo.toml") },
    Builtin { id: "ningbo-township", text: include_str!("../../standards/ningbo-township.toml") },
    Builtin { id: "xingning-branch", text: include_str!("../../standards/xingning-branch.toml") },
    Builtin { id: "zhengzhou-hall", text: include_str!("../../standards/zhengzhou-hall.toml") },
];

impl Builtin {
    /// The standard with this id.
    pub fn find(id: &str) -> Option<&'static Builtin> {
        BUILTIN.iter().find(|builtin| builtin.id == id)
    }

    /// What a list shows of it, without reading it whole; `None` where that takes the whole.
    pub fn head(&self) -> Option<Head> {
        Head::read(self.id, self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Standard;

    #[test]
    fn every_builtin_is_valid_and_named_after_its_file() {
        for builtin in BUILTIN {
            let standard = Standard::parse(builtin.id, builtin.text)
                .unwrap_or_else(|problems| panic!("{}: {problems:#?}", builtin.id));
            assert_eq!(standard.id, builtin.id);
        }
        let mut files: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/standards"))
            .expect("the folder is part of the repository")
            .filter_map(|entry| {
                let path = entry.ok()?.path();
                let is_toml = path.extension().is_some_and(|extension| extension == "toml");
                // How the standards stand to each other is no standard.
                let is_standard = is_toml && path.file_stem().is_some_and(|stem| stem != "crosswalk");
                is_standard.then(|| path.file_stem()?.to_str().map(str::to_owned)).flatten()
            })
            .collect();
        files.sort();
        assert_eq!(files, BUILTIN.iter().map(|b| b.id).collect::<Vec<_>>());
    }
}
