# 豁免

waived-title = 豁免 { $count } 项(结论不变，不影响等级)
waived = { $title }：{ $verdict }；{ $reason }，{ $approved_by }批准，{ $granted } 至 { $through } [{ $place }]
grade-without-waivers = 计入了 { $count } 项豁免；不计豁免：{ $grade }
grade-waived = { $name }：其中第 { $ids } 项豁免；不计豁免：{ $without }
without-reached = 达到
without-missed = 未达到
without-open = 待定

waiver_ends_before = through 早于 granted
waiver_twice = 对“{ $centre }”第 { $id } 项的豁免与 { $other } 的日期重叠，以前一条为准
    .help = 删去一条，或改正日期
waiver_of_nothing = 豁免的第 { $id } 项不适用于这个中心的层级
waiver_day_unknown = 不知道检查日期，第 { $id } 项的豁免未采用
    .help = 在清单里写明检查日期，或用 --as-of 指明
waiver_not_yet = 第 { $id } 项的豁免自 { $granted } 起才有效，未采用
waiver_expired = 第 { $id } 项的豁免已于 { $through } 到期，未采用
waiver_unused = 第 { $id } 项没有不符合，豁免没有用到
waiver_ends_soon = 第 { $id } 项的豁免 { $through } 到期，还有 { $days } 天
waiver_other_standard = 豁免所属的标准“{ $word }”不是这次用的 { $id }，也不是内置标准
waiver_unknown_indicator = 豁免的第“{ $word }”项不在标准里{ $hint }
waivers_elsewhere = 有 { $count } 条豁免属于这个文件里没有的中心
    .help = 如果应当属于，请核对中心名称或编码

## 许多中心

waiver_no_standard = 这里没有按标准“{ $word }”评定的中心，它也不是内置标准
waiver_no_centre = 这里没有按 { $standard } 评定的“{ $centre }”，第 { $id } 项的豁免未采用
    .help = 如果应当有，请核对中心名称或编码
survey-problems = 要核对的豁免 { $count } 条
column-waived = 豁免
column-waived-share = 豁免占比
survey-waived-verdict = { $verdict }(豁免)
survey-waived = { $centres } 个中心的 { $items } 项，不算在未达到里；不计豁免，{ $lifted ->
        [0] 没有中心的等级会降低
       *[other] { $lifted } 个中心的等级会降低
    }
page-waived = 豁免的项目
