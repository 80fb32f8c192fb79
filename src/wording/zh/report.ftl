# 评定报告

label-standard = 标准
label-visit = 检查
label-grade = 等级
label-score = 得分
label-parameter = 参数
centre-unnamed = (未写明名称的中心)
centre-unnamed-in = (未写明名称，见 { $file })
no-date = 未写明日期
standard-line = { $title }({ $id }，{ $edition } 版)
standard-stamped = 检查表由该标准生成，自带标准编号
standard-recognised = 未指定标准；内置标准中只有它认得这份清单：{ $rows } 行中有 { $matched } 行对得上
visit-line = { $date } · { $level } · { $file }

level-city = 市
level-county = 县(市)
level-district = 区
level-township = 乡镇(街道)
level-village = 村(社区)
level-branch = 分厅

grade-is = { $name }
grade-open = 尚不能确定
grade-none = 未达到任何等级
outcome-reached = { $name }：达到
outcome-missed = { $name }：未达到，{ $count } 项必要条件不符合({ $ids })
outcome-missed-and-open = { $name }：未达到，{ $count } 项必要条件不符合({ $ids })；另有 { $open } 项待查({ $open_ids })
outcome-open = { $name }：待定，{ $open } 项必要条件待查({ $open_ids })
outcome-nothing = { $name }：没有可以评定的内容

grade-convention = 来源文件没有设等级；“达标”(适用的必须项全部达到)是本工具的约定
score-none = 没有可以评定的内容，不计分
score-line = { $percent }(按{ $name }，{ $earned } / { $possible })
score-range = { $percent }(按{ $name }，{ $earned } / { $possible }；待查项全部检查后在 { $low } 至 { $high } 之间)
score-counts = 共 { $total } 项：{ $counts }
count-of = { $verdict } { $n }
score-left-out = 不计入：第 { $ids } 项(不适用)
score-convention = 来源文件没有给出分值，各项等值是本工具的约定

parameter-year = { $label }：{ $value }({ $year } 年的数值)
parameter-plain = { $label }：{ $value }
parameter-set = { $label }：{ $value }(由 --set { $id } 指定)

verdict-met = 符合
verdict-partly_met = 基本符合
verdict-not_met = 不符合
verdict-not_applicable = 不适用
verdict-not_checked = 未检查
verdict-unreadable = 无法识别

unit-area = 面积
unit-ratio = 比例
unit-days = 天数
unit-persons = 人数
unit-times_per_year = 每年次数
unit-items = 数量
unit-minutes = 分钟数
unit-hours = 小时数
unit-workdays = 工作日数
unit-years = 年数
unit-rings = 铃响次数

amount-area = { $n }平方米
amount-ratio = { $n }%
amount-points = { $n }个百分点
amount-days = { $n }天
amount-persons = { $n }人
amount-times_per_year = 每年{ $n }次
amount-times = { $n }次
amount-items = { $n }个
amount-minutes = { $n }分钟
amount-hours = { $n }小时
amount-workdays = { $n }个工作日
amount-years = { $n }年
amount-rings = { $n }声

needs-at_least = 不少于{ $amount }
needs-at_most = 不超过{ $amount }
needs-above = 超过{ $amount }
needs-below = 少于{ $amount }
needs-exactly = 正好{ $amount }
needs-between = { $amount }到{ $upper }
gap = 实测 { $measured }，要求{ $needed }
gap-set = 有 { $measured } 项，要求{ $needed }；缺：{ $lacking }
gap-forbidden = 有不该有的：{ $lacking }
gap-short = 实测 { $measured }，要求{ $needed }，差{ $short }

blockers = 离{ $name }还差 { $count } 项
blocker = { $title }：{ $why } [{ $cell } · { $cite }]
attested = 检查结果为{ $verdict }
attested-remark = 检查结果为{ $verdict }({ $remark })
unchecked = 待查 { $count } 项(按{ $name })
why-due = { $why }；限期 { $due }
unchecked-required = { $title }(必要条件)[{ $cell } · { $cite }]
unchecked-optional = { $title } [{ $cell } · { $cite }]
unreadable-required = { $title }(必要条件)：填写的内容无法识别 [{ $cell } · { $cite }]
unreadable-optional = { $title }：填写的内容无法识别 [{ $cell } · { $cite }]
conflicts = 标记与实测不一致 { $count } 项(以实测为准)
conflict = { $title }：标记为{ $mark }[{ $mark_cell }]，实测 { $measured }[{ $cell }]，判为 { $verdicts }
verdict-for-grade = { $name } { $verdict }

