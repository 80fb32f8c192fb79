# 输入文件里的问题。键名即 JSON 中的 code;.help 说明怎么办。

## 读取检查表

cell_unread = 此处附近有一个单元格无法读取({ $detail })
    .help = 用 Excel 或 WPS 打开，重新填写该单元格后另存
form_other_standard = 这份表由标准 { $made_id } 生成，现按 { $id } 评定
    .help = 不写 --standard 就按表自带的标准评定
form_other_edition = 这份表由 { $made_id } 的 { $made_edition } 版生成，现按已安装的 { $edition } 版评定
    .help = 用 dabiao template 重新生成，或核对哪些要求有变化
form_other_text = 这份表由 { $made_id }({ $made_edition } 版)的另一份文本生成，现按已安装的评定
    .help = 用 dabiao template 重新生成，或核对哪些要求有变化
no_list = 没有找到检查清单{ $where }
    .help = 清单的表头要有编号列(序号、编号)和结果列(检查情况、是否符合、检查结果)或实测值列
hidden_sheet = 隐藏的工作表未读取
    .help = 如果其中有检查结果，请取消隐藏后再运行
hidden_row = 第 { $id } 项所在的行被隐藏，仍按其内容计入
    .help = 请核对这一行是否应当计入
unknown_indicator = 编号 { $id } 不在标准中(标准的编号为 { $first } 至 { $last })
    .help = 更正编号，或从清单中删去这一行
id_spoilt = 编号单元格里是“{ $text }”，不是编号
    .help = 多半是程序把编号改成了日期；把单元格设为文本后重新填写编号
row_without_number = 这一行有“{ $text }”，但没有编号，无法归到任何指标
    .help = 在编号列补上编号
second_result = 同一指标的另一行又填了“{ $text }”(前一个在 { $cell })，未采用
    .help = 一个指标只填一个结果
duplicate_indicator = 第 { $id } 项出现了两次(前一次在 { $cell })
    .help = 只保留一行；两行结果不同时都不采用
duplicate_member = 第 { $id } 项的这个成员出现了两次(前一次在 { $cell })
    .help = 只保留一行；两行结果不同时都不采用
two_result_columns = { $first } 列和 { $second } 列都像是结果列，都未采用
    .help = 只保留一列作为检查结果，或改写其中一列的表头
unreadable_mark = 第 { $id } 项的结果“{ $text }”无法识别
    .help = 请填 符合、基本符合、不符合 或 不适用
mark_stroke = 第 { $id } 项的结果是“{ $text }”，可能是没有、不适用或未检查
    .help = 请改填 不符合、不适用，或留空表示未检查
text_mismatch = 编号是第 { $id } 项，但这一行的内容里没有该项的用语({ $words })
    .help = 请核对编号与内容是否对应同一份标准
texts_mismatch = 有 { $count } 行的内容与其编号对应的指标不符({ $cells })
    .help = 这份清单的编号可能不是该标准的编号，请核对
self_only = 清单只有自评结果，没有核验结果；按自评判定
stated_twice = 这里写的是“{ $text }”，而 { $cell } 写的是“{ $first }”；采用前者在先的一处
    .help = 请统一两处写法
date_unreadable = 日期“{ $text }”无法识别
    .help = 请写成 2026-05-18 或 2026年5月18日
cell_error_value = 单元格是错误值 { $text }
    .help = 修正公式或直接填写结果
cell_not_calculated = 单元格是公式，但没有计算结果
    .help = 用 Excel 或 WPS 打开并保存一次
cell_out_of_range = 数值“{ $text }”超出可能的范围
    .help = 请核对并重新填写

## 读取实测值

measured_unreadable = 实测值“{ $text }”无法识别为{ $unit }
    .help = 请填数字和单位；没有测量的请留空，数量为零请填 0
measured_wrong_unit = 实测值“{ $text }”里的“{ $found }”不是{ $unit }的单位
    .help = 请改用正确的单位
measured_impossible = 实测值“{ $text }”不可能成立(为负、比例超过100%，或人数不是整数)
    .help = 请核对并重新填写
measured_stroke = 实测值是“{ $text }”，按未测量处理
    .help = 没有测量的请留空，数量为零请填 0
