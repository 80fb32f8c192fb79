# 命令行:帮助与用法

label-help = 办法
heading-usage = 用法：
heading-commands = 命令
heading-arguments = 参数
heading-options = 选项
see-help = 运行 dabiao --help 查看用法
tool-failed = 程序或磁盘出错：{ $detail }

about-dabiao = dabiao(达标)：按政府发布的标准检查政务服务中心、便民服务中心
usage-dabiao = dabiao <命令> [选项]
after-dabiao =
    示例：
      dabiao audit 检查表.xlsx
      dabiao standards show ningbo-township

about-dabiao-audit = 评定检查表里的中心：给出等级、得分、差距和每项依据；一个文件有几个中心时每个一行
usage-dabiao-audit = dabiao audit <文件> [选项]
after-dabiao-audit =
    示例：
      dabiao audit 检查表.xlsx
      dabiao audit 检查表.xlsx --grade 标准型
      dabiao audit 检查表.xlsx --require demonstration --format json -o 结果.json
      dabiao audit 检查表.xlsx --set online_rate=95%
      dabiao audit 检查表.xlsx --also jiaozuo

    退出码：0 完成；1 程序或磁盘出错；2 用法不对；3 没有可以评定的内容；
    4 输入有错误；10 未达到所要求的等级或分数；11 尚有未检查的内容，不能确定

about-dabiao-standards = 查看内置的标准
usage-dabiao-standards = dabiao standards <命令> [选项]
after-dabiao-standards =
    示例：
      dabiao standards list
      dabiao standards show ningbo-township
      dabiao standards compare ningbo-township jiaozuo

about-dabiao-standards-list = 列出内置的标准
usage-dabiao-standards-list = dabiao standards list [选项]
after-dabiao-standards-list =
    示例：
      dabiao standards list --format json

about-dabiao-standards-show = 显示一个标准：来源、等级、每项指标和对原文的说明
usage-dabiao-standards-show = dabiao standards show <标准> [选项]
after-dabiao-standards-show =
    示例：
      dabiao standards show ningbo-township
      dabiao standards show 我们的标准.toml

arg-help = 显示帮助
arg-version = 显示版本
arg-lang = 输出的语言：zh(默认)或 en
arg-file = 检查表：xlsx、xls、xlsb、ods 或 csv
arg-standard = 标准的 id 或标准文件的路径；省略时由程序辨认并说明理由
arg-dabiao-standards-show-standard = 标准的 id 或标准文件的路径
arg-level = 中心的层级，例如 township；省略时看检查表或标准
arg-grade = 报告针对哪个等级(id 或名称)；默认是最高的等级
arg-require = 要求达到的等级(或更高)；达不到时退出码为 10
arg-min_score = 要求的最低得分(百分数，按最高等级计)；达不到时退出码为 10
arg-set = 指定标准中的一个参数，例如 online_rate=95%；可多次使用
arg-waivers = 豁免文件(TOML)：经批准的、有期限的例外
arg-as_of = 评定日期，例如 2026-05-18；默认是检查日期
arg-format = 输出格式：text(默认)或 json
arg-output = 写入文件，不写到屏幕

value-lang = 语言
value-file = 文件
value-standard = 标准
value-level = 层级
value-grade = 等级
value-require = 等级
value-min_score = 分数
value-set = 名称=数值
value-waivers = 文件
value-as_of = 日期
value-format = 格式
value-output = 文件

usage-unknown-argument = 不认识选项 { $arg }{ $hint }
usage-unknown-command = 没有命令 { $word }{ $hint }
usage-invalid-value = { $arg } 的值“{ $value }”不对，可以是：{ $values }
usage-value-missing = { $arg } 后面缺少值
usage-missing = 缺少 { $arg }
usage-no-command = 缺少命令
usage-conflict = { $arg } 不能与 { $other } 一起使用，或重复了
usage-not-utf8 = 命令行里有无法识别的字符
usage-other = 命令行不对：{ $arg }

input-not-found = 没有这个文件：{ $file }
    .help = 核对文件名和所在的文件夹
input-is-folder = { $file } 是文件夹
    .help = 请给出检查表文件
input-empty = { $file } 是空文件
    .help = 文件可能没有保存完整，请重新导出
input-lock-file = { $file } 是 Excel 或 WPS 打开工作簿时留下的锁文件
    .help = 请给出工作簿本身(文件名不以 ~$ 开头)
