# 在上级标准上调整

label-base = 基础标准
label-deviations = 调整
base-line = { $title }({ $id }，{ $edition } 版)
deviation-line-indicator = 第 { $id } 项({ $name })：{ $what }
deviation-loosens = { $line }【放宽】
deviation-reason = { $line }；理由：{ $reason }
deviation-cite = { $line } [{ $cite }]
deviation-off = 停用

change_of_what = 一个 [[change]] 要写明且只写明一个对象：indicator、grade、section 或 parameter
change_of_nothing = 对“{ $word }”的调整与基础标准完全一样
tailored_indicator = 基础标准里没有第“{ $word }”项{ $hint }
base_of_other_edition = of_edition 写的是“{ $word }”，基础标准是 { $edition } 版
    .help = 逐项核对调整是否仍然适用，再改 of_edition
tailoring_without_source = 写了 cite，就要写 [source]，说明条款出自哪个文件
threshold_of_no_check = 这一项没有计算检查，threshold 不起作用
    .help = 写 check = { "{" } … { "}" } 换上整个检查
loosened_without_reason = 对“{ $word }”的调整放宽了要求({ $what })，要写 reason
extends_tailoring = 基础标准“{ $name }”本身也是调整，不能再在它上面调整
    .help = 直接 extends 最上面的标准，把两层调整合在一个文件里
