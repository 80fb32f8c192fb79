# 用案例检验标准。

about-dabiao-test = 用案例检验标准：给定的事实应得出的结论
usage-dabiao-test = dabiao test [FILE|DIR…] [--mutate]
after-dabiao-test =
    例子：
      dabiao test
      dabiao test standards/cases/
      dabiao test standards/ningbo-township.toml --mutate

    退出码：0 都相符；10 有不符，或有改动没有案例发现；3 没有案例；4 文件不正确
arg-dabiao-test-paths = 案例文件，案例写在其中或其旁的标准，或其中有这些文件的文件夹；不写则为当前文件夹下的全部
arg-mutate = 把标准所说的每一处(数值、约束力、要求的等级、分值等)逐一改动，列出没有案例发现的改动
tests-none-here = 这个文件夹下没有案例
    .help = 指明案例文件，或写一个：见 docs/standard-format.md 的 Cases 一节
tests-none-in = { $file } 没有案例
    .help = 在标准中写 [[case]]，或写在它旁边的 NAME.cases.toml 或 cases/NAME.toml 中
case-failed = { $file }:{ $line } “{ $name }”：{ $what }
case-verdict = 第 { $id } 项({ $name })应为{ $expected }，得{ $got }
case-no-item = 该层级没有这一项
case-grade = 等级应为 { $expected }，得 { $got }
cases-summary = { $file }：{ $count } 个案例，{ $failed } 个不符
cases-no-level = {"  "}{ $level }：没有案例
cases-never-met = {"  "}{ $level }：没有案例见过符合的 { $count } 项：{ $ids }
cases-never-not-met = {"  "}{ $level }：没有案例见过不符合的 { $count } 项：{ $ids }
changes-summary = { $id }：改动 { $made } 处，没有案例发现的 { $unnoticed } 处
change-line = {"  "}{ $about }，{ $what }：{ $from } → { $to }
change-line-of = {"  "}{ $about }，{ $what }({ $of })：{ $from } → { $to }
change-about-indicator = 第 { $id } 项
change-about-parameter = 参数 { $id }
change-about-section = { $name }
change-about-grade = 等级{ $name }
change-about-scoring = 计分
change-name = { $name }
change-part = { $part }
change-yes = 是
change-no = 否
change-threshold = 数值
change-upper = 上限
change-comparison = 比较方式
change-condition_threshold = 适用条件的数值
change-condition_comparison = 适用条件的比较方式
change-condition = 只在条件成立时适用
change-value = 值
change-obligation = 约束力
change-required_for = 等级要求
change-level = 适用的层级
change-member = 属于所列各样
change-set_rule = 所列各样的要求
change-set_count = 所列各样要有几样
change-polarity = 有无的含义
change-points = 分值
change-partial = 基本符合得分比例
change-credit = 不符合得分比例
change-band_bound = 分档的界限
change-band_comparison = 分档的比较方式
change-band_points = 分档的得分
change-deduction = 扣分
change-per = 扣分的计次
change-step = 每档差距的大小
change-part_step = 不足一档的处理
change-most = 扣分上限
change-bonus = 加分
change-bonus_per = 加分的计次
change-bonus_most = 加分上限
change-pool = 该部分总分
change-weight = 权重
change-score = 要求的得分
change-section_score = 要求的部分得分
change-optional = 要求符合的可选项数
change-optional_of = 计入可选项
change-ceiling = 得分封顶
change-all_bonus = 加分合计上限
change-not_applicable = 不适用项的分值
change-places = 小数位数
change-rounding = 与界限相比的得分
