# 术语：名称、是什么(what)、为什么(why)、怎么办(do)

term-standard = 标准
    .what = 一份检查清单：一份文件对服务中心提出的要求，写成一个 TOML 文件
    .why = 结论只能按一份有出处的清单来定
    .do = 用 dabiao standards show 看全文，用 dabiao check 检查
term-source = 来源文件
    .what = 标准所依据的政府文件；它的每一条都有编号
    .why = 每项指标都要能查到出处，每一条都要有着落
    .do = 报告里每项都写着条号，对照原文核对
term-section = 一级、二级指标
    .what = 指标上面的标题
    .why = 报告和检查表按它分组
    .do = 写成 in = "一级.二级"
term-indicator = 指标
    .what = 一项可以检查的要求，id 在标准里不重复
    .why = 结论、得分和等级都由逐项的结论得出
    .do = 用 dabiao explain <标准> <指标> 看一项的检查办法
term-obligation = 约束力
    .what = 文件的用词：应、须、必须、不得是 shall，宜、原则上、鼓励是 should，可是 may
    .why = 用词轻重不同；宜和可的指标照样判断和计分，除非列为必需，不影响等级
    .do = 对照原文的用词
term-grade = 等级
    .what = 中心可以达到的结果，从高到低排列，例如示范型、标准型
    .why = 中心评为所达到的最高的一个
    .do = 看报告里“差距”一节：每个等级缺哪几项
term-level = 层级
    .what = 中心属于哪一级：市、县、区、乡镇、村、分厅
    .why = 同一项要求的数值可以因层级而不同，有的只对某一级适用
    .do = 检查表里写明层级，或用 --level
term-field = 数据项
    .what = 量出来的事实，有类型和单位，例如大厅面积、编制内人数
    .why = 有数就按数判断，不凭印象
    .do = 在检查表的实测值一栏或表头的标签旁填写
term-inspection = 检查
    .what = 一个中心的一次到访：结果、实测值、备注，各有所在的单元格
    .why = 报告里每个结论都指回它的单元格
    .do = 用 dabiao read 看文件是怎样读的
term-finding = 结论
    .what = 一项指标对一次检查的判断
    .why = 等级和得分由它们得出
    .do = 报告里写着每个结论的依据
term-assessment = 评定
    .what = 一次检查的全部结论，以及得分和等级
    .do = 用 dabiao audit 得出
term-waiver = 豁免
    .what = 对一个中心的一项指标，经批准、有期限的例外
    .why = 例外要有人批准，报告里要说明，不能悄悄算作符合
term-met = 符合
    .what = 要求做到了
term-partly_met = 基本符合
    .what = 做到了一部分；只由检查人员判断，得部分分(默认一半)
    .why = 等级所必需的项，基本符合不算达到
    .do = 按报告里的差距补齐
term-not_met = 不符合
    .what = 要求没有做到
    .why = 必需的项不符合，就达不到那个等级
    .do = 按报告里的差距整改
term-not_applicable = 不适用
    .what = 这一项对这个中心不成立；不计入总分，也不影响等级
    .why = 不适用要有理由，否则报告会提醒
    .do = 在备注里写明理由
term-not_checked = 未检查
    .what = 结果空着；现在不得分，也还不能定论
    .why = 没查的不等于不符合；得分因此有一个范围
    .do = 补查后重新评定
term-unreadable = 无法识别
    .what = 单元格里的内容读不出结论，按未检查算并报错
    .why = 猜一个结论比留着更坏
    .do = 按报告里的单元格改正
term-conflict = 不一致
    .what = 检查人员的判断与实测值得出的结论不同
    .why = 有实测值时以实测值为准，两者都会显示
    .do = 核对实测值和单位
term-reached = 达到
    .what = 等级要求的每一项都符合或不适用，得分条件也都成立
term-missed = 未达到
    .what = 至少有一项必需的不符合或基本符合，或得分条件已不可能成立
    .do = 看报告里的差距
term-open = 未定
    .what = 没有未达到，但必需的项还有没查的
    .why = 查完才能下结论
    .do = 补查报告里列出的项
term-veto = 一票否决
    .what = 每个等级都必需的指标
    .why = 它不符合，哪个等级都达不到
term-parameter = 参数
    .what = 按年调整或由别人定的数，例如当年的一网通办率
    .why = 用过期的数会判错
    .do = 用 --set 名称=数值 换成当年的数
term-deduction = 扣分
    .what = 不足之处扣去的分，扣完为止
    .why = 一项最少得 0 分
term-bonus = 加分
    .what = 满分之外另加的分，有上限
    .why = 加分不能抵必需的指标

## dabiao explain

about-dabiao-explain = 说明一条规则、一项指标或一个术语：是什么、为什么、怎样改正或核实
usage-dabiao-explain = dabiao explain <规则|术语> 或 dabiao explain <标准> <指标>
after-dabiao-explain =
    例子：
      dabiao explain same_text
      dabiao explain ningbo-township 46
      dabiao explain 基本符合
arg-what = 规则的 id(见 docs/rules.md)、术语，或标准和其中的指标
value-what = 名称
explain-rule-error = 规则 { $id }(错误)：{ $title }
explain-rule-warning = 规则 { $id }(提醒)：{ $title }
explain-why = 为什么
explain-fix = 怎么改
explain-bad = 不对的写法
explain-good = 对的写法
explain-allow = 豁免
explain-allow-how = 确有理由时，在文件里写 [[allow]]，给出 rule = "{ $id }" 和 reason
explain-clause = 条款
explain-notes = 说明
explain-term = 术语“{ $name }”({ $id })
explain-what = 是什么
explain-do = 怎么办
explain-unknown = 没有规则或术语“{ $word }”{ $hint }
    .help = 规则见 docs/rules.md；术语有：{ $terms }
explain-no-indicator = 标准 { $standard } 没有第“{ $word }”项{ $hint }
    .help = 用 dabiao standards show { $standard } 查看各项
