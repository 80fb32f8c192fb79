# 许多中心：批量评定、汇总

about-dabiao-batch = 批量评定：许多检查表、文件夹、汇总表或压缩包，得出每个中心的评定和全体的汇总
usage-dabiao-batch = dabiao batch <路径>… [选项]
after-dabiao-batch =
    示例：
      dabiao batch 检查表/ --out 结果/
      dabiao batch 检查表.zip 汇总.xlsx --standard ningbo-township --require standard
      dabiao batch 检查表/ --manifest 名单.csv --out 结果/
      dabiao batch 检查表/ --out 结果/ --resume
      dabiao batch 检查表/ --out 结果/ --reports html,docx --notices --waivers 豁免.toml

    --out 的文件夹里：results.ndjson 每个中心一行，files.ndjson 每个文件一行，
    failures.ndjson 读不了的文件；survey.txt、survey.html、survey.xlsx、survey.json、ranking.csv、gaps.csv、
    regions.csv 和 matrix-….csv 是汇总；reports 和 notices 是各中心的报告和通知书。

    退出码：每个文件按 audit 的规则得一个，全体取 1、4、3、10、11、0 中最先出现的
arg-dabiao-batch-paths = 检查表、汇总表、装有检查表的 zip，文件夹(含下级)，或通配符
arg-out = 结果写到这个文件夹；不写就只显示汇总
arg-manifest = 名单(csv、xlsx 等)：文件、名称、编码、地区、层级、标准
arg-jobs = 同时处理的个数；默认是处理器的个数。结果与它无关
arg-resume = 接着做中断的一次，或在做完之后重新汇总
arg-dabiao-batch-force = 文件夹里已有结果也重新开始
arg-dabiao-batch-standard = 标准的编号或文件路径；不写时逐个文件识别
arg-dabiao-batch-level = 所有中心的层级；不写时由各文件、名单或标准决定
arg-dabiao-batch-require = 每个中心须达到的等级(或更高)；否则退出码为 10
value-out = DIR
value-manifest = 文件
value-jobs = N

batch-begins = 共 { $total } 个文件，已完成 { $before } 个
batch-at = { $at } / { $total } 个文件，{ $rest }
batch-rate = { $centres } 个中心，每秒 { $rate } 个，还需 { $time }，读不了 { $failed } 个
batch-empty = 没有可以评定的文件
    .help = 给出检查表、装有检查表的文件夹或 zip；读取 xlsx、xls、xlsb、ods、csv
batch-interrupted = 已中断：完成 { $at } 个文件，共 { $total } 个
    .help = 已完成的都在，加 --resume 接着做
batch-out-no-folder = { $folder } 不是文件夹
batch-nothing-to-resume = { $folder } 里没有可以接着做的
    .help = 去掉 --resume 从头开始
batch-resume-differs = { $folder } 里的那一次是用别的条件做的：{ $options } 不同
    .help = 用原来的条件接着做，或用 --force 从头开始
batch-begun = { $folder } 里有一次没有做完
    .help = 加 --resume 接着做，或用 --force 从头开始
batch-there = { $folder } 里已有结果
    .help = 换一个文件夹，或用 --force 重新开始
batch-file-changed = 中断之后 { $file } 变了
    .help = 用 --force 从头开始
batch-no-list = 文件里没有清单
list_without_files = 名单里没有“文件”一列
    .help = 表头写：文件、中心名称、编码、地区、层级、标准；“文件”必须有，其余可有可无
listed_without_file = 名单的这一行没有写文件：“{ $text }”
list_states_otherwise = 文件里写的是“{ $text }”，名单里写的是“{ $listed }”，以名单为准({ $list })

