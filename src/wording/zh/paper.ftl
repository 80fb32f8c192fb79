# 交出去的报告(html、xlsx、docx、markdown、csv)

paper-reached = 达到
paper-missed = 未达到
paper-otherwise = 不属于
paper-open = 待定
paper-basis-measured = 实测
paper-basis-counted = 扣分次数
paper-basis-attested = 检查标记
paper-list = { $list }
paper-waived-until = 豁免至 { $through }：{ $reason }
paper-also = 按{ $standard }
paper-also-open = 对照关系不能确定、还要检查的：{ $count } 项
paper-outcome = 结果
paper-missing = 未达到的必要项
paper-unchecked = 待查的必要项
paper-why = 原因
paper-cell = 单元格
paper-clause = 条款
paper-mark = 标记
paper-measured = 实测
paper-judged = 判为
paper-own = 自评
paper-severity = 类别
paper-place = 位置
paper-problem = 问题
paper-help = 处理办法
paper-findings = 各项结论(按{ $grade })
paper-notes = 标准中的存疑之处

csv-centre = 中心
csv-code = 编码
csv-region = 所属地区
csv-level = 层级
csv-date = 检查日期
csv-standard = 标准
csv-edition = 版本
csv-grade = 达到等级
csv-for-grade = 结论所按等级
csv-number = 编号
csv-section = 一级指标
csv-group = 二级指标
csv-indicator = 指标
csv-obligation = 约束力
csv-required = 必要
csv-required-for = 要求该项的等级
csv-verdict-code = 结论代码
csv-verdict = 结论
csv-basis = 依据
csv-attested = 检查标记
csv-own = 自评
csv-conflict = 标记与实测不一致
csv-measured = 实测
csv-measured-value = 实测数值
csv-unit = 单位代码
csv-needed = 要求
csv-needed-value = 要求数值
csv-short = 差
csv-short-value = 差的数值
csv-short-unit = 差的单位代码
csv-why = 原因
csv-earned = 得分
csv-possible = 满分
csv-points = 得分说明
csv-waiver = 豁免
csv-remark = 备注
csv-evidence = 佐证材料
csv-occurrences = 发现次数
csv-deadline = 整改期限
csv-due = 文件规定的期限
csv-cell = 单元格
csv-clause = 条款
csv-file = 文件
csv-yes = 是
csv-no = 否

# 命令行

format-needs-file = { $format } 是二进制文件，不能写到屏幕
    .help = 加 -o 文件名
report-unknown-extension = 看不出 { $file } 要写成什么格式
    .help = 用这些扩展名：{ $known }
report-over-input = { $file } 就是要读取的文件，不能被报告覆盖
    .help = 换一个文件名
report-twice = { $file } 写了两次
several-centres-report = { $file } 里有 { $count } 个中心，{ $format } 一次只写一个
    .help = 用 --centre 指定其中一个；csv 和 ndjson 可以写全部
report-needs-format = 没有说明要写成什么
    .help = 加 --format 或 -o 文件名
report-no-text = 结果文件不能再写成 text
    .help = 用 --format markdown，或对检查表运行 dabiao audit
saved-unreadable = { $file } 不能写成报告：{ $detail }
    .help = 用本版本的 dabiao audit --format json 写出的文件；较早版本写出的，对检查表重新运行 audit
saved-empty = { $file } 里没有结果
saved-other-language = 结果里的文字是{ $language }的，报告只能用同一种语言
    .help = 去掉 --lang，或用另一种语言重新运行 dabiao audit
language-zh = 中文
language-en = 英文
unknown-grade-in-results = 结果里没有等级 { $word }
    .help = 等级有：{ $known }

about-dabiao-report = 把 dabiao audit 写出的结果(json、ndjson)写成报告
usage-dabiao-report = dabiao report <结果> [选项]
after-dabiao-report =
    示例：
      dabiao audit 检查表.xlsx --format json -o 结果.json
      dabiao report 结果.json -o 报告.html
      dabiao report 结果.json --report 报告.docx 报告.xlsx --notice 整改通知书.docx

arg-results = dabiao audit 写出的结果：json 或 ndjson
arg-dabiao-report-centre = 只写其中的这个中心(名称或其中一部分)
arg-report = 另外写出的报告，格式按扩展名：html、xlsx、docx、md、csv、json、ndjson、txt
arg-notice = 另外写出的整改通知书(docx)
arg-dabiao-report-format = 输出格式：html、xlsx、docx(检查报告)、notice(整改通知书)、markdown、csv、json、ndjson；省略时按 -o 的扩展名
value-results = 结果
value-report = 文件
value-notice = 文件

