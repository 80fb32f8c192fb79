# 检查：规则发现的问题，检查的结果

file_unreadable = 读不了：{ $detail }
standard_unusable = 标准“{ $name }”没有，或者有错误{ $also }
or-is-tailoring = ，或者它本身就是调整
alias_twice = “{ $text }”已经是数据项 { $other } 的列名
clause_twice = 条“{ $clause }”已经算过了
field_without_alias = 数据项 { $field } 没有写别的列名(aliases)
grade_asks_nothing = 等级“{ $grade }”没有任何要求
grade_never_given = 等级“{ $grade }”的要求与“{ $other }”一样，永远评不到它
grade_order = { $where }“{ $grade }”比“{ $lower }”要求低
grade-order-item = 第 { $id } 项：
grade-order-many = 等级的次序可能反了：有 { $count } 项，
grade_unreachable = 第 { $id } 项要求的数值没有中心能达到，“{ $grade }”因此达不到
header_never_matches = 列名“{ $text }”认不出来(最多 { $longest } 个字)
indicator_without_cases = { $what }
cases-none-at-all = 没有案例检验这个标准
cases-not-both = 没有案例既见过第 { $id } 项符合又见过不符合
long_title = 标题有 { $length } 个字，最多 { $longest } 个
name_pattern_matches_nothing = 没有中心的名称能符合“{ $text }”
score_order = 等级“{ $grade }”要求 { $score }%，比下面的“{ $lower }”({ $other }%)还低
score_unreachable = 等级“{ $grade }”要求 { $score }%，得分最高只有 { $most }%
points_assumed = 第 { $id } 项没有写分值，按 1 分计；请写上分值，不计分的写 points = 0
parameter_past_year = 参数 { $parameter } 是 { $year } 年的数
placeholder = 还没有写：“{ $text }”
required_not_applicable = 第 { $id } 项是必需的，对 { $missing } 却没有限值，因此不适用
same_text = 两种语言都是“{ $text }”
sheet_name = “{ $text }”里有不能用作工作表名的字符 { $character }
thresholds_contradict = 第 { $id } 项与第 { $other } 项对数据项 { $field } 的要求不能同时满足
thresholds_differ = 第 { $id } 项与第 { $other } 项对数据项 { $field } 要求不同的数
title_twice = “{ $text }”也是第 { $other } 项的标题
type_and_label = 名称“{ $label }”与类型 { $type } 不合(可以是：{ $types })
unused_field = 没有核算用到数据项 { $field }
unused_heading = 标题 { $heading } 下面没有指标
unused_parameter = 没有限值用到参数 { $parameter }
unknown_rule = 没有规则“{ $word }”{ $hint }
not_allowable = 规则 { $rule } 报告的错误不能豁免
unused_allowance = 没有什么违反规则 { $rule }
check-standard = { $indicators } 项指标；来源文件 { $clauses } 条都有着落，其中 { $omitted } 条不对中心提要求
check-cases = { $count } 个案例(是否相符用 dabiao test 查)
check-map = 映射文件
check-holds = { $file }：正确；{ $what }
check-warned = { $file }：可以用，有 { $warnings } 个警告；{ $what }
check-failed = { $file }：有 { $errors } 个错误，{ $warnings } 个警告
check-passed-over = { $file }：不是这里检查的文件，略过
check-nothing = { $folder } 里没有可检查的文件

## 命令

about-dabiao-check = 检查标准、定制、案例、豁免、对照表和映射文件：能不能用，有没有不妥之处
usage-dabiao-check = dabiao check [FILE|DIR]… [选项]
after-dabiao-check =
    例子：
      dabiao check
      dabiao check standards/ --strict
      dabiao check standards/ --format sarif -o 检查.sarif

    退出码：0 都可以用；10 有错误(加 --strict 时也包括警告)；4 文件读不了；3 没有可检查的文件
arg-paths = 要检查的文件，或其中有 .toml 文件的文件夹；不写就检查内置的标准
value-paths = FILE
arg-dabiao-check-format = 输出格式：text(默认)、json、github(GitHub Actions 注记)、junit 或 sarif(2.1.0)
arg-skip_others = 指名的文件如果不属于要检查的几种，也略过；用于提交前的钩子，它会给出提交里所有的 .toml 文件
arg-strict = 有警告也算不通过
arg-dabiao-check-as_of = 按哪一天判断参数是否过了年份，例如 2026-05-18；不写就不判断

## dabiao schema

about-dabiao-schema = 写出一种文件的 JSON Schema，供编辑器提示和检查
usage-dabiao-schema = dabiao schema <种类> [选项]
after-dabiao-schema =
    例子：
      dabiao schema standard -o standard.schema.json
arg-name = 种类：standard(标准)、tailoring(调整)、cases(案例)、waivers(豁免)、crosswalk(对照表)、map(映射文件)；以及本程序写出的 assessment(评定)、batch(批量结果)
value-name = 种类

check-waivers = { $count } 个豁免
check-crosswalk = { $pairs } 组对照，{ $count } 个关系

## dabiao completions, dabiao man

about-dabiao-completions = 写出 shell 的补全脚本
usage-dabiao-completions = dabiao completions <SHELL>
after-dabiao-completions =
    例子：
      dabiao completions bash > ~/.local/share/bash-completion/completions/dabiao
arg-shell = bash、zsh、fish、powershell 或 elvish
value-shell = SHELL
about-dabiao-man = 写出手册页，一个命令一页
usage-dabiao-man = dabiao man <文件夹> [选项]
after-dabiao-man =
    例子：
      dabiao man man1
arg-folder = 写到哪个文件夹
value-folder = 文件夹
man-written = 已在 { $folder } 写出 { $count } 页
cites_nothing = 来源文件没有“{ $clause }”这一条