measured_in_result = 结果栏里填的是实测值“{ $text }”，已作为实测值判定
two_measurements = 这里的实测值是“{ $text }”，而 { $cell } 是“{ $other }”；两处不同，都未采用
    .help = 请核实后统一
read_about = “{ $text }”是约数，按所写数值判定，请核实
read_bound = “{ $text }”只给出上限或下限，请补充确切数值
read_range = “{ $text }”是一个范围，请补充确切数值
read_bare_ratio = “{ $text }”没有百分号，读作 { $percent }%(不大于1的是小数，大于1的是百分数)，请核实
read_converted = “{ $text }”按约定换算(一个月30天、一年365天、1公顷=15亩)，请核实
read_brackets = 读取“{ $text }”时略去了括号里的文字，请核实

## 判定

bound_undecided = 第 { $id } 项的实测值“{ $text }”不足以判断是否达到要求
    .help = 请填写确切数值
na_without_reason = 第 { $id } 项填了不适用，但没有说明理由
    .help = 请在备注里写明理由
whole_is_zero = “{ $text }”的总数为 0，无法计算比例
    .help = 请核对总数
part_exceeds_whole = “{ $text }”的部分大于总数
    .help = 请核对两个数
share_differs = 所写的比例“{ $text }”与人数“{ $counts }”算出的不符；以人数为准
    .help = 请核对
no_centre_name = 没有找到中心名称
    .help = 在清单上方写“中心名称：……”
name_pattern = 名称“{ $name }”不合统一格式({ $patterns })；仅作提示，有关名称的结论以检查人员为准
parameter_out_of_date = “{ $label }”用的是 { $year } 年的数值，检查在 { $inspected } 年，可能已经调整
    .help = 查到当年的数值后用 --set { $name }=数值 指定
parameter_year_unknown = “{ $label }”用的是 { $year } 年的数值；清单没有检查日期，无法判断是否过期
    .help = 写明检查日期，或用 --set { $name }=数值 指定
rows_missing = 清单里没有这 { $count } 项：{ $ids }；按未检查计
    .help = 补上这些行，或确认使用的是完整的清单
district_as_county = 所写的层级“{ $text }”在该标准中与县同一层级，按县级评定
level_not_covered = 所写的层级“{ $text }”不在该标准的适用范围内
    .help = 换用适用的标准，或更正层级
level_unreadable = 层级“{ $text }”无法识别，按标准唯一适用的层级判定

## 标准文件

toml_syntax = 不合 TOML 语法：{ $detail }
toml_bare_key = 不合 TOML 语法：{ $detail }
    .help = 中文的键要加引号，例如 "示范型" = 150
toml_wide_sign = 这里用了中文标点 { $sign } ，TOML 要用半角的 { $plain }
    .help = 把输入法切换到英文再写这个符号；引号里面的文字可以用中文标点
wrong_type = { $key } 应当是{ $wanted }
missing_key = 缺少 { $key }
empty_text = { $key } 不能为空
unknown_key = 没有 { $word } 这个键{ $hint }
unsupported_format = format = { $format } 不受支持；本程序读取 format = 1
one_check = 一个指标只能有一个检查，一个检查只能有一种比较
duplicate_id = { $id } 重复
none_given = 至少要有一个 [[{ $key }]]
id_with_bracket = 指标 id“{ $id }”带括号；8(1) 这样的编号是集合成员的
count_beyond_set = 数目不在 1 和集合的 { $members } 个成员之间
condition_of_set = 适用条件不能是集合；用数据项写
bounds_crossed = 上限小于下限
bad_day = “{ $text }”不是日期；写成 2022-07-31
bad_id = 标准的 id“{ $id }”只能由小写字母、数字和连字符组成
unknown_word = 不认识“{ $word }”{ $hint }
unknown_heading = 没有“{ $word }”这个章节.分组{ $hint }
unknown_grade_in_standard = 没有“{ $word }”这个等级{ $hint }
unknown_field = 没有“{ $word }”这个数据项{ $hint }
unknown_parameter_in_standard = 没有“{ $word }”这个参数{ $hint }
unknown_level_in_standard = 没有“{ $word }”这个层级{ $hint }
unknown_type = 没有“{ $word }”这种数据类型{ $hint }
unknown_clause = 条款“{ $word }”不在 source.clauses 中{ $hint }
ratio_types = 比例的两个数据项须是同一类型，field 须是 ratio 类型
parameter_type = 参数“{ $word }”的类型与检查不符
bad_year = 年份 { $year } 不合理
bad_number = “{ $text }”不是 { $type } 类型的确切数值{ $type ->
    [ratio] ；比例写成 "98%" 或 0.98
   *[other] {""}
}
bad_points = 分值“{ $text }”应为大于 0 的数
bad_clause_range = “{ $text }”不是条款范围，应写成 1..58
clauses_unaccounted = 这些条款既无指标引用，也未列入 [[omitted]]：{ $clauses }

