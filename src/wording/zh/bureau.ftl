# 许多中心：批量评定、汇总

about-dabiao-batch = 批量评定：许多检查表、文件夹、汇总表或压缩包，得出每个中心的评定和全体的汇总
usage-dabiao-batch = dabiao batch <路径>… [选项]
after-dabiao-batch =
    示例：
      dabiao batch 检查表/ --out 结果/
      dabiao batch 检查表.zip 汇总.xlsx --standard ningbo-township --require standard
      dabiao batch 检查表/ --manifest 名单.csv --out 结果/
      dabiao batch 检查表/ --out 结果/ --resume

    --out 的文件夹里：results.ndjson 每个中心一行，files.ndjson 每个文件一行，
    failures.ndjson 读不了的文件；survey.txt、survey.json、ranking.csv、gaps.csv、
    regions.csv 和 matrix-….csv 是汇总。

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
value-manifest = FILE
value-jobs = N

batch-begins = 共 { $total } 个文件，已完成 { $before } 个
batch-at = { $at } / { $total }，{ $rest }
batch-rate = 每秒 { $rate } 个，还需 { $time }，读不了 { $failed } 个
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
survey-block = { $title }({ $id }，{ $edition } 版)· { $level }：{ $count } 个中心
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
column-line = 结果的行
column-section = 部分
column-missed = 未达到
column-judged = 已判定
column-share = 占比
column-centres = 中心
column-grade-centres = 该等级的中心
column-mean = 平均分
column-unchecked = 未检查