survey-title = 汇总：{ $files } 个文件，{ $centres } 个中心
survey-failed = 读不了或读不全的文件 { $count } 个(列在最后)
survey-same = 内容与另一个文件完全相同、没有重复计算的文件 { $count } 个
survey-twins = 疑似重复的中心 { $count } 个，都已计入
survey-passed = 不是表格、略过的文件 { $count } 个
survey-unlisted = 名单里没有的文件 { $count } 个，仍已评定
survey-block = { $title }({ $id }，{ $edition } 版) · { $level }：{ $count } 个中心
survey-count = { $count } 个，占 { $share }
survey-mean = 平均 { $mean }({ $count } 个中心的平均，不先取整)
survey-unchecked = 占全部指标的 { $share }
survey-errors = { $count } 个中心的输入有错误
survey-distribution = 得分分布
survey-ranking = 排名
survey-rank-rule = 先比得分(不取整)，再比达到的等级，再比最高等级必要条件中未达到的项数；三者都相同的并列(=)，并列的按文件顺序列出
survey-gaps = 共性问题(未达到和基本达到的中心最多的指标)
survey-required = [必要]
survey-sections = 各部分得分率，最弱的在前
survey-regions = 各地区
survey-no-region = (未写明地区)
survey-nearly = 差一两项就能提高等级的中心 { $count } 个
survey-near = 离{ $grade }差 { $count } 项：{ $ids }
survey-twice = 疑似重复的中心 { $count } 个(编码相同，或没有编码而名称和地区相同；都已计入)
survey-twin = { $name }({ $code })：结果的第 { $first } 行和第 { $other } 行
survey-repeated = 内容完全相同的文件 { $count } 个(只计算一次)
survey-refused = 读不了或读不全的文件 { $count } 个
survey-more = 其余 { $count } 个见 { $file }

column-rank = 名次
column-tied = 并列
column-date = 检查日期
column-low = 得分下限
column-high = 得分上限
column-missing-ids = 未达到的必要条件
column-conflicts = 不一致
column-in-conflict = 有不一致的中心
column-compared = 有自评的中心
column-gap = 自评差
column-errors = 错误
column-near-grade = 只差一两项的等级
column-near-ids = 差的项目
column-file = 文件
column-line = 结果的行
column-section = 部分
column-missed = 未达到
column-judged = 已判定
column-share = 占比
column-centres = 中心
column-grade-centres = 该等级的中心
column-mean = 平均分
column-unchecked = 未检查

# 两次检查的比较

about-dabiao-compare = 比较两次检查：哪些已整改，哪些没有，哪些是新出现的
usage-dabiao-compare = dabiao compare <上次> <这次> [选项]
after-dabiao-compare =
    示例：
      dabiao compare 上次结果/ 这次结果/
      dabiao compare 上次.ndjson 这次.ndjson --format csv -o 整改台账.csv
      dabiao compare 上次检查表/ 这次检查表/ --standard ningbo-township

    中心先按编码、再按名称(和地区)对应。名称相近的只列出，不合并
arg-dabiao-compare-format = 输出格式：text(默认)、json 或 csv(每个中心每项一行)
value-before = OLD
value-now = NEW

rounds-bad-line = { $file } 第 { $line } 行不是 dabiao 的结果：{ $detail }
    .help = 用 dabiao batch 或 dabiao audit --format ndjson 写出的文件
rounds-empty = { $file } 里没有结果
rounds-title = 比较：上次 { $old } 个中心，这次 { $new } 个，两次都有的 { $pairs } 个
rounds-edition = 标准有变：{ $old } → { $new }，{ $pairs } 个中心。按编号相同的 { $shared } 项比较；只在上次的：{ $dropped }；只在这次的：{ $added }
rounds-centres = 各中心
rounds-items = 各指标(仍未整改和新出现的最多的在前)
rounds-missing = 上次有、这次没有的中心 { $count } 个
rounds-added = 这次新有的中心 { $count } 个
rounds-near = 可能是同一个中心、没有合并的 { $count } 对
rounds-near-pair = { $old }({ $old_code }) ≈ { $new }({ $new_code })：{ $why }
rounds-near-cut = 没有对应上的中心太多，没有查找名称相近的
rounds-more = 其余 { $count } 个见 --format json
near-codes = 名称相同，编码不同
near-regions = 名称相同，地区不同
near-twice = 编码或名称不止一个中心有
near-names = 名称相近
change-rectified = 已整改
change-still_open = 仍未整改
change-newly_unmet = 新出现
change-waived = 豁免
change-not_rechecked = 没有复查
change-no_longer_applies = 不再适用
column-change = 变化

# 随机抽取

