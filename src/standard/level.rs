//! The levels of centre, and the words people use for them.

use crate::text::match_key;

/// A level of government a centre belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 市
    City,
    /// 县(市)
    County,
    /// 区
    District,
    /// 乡镇(街道)
    Township,
    /// 村(社区)
    Village,
    /// 分厅
    Branch,
}

impl Level {
    /// All of them, highest first.
    pub const ALL: [Level; 6] =
        [Level::City, Level::County, Level::District, Level::Township, Level::Village, Level::Branch];

    /// Its name in files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Level::City => "city",
            Level::County => "county",
            Level::District => "district",
            Level::Township => "township",
            Level::Village => "village",
            Level::Branch => "branch",
        }
    }

    /// The level with this id.
    pub fn parse(id: &str) -> Option<Self> {
        Level::ALL.into_iter().find(|level| level.id() == id)
    }

    /// The key of its name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Level::City => "level-city",
            Level::County => "level-county",
            Level::District => "level-district",
            Level::Township => "level-township",
            Level::Village => "level-village",
            Level::Branch => "level-branch",
        }
    }

    /// Reads what an inspector wrote for a level: `乡镇(街道)`, `镇级`, `township`.
    pub fn read(text: &str) -> Option<Self> {
        let key = match_key(text);
        let key = key.trim_end_matches('级');
        let words: [(Level, &[&str]); 6] = [
            (Level::City, &["市", "设区市", "地市", "city"]),
            (Level::County, &["县", "县(市)", "县市", "县(市、区)", "县区", "county"]),
            (Level::District, &["区", "district"]),
            (
                Level::Township,
                &[
                    "乡镇",
                    "镇",
                    "乡",
                    "街道",
                    "乡镇(街道)",
                    "镇(街道)",
                    "乡镇街道",
                    "镇(办事处)",
                    "办事处",
                    "镇(乡、街道)",
                    "township",
                    "township(subdistrict)",
                ],
            ),
            (Level::Village, &["村", "社区", "村(社区)", "村社区", "village", "village(community)"]),
            (Level::Branch, &["分厅", "分中心", "branch", "branchhall"]),
        ];
        words.iter().find(|(_, names)| names.contains(&key)).map(|(level, _)| *level)
    }
}
