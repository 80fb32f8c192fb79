//! What a column is for, told by its header: the names that inspection tables use.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::keys::label_key;
use super::vocabulary::Vocabulary;
use crate::remembered::Remembered;
use crate::text::is_prose;

/// What a column of a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The indicator's number.
    Number,
    /// The indicator's text.
    Text,
    /// A heading above it.
    Heading,
    /// The document's own √ for a grade; never a result.
    Required,
    /// The result.
    Result,
    /// The centre's own result.
    SelfResult,
    /// The measured value.
    Measured,
    /// The unit of the measured value.
    Unit,
    /// The remark.
    Remark,
    /// Evidence.
    Evidence,
    /// The points the sheet gives an indicator: the scale its scores are read by, never the
    /// standard's points.
    Points,
    /// The verified score.
    Score,
    /// The centre's own score.
    SelfScore,
    /// How often a fault was found.
    Occurrences,
    /// By when it is to be put right.
    Deadline,
    /// Something else that is known and not a result.
    Other,
}

/// The names of each role, as label keys, and how strongly each claims the column:
/// of two columns for one role the stronger name has it.
const NAMES: &[(Role, u8, &[&str])] = &[
    (Role::Number, 2, &["指标编号", "指标序号", "指标号", "指标代码", "条款号", "条款", "项号", "项目编号"]),
    (Role::Number, 1, &["序号", "编号", "项次", "条目", "号", "no", "id", "number", "item", "itemno"]),
    (
        Role::Text,
        2,
        &[
            "三级指标",
            "指标内容",
            "检查内容",
            "考核内容",
            "评价内容",
            "验收内容",
            "检查要点",
            "指标名称",
            "建设内容",
            "检查项目",
            "考核项目",
            "评价项目",
            "验收项目",
            "检查事项",
            "indicator",
            "requirement",
        ],
    ),
    (
        Role::Text,
        1,
        &[
            "指标",
            "内容",
            "项目",
            "建设标准",
            "具体要求",
            "要求",
            "标准",
            "考核标准",
            "检查标准",
            "评价标准",
            "验收标准",
            "建设要求",
            "检查要求",
        ],
    ),
    (Role::Heading, 1, &["一级指标", "二级指标", "类别", "大类", "小类", "分类", "章节", "section", "group"]),
    (
        Role::Required,
        1,
        &["必要条件", "必备条件", "是否必要条件", "约束力", "适用等级", "obligation", "requiredfor"],
    ),
    (
        Role::Result,
        3,
        &["核验结果", "复核结果", "核查结果", "现场核查结果", "验收结果", "核定结果", "检查结论", "核验结论"],
    ),
    (
        Role::Result,
        2,
        &[
            "是否符合",
            "是否达标",
            "是否合格",
            "是否满足",
            "检查结果",
            "评定结果",
            "考核结果",
            "评价结果",
            "评估结果",
            "结果",
            "结论",
            "达标情况",
            "符合情况",
            "符合性",
            "是否符合要求",
            "是否达到",
            "判定",
            "判定结果",
            "评定",
            "result",
            "verdict",
            "compliance",
            "compliant",
        ],
    ),
    (
        Role::Result,
        1,
        &[
            "检查情况",
            "完成情况",
            "落实情况",
            "核查情况",
            "验收情况",
            "现场情况",
            "现场检查情况",
            "检查记录",
            "考核情况",
        ],
    ),
    (
        Role::SelfResult,
        1,
        &["自评", "自评结果", "自查结果", "自查情况", "自评情况", "自检结果", "自查", "selfassessment"],
    ),
    (
        Role::Measured,
        1,
        &[
            "实测值",
            "实测数据",
            "实测",
            "测量值",
            "实际值",
            "实际数值",
            "实测数值",
            "实测结果",
            "数值",
            "数据",
            "量化数据",
            "检测值",
            "测量数据",
            "measured",
            "measuredvalue",
            "value",
            "measurement",
        ],
    ),
    (Role::Unit, 1, &["单位", "计量单位", "unit"]),
    (
        Role::Remark,
        1,
        &[
            "备注",
            "问题描述",
            "说明",
            "存在问题",
            "问题",
            "情况说明",
            "备注说明",
            "意见",
            "整改意见",
            "不符合说明",
            "问题及建议",
            "不足",
            "remark",
            "remarks",
            "note",
            "notes",
            "comment",
            "comments",
        ],
    ),
    (
        Role::Evidence,
        1,
        &["佐证材料", "佐证", "证明材料", "照片", "图片", "附件", "证据", "佐证照片", "evidence"],
    ),
    (Role::Points, 1, &["分值", "标准分", "满分", "权重", "points"]),
    (
        Role::Score,
        2,
        &["考核分", "核验分", "核定分", "考核得分", "核验得分", "复核分", "检查得分", "实得分", "验收得分"],
    ),
    (Role::Score, 1, &["得分", "评分", "score"]),
    (Role::SelfScore, 1, &["自评分", "自评得分", "自查分", "自查得分", "selfscore"]),
    (
        Role::Occurrences,
        1,
        &["发生次数", "发现次数", "问题次数", "次数", "扣分次数", "加分次数", "occurrences"],
    ),
    (Role::Deadline, 1, &["整改期限", "整改时限", "完成时限", "deadline"]),
    (
        Role::Other,
        1,
        &[
            "扣分情况",
            "扣分",
            "扣分原因",
            "加分",
            "扣分加分情况",
            "加扣分",
            "整改情况",
            "整改完成情况",
            "整改措施",
            "检查方式",
            "考核办法",
            "检查方法",
            "核查方式",
            "评分办法",
            "评分标准",
            "扣分标准",
            "责任单位",
            "责任人",
            "牵头单位",
            "检查人",
            "检查人员",
            "检查时间",
            "检查日期",
            "依据",
            "排名",
            "名次",
            "总分",
            "合计",
            "howtoverify",
        ],
    ),
];

