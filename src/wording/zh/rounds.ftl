# 比较两次检查：各次从哪里来

arg-before = 上次的结果(batch 的 --out 文件夹，或 results.ndjson)，或还没有评定的检查表(文件夹、汇总表、zip)
arg-now = 这次的，写法相同
arg-dabiao-compare-standard = 检查表按哪个标准评定(编号或文件路径)；不写时逐个文件识别
arg-old_standard = 上次的检查表另按这个标准评定
arg-old_manifest = 上次的检查表的名单
arg-dabiao-compare-manifest = 这次的检查表的名单(csv、xlsx 等)：文件、名称、编码、地区、层级、标准
arg-dabiao-compare-waivers = 豁免文件(TOML)：对两次的检查表，各按检查当天是否有效
arg-dabiao-compare-level = 检查表里所有中心的层级；不写时由各文件或标准决定
value-old_manifest = 文件
value-old_standard = 标准

rounds-no-results = { $file } 里没有 results.ndjson，也没有可以评定的检查表
    .help = 给出 batch 的 --out 文件夹，或装有检查表的文件夹
rounds-unfinished = { $file } 里的批量评定没有做完
    .help = 先用 dabiao batch --resume 做完
rounds-options-unused = 两边都是评定好的结果，--standard 等评定检查表的选项没有用到
rounds-option-unused = { $file } 已是评定好的结果，{ $options } 对它没有作用
rounds-judged = { $file } 里是检查表，已先评定：{ $files } 个文件，{ $centres } 个中心(结果不保存，保存用 dabiao batch --out)
rounds-refused = { $file } 没有评定，或没有全部评定：{ $why }
rounds-interrupted = 已中断，评定没有保存
    .help = 先用 dabiao batch 评定，中断后可以接着做
