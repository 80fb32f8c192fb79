# 对照表：两个标准之间，一次检查按几个标准评定

## 对照表文件中的问题

crosswalk_no_standard = 没有标准“{ $word }”{ $hint }
    .help = 写内置标准的 id，或标准文件相对于本文件的路径
crosswalk_same_standard = 两边是同一个标准({ $id })
crosswalk_pair_twice = { $left } 与 { $right } 已有一组对照
    .help = 并入前面那一组
crosswalk_no_field = 标准 { $standard } 没有数据项“{ $word }”{ $hint }
crosswalk_field_types = { $left } 的类型是 { $left_type }，{ $right } 的类型是 { $right_type }；类型不同的不是同一个数据
crosswalk_field_twice = 数据项 { $left } 与 { $right } 的对应重复
crosswalk_no_indicator = 标准 { $standard } 没有第“{ $word }”项{ $hint }
crosswalk_no_member = 标准 { $standard } 没有“{ $word }”：第 { $id } 项有 { $members } 个成员
crosswalk_relation_twice = “{ $left }”与“{ $right }”的关系重复
    .help = 不同层级关系不同的，用 levels 分开写
crosswalk_is_missing = 缺少 is：这两项不是对同一数据的核算，程序不能从数值判断
    .help = 写 equal、stricter、looser、broader、narrower 或 overlapping；如果是同一数据，先写入 [[pair.field]]
crosswalk_is_superfluous = 不要写 is：这两项核算同一数据，由程序按各层级的数值判断
crosswalk_why_missing = 缺少 why：除 equal 以外的关系要说明理由
crosswalk_no_shared_level = 这两项没有共同的层级，一处的答案不会用到另一处
crosswalk_levels_empty = levels 里没有任何层级
    .help = 写出层级，或去掉 levels 表示所有共同的层级
crosswalk_level = “{ $word }”不是这两项共同的层级{ $hint }

## 关系

relation-equal = 相同
relation-stricter = 更严
relation-looser = 更宽
relation-broader = 范围更大
relation-narrower = 范围更小
relation-overlapping = 部分重合

## audit --also

arg-also = 同时按这个标准评定(id 或文件路径)；可多次使用
value-also = 标准
arg-crosswalk = 自己的对照表文件；默认用内置的对照表
value-crosswalk = 文件
also-twice = 标准 { $id } 重复
    .help = --also 写的是 --standard 之外的标准，每个只写一次
also-no-pair = 对照表里没有 { $from } 与 { $to } 的对照
    .help = 现有的对照：{ $known }；自己的对照表用 --crosswalk 指定
also-no-level = 标准 { $id } 不适用于{ $level }，{ $centre }不能同时按它评定
    .help = 它适用的层级：{ $known }
pair-of = { $left } 与 { $right }
crosswalk_contradiction = 按对照表，第 { $other } 项({ $other_verdict })与第 { $first } 项({ $first_verdict }，{ $cell })对“{ $title }”({ $id })得出相反的结论；都未采用
    .help = 请核实这两处的结果
crosswalk_measured_against = “{ $title }”({ $id })按实测 { $measured }({ $cell })判定，与这里的结果按对照表得出的结论不同
    .help = 请核实这两处
also-title = 同时按{ $title }({ $id }，{ $edition } 版)评定
label-settled = 判定
also-relations-help = 括号里的关系：本次检查的那一项与左边的要求相比；带括号的编号是一项中的一个成员
also-counts = 本次检查判定了其 { $total } 项中的 { $decided } 项，{ $open } 项待查
also-counts-out = 本次检查判定了其 { $total } 项中的 { $decided } 项，{ $open } 项待查，{ $out } 项不适用
also-settled = 由本次检查的答案得出的结论：{ $count } 条
also-none = 本次检查的答案没有判定其任何一项
column-theirs = 该标准的要求
column-from = 依据的答案
column-cell = 单元格
also-from-item = 第 { $id } 项{ $title }({ $relation })
also-from-fact = { $label }(同一数据)
also-from-fact-by = 第 { $id } 项{ $title }({ $relation }，同一数据)
also-from-own = { $label }(清单写明)
also-open = 该标准还要求、本次没有查看的：{ $count } 项

## standards compare

about-dabiao-standards-compare = 两个标准并列比较：相同的、哪边更严、只有一边要求的
usage-dabiao-standards-compare = dabiao standards compare <标准> <标准> [选项]
after-dabiao-standards-compare =
    示例：
      dabiao standards compare ningbo-township jiaozuo
      dabiao standards compare jiaozuo ankang --level county --format markdown
arg-left = 一个标准：id 或标准文件的路径
arg-right = 另一个标准：id 或标准文件的路径
value-left = 标准
value-right = 标准
arg-dabiao-standards-compare-level = 只比较这个层级，例如 township
arg-dabiao-standards-compare-format = 输出格式：text(默认)、json 或 markdown
compare-no-level = 标准 { $id } 没有层级“{ $word }”
    .help = { $left } 的层级：{ $left_known }；{ $right } 的层级：{ $right_known }
compare-title = { $left } 与 { $right }
compare-title-level = { $left } 与 { $right }，{ $level }
compare-side = { $title }({ $edition } 版)：{ $count } 项
compare-no-shared = 两个标准没有共同的层级：检查其中一个，不能判定另一个
label-counts = 合计
compare-counts = 相同 { $same }；{ $left } 更严 { $stricter_left }，{ $right } 更严 { $stricter_right }；{ $left } 范围更大 { $broader_left }，{ $right } 范围更大 { $broader_right }；部分重合 { $overlapping }
compare-counts-only = 只有 { $left } 要求 { $only_left } 项；只有 { $right } 要求 { $only_right } 项
compare-same = 相同：{ $count } 对
compare-stricter = { $id } 更严：{ $count } 对
compare-broader = { $id } 范围更大：{ $count } 对
compare-overlapping = 部分重合：{ $count } 对
compare-only = 只有 { $id } 要求：{ $count } 项
compare-at = 仅{ $levels }：{ $what }
compare-only-at = 仅{ $levels }
compare-why = 理由：{ $why }
compare-item = { $title } [{ $cite }]
compare-needs = { $list }
compare-for-grade = { $name } { $needs }
compare-for-level = { $level } { $needs }
column-why = 要求或理由
centre-named = { $name }
level-with-id = { $name }({ $id })
also-centres = 各中心的检查判定了该标准 { $total } 项中的 { $least } 至 { $most } 项，其余待查
compare-same-standard = 两个都是标准 { $id }
    .help = 写两个不同的标准
also-open-item = { $title }
also-open-related = { $title }(与第 { $ids } 项有关)
also-centres-same = 各中心的检查都判定了该标准 { $total } 项中的 { $most } 项，其余待查

## 许多中心的 --also

also_not_related = 对照表里没有这个中心的标准与 { $id } 的对照，没有同时按 { $id } 评定
also_not_at_level = 标准 { $id } 不适用于{ $level }，这个中心没有同时按它评定