problems = 输入中的问题：错误 { $errors } 个，提醒 { $warnings } 个
severity-error = 错误
severity-warning = 提醒
problem-one = { $place } { $message }
problem-many = { $count } 处同类问题：{ $places }。首处：{ $first }
problem-many-more = { $count } 处同类问题：{ $places } 等。首处：{ $first }

column-number = 编号
column-indicator = 指标
column-required = 必要
column-verdict = 结论
section-title = { $section }(结论按{ $grade })
section-title-sheet = { $section }(结论按{ $grade }；单元格在工作表“{ $sheet }”)
column-basis = 依据
basis-measured = 实测 { $text }
basis-attested = 标记 { $mark }

# 标准

label-source = 来源
label-grades = 等级
standards-line = { $edition } 版 · { $count } 项指标 · 适用于{ $levels } · 等级：{ $grades }
show-clauses = 条款 { $count } 个，逐一对应
show-grade = { $name }({ $id })：必要条件 { $count } 项
show-required = { $title } [{ $cite } · { $grades }必要]
show-unrequired = { $title } [{ $cite } · { $obligation }，计分，不是必要条件]
show-extra = { $title } [{ $cite } · 加分]
show-examples = 例如：{ $list }(举例，不是穷尽的清单)
show-members = 逐项查看：{ $list }
show-members-open = 逐项查看，至少包括：{ $list }
set-members = 已有的项数
show-when = 适用条件：{ $when }
show-due = 限期：{ $due }
show-check = 核算：{ $label }{ $needs }
show-check-for = 核算({ $scope })：{ $label }{ $needs }
show-omitted = 不对中心提出要求的条款
show-notes = 说明

own-results = 自评与核验：两者都有的 { $compared } 项，自评 { $own } 分，核验 { $verified } 分，相差 { $gap } 分；{ $count } 项不一致
own-result = { $title }：自评{ $own }，核验{ $verdict } [{ $cell }]
no-row = 清单中没有这一项

# 多个中心

centres-title = { $file }：{ $count } 个中心，按{ $title }({ $edition } 版)评定；得分、未达到和待查按{ $grade }
centres-help = 查看其中一个：加 --centre 名称；供程序读取：--format ndjson
column-centre = 中心
column-grade = 等级
column-score = 得分
column-missing = 未达到
column-open = 待查
column-problems = 问题
grade-none-short = 未达到
centre-errors = 错误 { $count }

# 读取的过程(dabiao read)

reading-title = { $file }：按标准 { $standard } 的用语读取，认出 { $count } 个中心
reading-no-sheet = (没有工作表)
reading-sheet = 工作表“{ $name }”：{ $taken }
taken-form = 一个中心的清单，一行一项指标
taken-roster = 名单，一行一个中心
taken-about = 没有清单，从中读取中心的基本情况
taken-guide = 填写说明，不读取
taken-hidden = 隐藏，未读取
taken-empty = 空白
taken-no_list = 没有找到清单，未读取
taken-ignored = 按映射文件不读取
reading-header = 表头
reading-header-rows = 第 { $rows } 行
reading-column = “{ $header }” → { $used }
reading-column-unused = “{ $header }” 未采用
reading-left-out = 未读作指标：“{ $text }”({ $why })
reading-centre = { $name }
reading-stated = { $label }：{ $value }
reading-result = 第 { $id } 项 { $title }：“{ $text }” → { $verdict }
reading-fact = { $label }：“{ $text }” → { $read }
reading-bound = 只有上限、下限或范围
reading-more = 其余 { $count } 个中心按同样的列读取；全部内容见 --format json
label-centre = 名称
label-code = 代码
label-region = 地区
label-level = 层级

# 列的用途

use-number = 编号
use-text = 指标内容
use-heading = 上级标题
use-required = 文件规定的必要条件(不是结果)
use-result = 检查结果
use-self_result = 自评结果
use-measured = 实测值
use-unit = 单位
use-remark = 备注
use-evidence = 佐证
use-points = 分值(只用来理解得分)
use-score = 得分
use-self_score = 自评分
use-occurrences = 发现次数
use-deadline = 整改期限
use-other = 认得，但与判定无关
use-centre = 中心名称
use-code = 代码
use-region = 地区
use-level = 层级
use-date = 检查日期
use-part = 第 { $id } 项的{ $role }
use-choice = 打√表示结果为“{ $mark }”