about-dabiao-sample = 从名单随机抽取要检查的中心(双随机)，任何人都能重复
usage-dabiao-sample = dabiao sample <名单> --count <N> [选项]
after-dabiao-sample =
    示例：
      dabiao sample 名单.csv --count 20 --by region
      dabiao sample 名单.csv --count 20 --seed 2026-03 --format csv -o 抽中.csv

    每个中心取“种子、换行、编码(没有编码用名称)”的 SHA-256，从小到大取。用 sha256sum 也能算
arg-list = 中心名单：有“中心名称”一列的表，或一行一个名称
arg-count = 抽取多少个
arg-by = 按比例分层：region(地区)或 level(层级)
arg-seed = 种子；不写就由程序给出并写在记录里
arg-dabiao-sample-format = 输出格式：text(默认)、json(全部记录)或 csv(可用作名单)
value-list = LIST
value-count = N
value-by = BY
value-seed = SEED

sample-title = 从 { $all } 个中心抽取 { $count } 个
sample-list = 名单：{ $file }，SHA-256 { $sha256 }
sample-seed = 种子：{ $seed }
sample-method = 方法：SHA-256(种子、换行、编码或名称)从小到大；分层按比例，余数大的先进一
sample-stratum = { $name }：{ $size } 个中抽取 { $drawn } 个
sample-no-stratum = (未写明)
sample-too-many = 要抽取 { $count } 个，名单只有 { $all } 个
sample_twice = 名单里有两个“{ $key }”，另一个在 { $cell }
    .help = 每个中心写不同的编码，或删去重复的一行
sample-name = 中心名称
sample-code = 编码
sample-region = 所属地区
sample-level = 层级
column-seed = 种子
column-digest = SHA-256

# 事实逐行评定

about-dabiao-score = 逐行评定：读入事实(每行一个 JSON)，写出评定(每行一个)，次序相同
usage-dabiao-score = dabiao score <文件或 -> [选项]
after-dabiao-score =
    示例：
      dabiao score - --standard ningbo-township < 事实.ndjson > 结果.ndjson

    一行事实：
      {"{"}"centre":"示例镇","code":"330001","level":"township","date":"2026-05-18",
       "marks":{"{"}"1":"met","2":"√"{"}"},"fields":{"{"}"hall_area":"150㎡"{"}"}{"}"}
    不能评定的一行，结果里是 {"{"}"schema_version":1,"failure":…{"}"}。内存不随行数增长

    退出码：每行按 audit 的规则得一个，全体取 1、4、3、10、11、0 中最先出现的
arg-facts = 事实的文件，或 - 表示标准输入
arg-dabiao-score-standard = 标准的编号或文件路径；不写时每行自己写 standard
value-facts = FILE
score-empty = 没有读到事实
score-bad-line = 这一行不是事实：{ $detail }
    .help = 可写的有：standard、centre、code、region、level、date、marks、own_marks、fields、counts、members、remarks
score-long-line = 这一行超过 { $limit } 字节
score-needs-standard = 没有写标准
    .help = 用 --standard 指定，或在这一行写 standard
score-other-standard = 没有内置的标准“{ $id }”
    .help = 自己的标准用 --standard 给出文件
facts_unknown_indicator = 标准里没有第 { $id } 项{ $hint }
facts_unknown_field = 标准里没有数据项 { $id }{ $hint }
facts_unknown_set = 标准里没有逐项查看的第 { $id } 项{ $hint }
facts_unknown_member = 要逐项查看的里面没有 { $id }{ $hint }
facts_unknown_count = 第 { $item } 项没有要数次数的 { $id }{ $hint }
facts_not_counted = 没有要数次数的第 { $id } 项{ $hint }
facts_twice = { $id } 写了两次，都没有采用
facts_no_value = { $id } 的值“{ $text }”不是文字、数或真假

# 汇总的网页

page-search = 按名称或编码查找
page-region = 全部地区
page-grade = 全部等级
page-rest = 再显示一些
page-near = 差一两项就能提高等级的中心
page-all-met = 全部符合
page-shown = 显示 {"{}"} 个，共 {"{}"} 个
page-line = 详情见 results.ndjson 第 {"{}"} 行

# 汇总的工作簿

sheet-ranking = 排名
sheet-gaps = 共性问题
sheet-scores = 得分分布
sheet-regions = 各地区
sheet-matrix-left-out = 共 { $count } 个中心，超过 { $most } 个时工作簿里不列中心与指标对照；见 { $file }
sheet-matrix = 中心与指标对照