/// Characters of the longest text that is taken for a header.
const LONGEST: usize = 16;

/// The names of roles, as a standard's `[columns]` table may use them.
pub fn column_roles() -> Vec<&'static str> {
    Role::ALL.into_iter().map(Role::id).collect()
}

impl Role {
    /// All of them.
    pub(super) const ALL: [Role; 16] = [
        Role::Number,
        Role::Text,
        Role::Heading,
        Role::Required,
        Role::Result,
        Role::SelfResult,
        Role::Measured,
        Role::Unit,
        Role::Remark,
        Role::Evidence,
        Role::Points,
        Role::Score,
        Role::SelfScore,
        Role::Occurrences,
        Role::Deadline,
        Role::Other,
    ];

    /// The role with this id.
    pub(super) fn parse(id: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.id() == id)
    }

    /// Its id in a standard's `[columns]` table and in a mapping file.
    pub(super) fn id(self) -> &'static str {
        match self {
            Role::Number => "number",
            Role::Text => "text",
            Role::Heading => "heading",
            Role::Required => "required",
            Role::Result => "result",
            Role::SelfResult => "self_result",
            Role::Measured => "measured",
            Role::Unit => "unit",
            Role::Remark => "remark",
            Role::Evidence => "evidence",
            Role::Points => "points",
            Role::Score => "score",
            Role::SelfScore => "self_score",
            Role::Occurrences => "occurrences",
            Role::Deadline => "deadline",
            Role::Other => "other",
        }
    }
}

/// The role a header claims and how strongly; the standard may add names.
///
/// A name that is the whole header counts most, then the longest name the header ends
/// with (检查结果说明 is a 说明), then the longest it contains.
pub(super) fn role_of(header: &str, vocabulary: &Vocabulary) -> Option<(Role, u8)> {
    thread_local! {
        static ROLES: RefCell<Remembered<Option<(Role, u8)>>> = const { RefCell::new(Remembered::new()) };
    }
    ROLES.with_borrow_mut(|roles| roles.get(header, vocabulary.number(), || named(header, vocabulary)))
}

fn named(header: &str, vocabulary: &Vocabulary) -> Option<(Role, u8)> {
    if is_prose(header) {
        return None;
    }
    let key = label_key(header);
    // A title or a label with its value (检查日期:2026年…) is no header of a column.
    let has_value = header.split_once([':', '：']).is_some_and(|(_, value)| !value.trim().is_empty());
    if key.is_empty() || has_value || key.chars().count() > LONGEST {
        return None;
    }
    let own = || NAMES.iter().position(|(role, ..)| vocabulary.adds_column(role.id(), &key));
    let own = if vocabulary.adds_columns() { own() } else { None };
    if let Some(at) = WHOLE.get(key.as_str()).copied().into_iter().chain(own).min() {
        return Some((NAMES[at].0, NAMES[at].1));
    }
    // What was found another time is no result of this one.
    if ["上次", "前次", "上轮", "上期", "上年", "last", "previous"]
        .iter()
        .any(|before| key.starts_with(before))
    {
        return Some((Role::Other, 1));
    }
    // 自评…, 自查… in front decide, whatever follows.
    if ["自评", "自查", "自检"].iter().any(|own| key.starts_with(own)) {
        let role = if key.ends_with('分') { Role::SelfScore } else { Role::SelfResult };
        return Some((role, 1));
    }
    let (role, strength, _) = PARTS.names[PARTS.at_end(&key).or_else(|| PARTS.within(&key))?];
    Some((role, strength))
}

