# 分值、扣分、加分与等级条件

## 报告

outcome-conditions-fail = { $name }：未达到，条件不满足
outcome-conditions-open = { $name }：待定，条件取决于待查项
outcome-otherwise-missed = { $name }：不属于(已达到更高的等级)
condition-line = { $what }，现为 { $got }：{ $holds }
condition-score = 得分不低于 { $needed }
condition-section = “{ $section }”的得分率不低于 { $needed }
condition-optional = 可选项中至少 { $needed } 项符合
condition-optional-of = 第 { $ids } 项中至少 { $needed } 项符合
condition-got = { $low }
condition-got-range = { $low } 至 { $high }
condition-holds = 满足
condition-fails = 不满足
condition-open = 待定
way = { $name }的条件：最少要{ $what }；之后得分 { $percent }
way-fix = 改正第 { $ids } 项
way-check = 查明第 { $ids } 项符合
way-fix-check = 改正第 { $fix } 项，并查明第 { $check } 项符合
way-above-whole = { $name }要求得分超过 100%，全部改正也达不到，还要靠加分；还没有得到的加分不计在内
way-impossible = { $name }的条件即使全部改正也无法满足：适用的项不够
blockers-conditions = 离{ $name }还差条件
score-bonus = 其中加分 { $bonus } 分
score-bonus-most = 其中加分 { $bonus } 分(加分合计最多 { $most } 分)
score-ceiling = 得分最高 { $ceiling }
score-weighted = 得分 = 各部分得分率按权重平均：{ $parts }
score-part = { $section } { $earned }/{ $possible } × { $weight }
score-full = 不适用的项按满分计：第 { $ids } 项
score-places = 得分保留 { $places } 位小数，等级按取舍前的得分判断
score-places-first = 得分保留 { $places } 位小数，等级按取舍后的得分判断
basis-points = 得 { $earned } / { $possible } 分
basis-points-range = 得 { $earned } 至 { $high } / { $possible } 分
basis-bonus = 加 { $earned } 分
basis-bonus-range = 加 { $earned } 至 { $high } 分
basis-taken = 扣 { $points } 分
basis-taken-range = 扣 { $least } 至 { $most } 分
basis-losses = { $points }({ $losses })
basis-loss = { $name }：{ $times }，扣 { $points } 分
loss-flat = 有
loss-occurrence = { $n } 次
loss-member = 缺 { $n } 项
loss-shortfall = 差 { $n } 档

## 标准

show-points = { $points } 分
show-pool = 分值池 { $points } 分，本部分各项只扣分，扣完为止
show-section-points = 共 { $points } 分
show-weight = 权重 { $weight }
show-veto = 一票否决
show-cap = 不符合的，最高为{ $name }
show-credit = 基本符合得 { $partly }，不符合得 { $not }
show-band = { $needs }得 { $points } 分
show-deduct-flat = { $name }：扣 { $points } 分
show-deduct-occurrence = { $name }：每次扣 { $points } 分
show-deduct-member = { $name }：每缺一项扣 { $points } 分
show-deduct-shortfall = { $name }：每差{ $step }扣 { $points } 分({ $part })
show-deduct-most = { $what }，最多扣 { $most } 分
part-counts = 不足一档按比例
part-whole = 不足一档按一档
part-free = 不足一档不扣
show-bonus = 加 { $points } 分
show-bonus-each = 每次加 { $points } 分，最多 { $most } 分
show-total = 总分 { $points } 分
show-bonus-most = 加分合计最多 { $most } 分
show-ceiling = 得分最高 { $ceiling }
show-na-full = 不适用的按满分计
show-na-not-allowed = 不得评为不适用
show-otherwise = 未达到其他等级的
label-scoring = 计分
show-year = { $year } 年：{ $value }
show-set-by = 由{ $source }确定

## 表格

form-points = 分值：{ $points } 分
form-bonus = 加分：{ $points } 分
form-bonus-each = 加分：每次 { $points } 分，最多 { $most } 分
form-occurrences = 发生次数
form-count = 扣分点：{ $name }(每次扣 { $points } 分)
form-count-most = 扣分点：{ $name }(每次扣 { $points } 分，最多扣 { $most } 分)
form-count-flat = 扣分点：{ $name }(扣 { $points } 分，有则填 1)
form-bonus-count = 加分次数(每次加 { $points } 分)
rule-flat = 有这个问题填 1，没有填 0
guide-counts = “发生次数”：扣分点发生的次数，没有填 0；只有有无之分的，有填 1。空着且该项评为符合的，按没有发生计。