did-you-mean = ，是不是 { $word }？
in-sheets = {""}(工作表：{ $sheets })
nowhere = {""}
key-of-outer = ，它是外面一层的。第 { $line } 行 { $table } 之后写的都归 { $table }，请把 { $word } 移到里面第一个表之前
no-suggestion = {""}
one-of-words = ，可以写：{ $words }
type-text = 文本
type-texts = 文本的数组
type-integer = 整数
type-flag = {" "}true 或 false
type-number = 数字或文本(如 "30%")
type-table = 表
type-bilingual = 双语文本，例如 { "{" } zh = "优秀", en = "Excellent" { "}" }
type-tables = 表的数组(表头用 [[ ]])

## 名单、评分表与映射文件

own_unreadable = 第 { $id } 项的自评结果“{ $text }”无法识别，不影响判定
score_between = 第 { $id } 项得 { $text } 分(满分 { $full })，按基本符合判定，请核实
    .help = 表中的分值只用来理解得分；等级和分数按标准计算
score_unreadable = 第 { $id } 项的得分“{ $text }”无法理解(满分 { $full })
    .help = 请填 0 到满分之间的数，或填 符合、不符合
row_without_centre = 这一行有“{ $text }”，但没有中心名称
    .help = 补上中心名称
hidden_centre = 这个中心所在的行被隐藏，仍按其内容评定
centre_twice = 中心“{ $name }”出现了两次(前一次在 { $cell })，两次都分别评定
    .help = 请核对是否重复
map_no_sheet = 映射文件里的工作表“{ $name }”不在这个文件里
    .help = 这个文件的工作表：{ $known }
map_header = header 应为表头的行号，例如 [3] 或 [3, 4]
map_column = “{ $text }”不是列名，应为 A、B、AA 这样的大写字母

left-out-closing = 合计、签字或说明，不是指标
left-out-heading = 标题或空行，没有编号和结果
type-integers = 整数的数组

points_without_weights = 写了 points，就要写 [scoring] weights = "source"，说明分值来自文件
level_outside = 指标的层级不在标准的 levels 之中
empty_threshold = { $key } 里没有任何数值

list_left_out = 这张工作表的清单内容不是该标准的指标，未读取
    .help = 如果应当读取，用 --map 指明
name_from_title = 没有写明中心名称，采用标题里的“{ $name }”
name_from_sheet = 没有写明中心名称，采用工作表名“{ $name }”
map_no_name = 映射文件里的“{ $name }”不是该标准的指标或数据项
choice_unclear = 第 { $id } 项的勾选不清楚({ $text })
    .help = 在符合的一栏打一个√，其余留空

results_other_standard = 上次的结果按标准 { $made_id } 评定，复查表按 { $id } 生成
results_other_edition = 上次的结果按 { $made_id } 的另一版({ $made_edition })评定，复查表按已安装的 { $edition } 版生成
list_without_names = 名单里没有找到中心名称
    .help = 一行写一个名称，或用带“中心名称”表头的一列
listed_no_name = “{ $text }”不是中心名称
    .help = 一行写一个名称
listed_level = “{ $text }”不是这个标准的层级
    .help = 可用的层级：{ $known }

unknown_indicator_in_case = 标准里没有第“{ $word }”项{ $hint }
unknown_set = “{ $word }”没有逐项查看的成员{ $hint }
unknown_member = 没有成员“{ $word }”{ $hint }