input-too-large = { $file } 太大：{ $size } 字节，上限 { $limit } 字节
    .help = 只保留检查表，另存后再试
input-too-many-cells = { $file } 的单元格超过 { $limit } 个
    .help = 只保留检查表，另存后再试
input-too-spread = { $file } 的单元格分布范围太大：{ $area } 格，上限 { $limit } 格
    .help = 删除远处的多余内容，或只保留检查表，另存后再试
input-encrypted = { $file } 设有密码
    .help = 在 Excel 或 WPS 中打开，取消密码后另存
input-wrong-kind = { $file } 的内容是 { $kind }，不是工作簿或 CSV
    .help = 在 Excel 或 WPS 中打开，另存为 xlsx
input-encoding = { $file } 的文字编码无法识别(可读取 UTF-8 和 GB18030)
    .help = 在 Excel 或 WPS 中打开，另存为 xlsx
input-damaged = { $file } 已损坏，无法读取({ $detail })
    .help = 在 Excel 或 WPS 中打开并修复，另存为 xlsx

output-is-folder = { $file } 是文件夹，无法写入
output-no-folder = 文件夹 { $folder } 不存在

unknown-standard = 没有标准“{ $name }”{ $hint }
    .help = 内置的标准：{ $known }；也可以给出标准文件的路径
no-standard-fits = 没有内置的标准认得这份清单
    .help = 用 --standard 指定标准；内置的标准：{ $known }
several-standards-fit = 几个标准都认得这份清单：{ $ids }
    .help = 用 --standard 指定其中一个
unknown-level = 该标准没有层级“{ $word }”
    .help = 可以是：{ $known }
level-needed = 检查表没有写明层级
    .help = 用 --level 指定：{ $known }
unknown-grade = 该标准没有等级“{ $word }”{ $hint }
    .help = 可以是：{ $known }
unknown-parameter = 该标准没有参数“{ $name }”
    .help = 可以是：{ $known }
set-malformed = --set 的写法是 名称=数值，而不是“{ $text }”
set-bad-value = 参数 { $name } 的值“{ $value }”不是确切的{ $unit }
set-twice = 参数 { $name } 指定了两次
bad-date = --as-of 的日期“{ $text }”无法识别
    .help = 请写成 2026-05-18
bad-min-score = --min-score 的值“{ $text }”应为不小于 0 的百分数
several-centres = { $file } 里有 { $count } 个中心的清单
    .help = 用 --centre 指定其中一个，或用 --format ndjson 输出全部

about-dabiao-read = 说明程序怎样理解一个文件：每个工作表、表头、列和单元格读作什么，略去了什么
usage-dabiao-read = dabiao read <文件> [选项]
after-dabiao-read =
    示例：
      dabiao read 检查表.xlsx
      dabiao read 检查表.xlsx --write-map 映射.toml
      dabiao audit 检查表.xlsx --map 映射.toml

arg-map = 映射文件：由人指明工作表、表头行和各列的用途
arg-write_map = 把认出的工作表、表头和列写成映射文件，供修改后用 --map 读入
arg-max_file_size = 文件大小的上限，例如 64M(默认)
arg-max_cells = 单元格数的上限，默认 5000000
arg-centre = 只评定文件里的这个中心(名称或其中一部分，或所在位置)
arg-dabiao-audit-format = 输出格式：text(默认)、json、ndjson(一行一个中心)、html、xlsx、docx(检查报告)、notice(整改通知书)、markdown 或 csv；省略时按 -o 的扩展名

value-map = 文件
value-write_map = 文件
value-max_file_size = 大小
value-max_cells = 个数
value-centre = 名称

bad-limit = { $option } 的值“{ $text }”应为正整数，可带 K、M、G
text-is-folder = { $file } 是文件夹，不是 TOML 文件
text-not-utf8 = { $file } 不是 UTF-8 文本
unknown-centre = 文件里没有中心“{ $name }”{ $hint }
    .help = 文件里的中心：{ $known }
centre-ambiguous = 有几个中心符合“{ $name }”：{ $cells }
    .help = 请写出完整的名称；名称相同的，写上面的位置

# Making forms