## 案例

case-points = 第 { $id } 项应得 { $expected } 分，得 { $got }
case-score = 得分应为 { $expected }，得 { $got }
case-high = 得分上限应为 { $expected }，得 { $got }
case-fixes = 到{ $name }要做的应为 { $expected }，得 { $got }
case-figure = { $n }
case-none = 没有

## 清单中的问题

na_not_allowed = 第 { $id } 项评为不适用，但该标准不允许不适用
    .help = 请评为 符合、基本符合 或 不符合
met_with_faults = 第 { $id } 项评为符合，又记了扣分点：仍为符合，照扣分
    .help = 如果评错了，请改结果或次数
faults_not_counted = 第 { $id } 项不符合，但没有记是哪个扣分点、几次：得分只能给出范围
    .help = 在扣分点的行填写发生次数
count_unreadable = “{ $text }”不是次数
    .help = 请填整数，例如 3；没有填 0
two_counts = 次数“{ $text }”与 { $cell } 的“{ $other }”不一致，都未采用
    .help = 改正其中一处
count_of_which = 第 { $id } 项有不止一个扣分点，“{ $text }”属于哪一个不清楚
    .help = 把次数填在各扣分点自己的行，编号如 { $id }(-1)

## 标准文件中的问题

bad_places = places 为 { $places }，应为 0 到 6 的整数
bad_per_cent = “{ $text }”不是百分数，应写成 80 或 "80%"
ceiling_below_whole = ceiling 是得分的百分数，不能低于 100；总分 110 分(其中加分 10 分)写 110
credit_twice = all_or_nothing 与 credit 不能同时写
credit_order = credit 中 not_met 不能高于 partly_met
band_bound = 一档要有且只有一个界限：at_least、above、at_most 或 below
bands_need_field = bands 要有对数据项的检查，才知道按什么分档
bands_order = bands 应从高分到低分写，后一档的界限比前一档宽、分值比前一档少，方向一致
bands_points = 最高一档的分值应等于该项的 points({ $points })
bands_and_shortfall = bands 与按差距扣分(per = "shortfall")不能同时写
step_too_large = 比例的一档 { $step } 就是 100%，差不到一档；1 个百分点写 "1%"
step_without_shortfall = step 与 part_step 只用于 per = "shortfall"
deduct_needs_set = per = "member" 要有逐项查看的检查(all_of、any_of、at_least_of)
deduct_needs_threshold = per = "shortfall" 要有对数据项的检查
bonus_needs_most = 每次加分要写最多加多少：most
most_below_points = most 是总共最多 { $most } 分，比一次的 { $points } 分还少
bonus_with_points = 加分项不能同时有 points、bands、deduct、veto 或 cap
bonus_required = 加分项不能是等级的必要条件
pool_without_points = pool = true 的部分要写 points
points_in_pool = 所在部分的分值是一个池，这一项不能有自己的分值
pool_without_deduction = 第 { $id } 项所在部分的分值是一个池，要写 [[indicator.deduct]]
points_do_not_add_up = 写的是 { $stated } 分，{ $level }各项合计 { $sum } 分{ $hint }
points-assumed-of = ，其中第 { $ids } 项没有写分值，按 1 分计
weight_missing = 其他部分有 weight，部分“{ $id }”没有
weights_do_not_add_up = 各部分的 weight 合计 { $sum }%，应为 100%
otherwise_not_last = otherwise = true 只能写在最后一个等级，且它不能是唯一的等级
otherwise_with_conditions = otherwise = true 的等级不能有条件
otherwise_required = 等级“{ $word }”是其余情形(otherwise)，不能有必要条件
reserved_grade_id = “{ $id }”另有含义，不能作等级的 id
cap_highest = “{ $word }”已是最高等级，cap 不起作用
unknown_section = 没有“{ $word }”这个部分{ $hint }
unknown_indicator_in_grade = 没有第“{ $word }”项{ $hint }
bad_optional_count = 至少几项应为 1 到 { $available } 的整数
unknown_counted = 没有要记次数的“{ $word }”{ $hint }