/// Which of `NAMES` has a name.
static WHOLE: LazyLock<BTreeMap<&str, usize>> = LazyLock::new(|| {
    let rows = NAMES.iter().enumerate();
    rows.flat_map(|(at, (.., names))| names.iter().map(move |name| (*name, at))).collect()
});

/// The names that are known in a longer header.
struct Parts {
    /// The longest first and, of these, the last of `NAMES` first.
    names: Vec<(Role, u8, &'static str)>,
    /// Where those stand that begin, and that end, with a character; in their order.
    by_first: BTreeMap<char, Vec<usize>>,
    by_last: BTreeMap<char, Vec<usize>>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let all =
        NAMES.iter().flat_map(|(role, strength, names)| names.iter().map(|name| (*role, *strength, *name)));
    let mut names: Vec<_> = all.filter(|(.., name)| !name.is_ascii() && name.chars().count() >= 2).collect();
    names.reverse();
    names.sort_by_key(|(.., name)| std::cmp::Reverse(name.len()));
    let mut parts = Parts { names, by_first: BTreeMap::new(), by_last: BTreeMap::new() };
    for (at, (.., name)) in parts.names.iter().enumerate() {
        let ends =
            [(name.chars().next(), &mut parts.by_first), (name.chars().next_back(), &mut parts.by_last)];
        for (end, held) in ends {
            held.entry(end.expect("two characters or more")).or_default().push(at);
        }
    }
    parts
});

impl Parts {
    /// The first of the names that a key ends with.
    fn at_end(&self, key: &str) -> Option<usize> {
        let held = self.by_last.get(&key.chars().next_back()?)?;
        held.iter().copied().find(|at| key.ends_with(self.names[*at].2))
    }

    /// The first of the names that a key has in it.
    fn within(&self, key: &str) -> Option<usize> {
        let begun = key.char_indices().filter_map(|(from, first)| {
            let held = self.by_first.get(&first)?;
            held.iter().copied().find(|at| key[from..].starts_with(self.names[*at].2))
        });
        begun.min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(header: &str) -> Option<Role> {
        role_of(header, &Vocabulary::default()).map(|(role, _)| role)
    }

    #[test]
    fn headers_as_they_are_met() {
        for (header, expected) in [
            ("序号", Role::Number),
            ("三级指标(58个)", Role::Text),
            ("檢查情況", Role::Result),
            ("检查结果(√/×)", Role::Result),
            ("现场检查结果", Role::Result),
            ("检查结果说明", Role::Remark),
            ("自评结果", Role::SelfResult),
            ("自评得分", Role::SelfScore),
            ("考核分", Role::Score),
            ("扣分情况", Role::Other),
            ("实测数据", Role::Measured),
            ("现场实测值", Role::Measured),
            ("问题描述", Role::Remark),
            ("整改完成情况", Role::Other),
            ("分值", Role::Points),
            ("上次检查结果", Role::Other),
            ("Last result", Role::Other),
        ] {
            assert_eq!(role(header), Some(expected), "{header}");
        }
        for text in ["镇长", "被检查单位:示例镇便民服务中心", "检查日期：2026年5月18日"]
        {
            assert_eq!(role(text), None, "{text}");
        }
    }

    #[test]
    fn the_longest_name_that_a_header_has_in_it_counts() {
        for key in ["现场核查情况记录表", "得分扣分情况", "自查考核得分项", "镇长姓名", "整改完成情况如何"]
        {
            let longest = |fits: &dyn Fn(&str) -> bool| {
                let names = NAMES.iter().flat_map(|(role, _, names)| names.iter().map(|name| (*role, *name)));
                names
                    .filter(|(_, name)| name.chars().count() >= 2 && !name.is_ascii() && fits(name))
                    .max_by_key(|(_, name)| name.len())
            };
            let named = |at: Option<usize>| at.map(|at| (PARTS.names[at].0, PARTS.names[at].2));
            assert_eq!(named(PARTS.at_end(key)), longest(&|name| key.ends_with(name)), "{key}");
            assert_eq!(named(PARTS.within(key)), longest(&|name| key.contains(name)), "{key}");
        }
    }

    #[test]
    fn no_name_belongs_to_two_roles() {
        let mut all: Vec<&str> = NAMES.iter().flat_map(|(_, _, names)| names.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|name| label_key(name) == *name), "names are label keys");
    }
}