about-dabiao-template = 由标准生成检查表(xlsx)：填好后直接评定，不用再写标准名称
usage-dabiao-template = dabiao template <STANDARD> [选项] -o <FILE>
after-dabiao-template =
    例子：
      dabiao template ningbo-township -o 检查表.xlsx
      dabiao template ningbo-township --centre 示例镇便民服务中心 -o 示例镇.xlsx
      dabiao template ningbo-township --from-list 名单.csv -o 检查表/
      dabiao template ningbo-township --from-list 名单.csv -o 全县.xlsx
      dabiao template ningbo-township --layout roster --from-list 名单.csv -o 汇总.xlsx
      dabiao template --fill 上次.xlsx -o 复查.xlsx
arg-dabiao-report-standard = 结果所用的标准(id 或文件)：标准不是内置的，而结果又省去了它的文字(batch、score 的结果都是这样)时给出，可给多次
arg-dabiao-template-standard = 标准的编号或文件路径；用 --fill 时可以不写
arg-dabiao-template-level = 中心的层级，例如 township；标准只有一个层级时可以不写
arg-dabiao-template-centre = 中心名称；可以写多次
arg-dabiao-template-output = 写到哪里：.xlsx 文件，或文件夹(每个中心一个文件)
arg-layout = 版式：form(一个中心一张，默认)或 roster(一个中心一行)
arg-from_list = 中心名单：一行一个名称，或有“中心名称”一列的表(xlsx、csv 等)
arg-fill = 上次的结果(audit 的 json、ndjson，或检查表)：生成复查表，只列未达到和未检查的项目
arg-all = 复查表列出全部项目，并显示上次结果
arg-force = 覆盖已有的文件
value-layout = 版式
value-from_list = FILE
value-fill = FILE
template-written = 已写出 { $file }
template-left-out = 另有 { $count } 个中心上次没有未达到或未检查的项目，没有生成(要全部项目用 --all)
template-needs-standard = 没有写标准
    .help = 写上标准的编号或文件路径；用 dabiao standards list 查看内置的标准
template-needs-level = 这个标准有几个层级
    .help = 用 --level 指定一个：{ $known }
form-unknown-standard = 这份表由标准“{ $id }”生成，它不是内置的标准
    .help = 用 --standard 给出它的文件
output-not-xlsx = { $file } 不是 .xlsx：检查表只写成 xlsx
    .help = 文件名用 .xlsx 结尾，或给一个文件夹；需要 xls 或 ods 时在 Excel、WPS 或 LibreOffice 里另存
roster-needs-file = 汇总表是一个文件，{ $file } 是文件夹
    .help = 写一个以 .xlsx 结尾的文件名
roster-no-fill = 复查表只有一个中心一张的版式，不能和 --layout roster 一起用
    .help = 去掉 --layout roster
folder-needs-centres = 要在文件夹 { $folder } 里写检查表，却没有中心的名称
    .help = 用 --centre 或 --from-list 给出名称；只要一张空表就写以 .xlsx 结尾的文件名
output-exists = 已经有 { $files }
    .help = 换一个名字，或用 --force 覆盖
output-in-use = { $files } 正在 Excel、WPS 或 LibreOffice 里打开
    .help = 先关闭它再试；如果程序已经退出，删掉它留下的 ~$ 或 .~lock 文件
names-unusable = 有的中心名称不能用作文件名或工作表名：{ $names }
    .help = 在名单里改写；工作表名最多 31 个字，不能有 [ ] : * ? / \
name-empty = 第 { $at } 个是空的
name-character = “{ $name }”里有 { $character }
name-too-long = “{ $name }”太长
name-reserved = “{ $name }”是保留的名字
name-twice = “{ $name }”重复
list-of-several-levels = 名单里有几个层级：{ $known }
    .help = 用 --level 指定一个，每个层级生成一次
list-without-level = 名单里没有这个层级的中心
nothing-left-to-inspect = 上次没有未达到或未检查的项目，没有要复查的
    .help = 要全部项目的检查表就加 --all
results-unreadable = { $file } 不是 dabiao audit 写出的结果：{ $detail }
    .help = 用 dabiao audit --format json -o 写出的文件，或直接用检查表
results-version = { $file } 的结果版本是 { $version }，本程序只认 1
results-differ = { $file } 里的结果属于不同的标准或层级
    .help = 按标准和层级分开，各生成一次
roster-empty = { $file } 里的汇总表还没有填任何中心，没有可评定的
    .help = 每个中心填一行，至少要有名称