paper-title = 检查报告
html-skip = 跳到各项结论
html-contents = 目录
html-result = 评定结果
html-sections = 各部分情况
html-way = 未达到的等级还差什么
html-unchecked = 待查
html-conflicts = 标记与实测不一致
html-findings = 各项结论
html-problems = 输入中的问题
html-making = 得分和等级怎样得出
html-own = 自评与核验
html-total = 合计
html-grades = 各等级
html-sum = 得分 / 满分
html-range = 待查项全部检查后的范围
html-score = 得分(按{ $grade })
html-counts = 各种结论的项数(按{ $grade })
html-chart = 各部分每种结论的项数和得分(按{ $grade })
html-filter = 筛选各项结论
html-show = 只看
html-unmet = 不符合或基本符合
html-open = 待查
html-conflict = 标记与实测不一致
html-required = 必要项
html-search = 查找
html-shown-all = 共 {"{"}total{"}"} 项
html-shown-some = 显示 {"{"}n{"}"} 项，共 {"{"}total{"}"} 项
html-measured-needed = 实测与要求
html-where = 单元格、条款
html-marked = 标记：
html-selected = 标准的选定
html-notes = 编写标准时，原文有残缺、矛盾或只能推断的地方。结论涉及这些条款时，请先核对原文。
html-rules = 符合得满分，基本符合得部分分(标准没有另定时为一半)，不符合不得分；不适用的不计入；未检查和无法识别的计入满分、暂不得分；标准另有扣分、分档、加分或权重的，按标准计算
html-grade-rules = 一个等级所要求的各项都符合或不适用才算达到；有一项不符合或基本符合即未达到；其余情况待定

# 工作簿

xlsx-summary = 摘要
xlsx-findings = 各项结论
xlsx-way = 差距
xlsx-unchecked = 待查
xlsx-problems = 问题
xlsx-making = 说明
xlsx-percent = 得分率
xlsx-low = 最低
xlsx-high = 最高
xlsx-nothing-missing = 没有未达到的必要项

# 文档

docx-heading = { $n }、{ $text }
docx-basis = 检查依据
docx-basis-line = 依据《{ $source }》，按照标准“{ $title }”({ $id }，{ $edition } 版)进行检查。文件的发布单位：{ $issuer }。
docx-visit = 检查日期：{ $date }。中心层级：{ $level }。检查表：{ $file }。
docx-grade = 评定等级：{ $grade }。
docx-score = 得分：{ $said }。
docx-sentence = { $text }。
docx-unmet = 不符合和基本符合的 { $count } 项(按{ $grade })
docx-none = 没有。
docx-found = 检查发现
docx-doubt = 存疑之处
docx-inspectors = 检查人员(签字)：
docx-centre-signs = 中心负责人(签字)：
docx-seal = 检查单位(盖章)：
docx-blank-date =       年    月    日

notice-title = 整改通知书
notice-number = 编号：            〔        〕      号
notice-to = { $centre }：
notice-result = 检查日期为 { $date }。经评定，你中心的等级为：{ $grade }。按{ $for }的要求，有 { $count } 项需要整改。
notice-nothing = 未发现需要整改的项目。
notice-n = 序号
notice-found = 存在的问题
notice-required = 整改要求
notice-needed = { $title }{ $needed }
notice-basis = 依据
notice-deadline = 整改期限
notice-unit = 责任单位
notice-star = 带★的是评定该等级的必要项。
notice-report-back = 请在期限内完成整改，并书面报送整改结果，附佐证材料。期满后将进行复查。
notice-open = 另有 { $count } 项尚未检查，不在本通知书之内。
notice-issuer = 检查单位(盖章)
notice-received = 本通知书一式两份，检查单位和被检查单位各执一份。
notice-signed = 签收人(签字)：                        签收日期：      年    月    日

arg-annotate = 另外写出加了结论的原检查表(xlsx)：每一行旁边有结论、原因、差多少，有问题的单元格加底色
value-annotate = 文件
annotate-verdict = dabiao判为
annotate-why = dabiao理由
annotate-short = dabiao差额
annotate-problem = dabiao读取
annotate-not-xlsx = { $file } 不是 xlsx，不能在上面加结论
    .help = 在 Excel 或 WPS 里另存为 xlsx，再对它运行
annotate-roster = { $file } 里一行是一个中心，每一行旁边放不下各项结论
    .help = 用 --report 写成 csv，一行一项结论
annotate-no-room = { $file } 的工作表“{ $sheet }”旁边加不了列
annotate-extension = { $file } 的扩展名应为 .{ $wanted }
annotate-signature = { $file } 有数字签名；加了结论的文件里，这个签名不再有效
