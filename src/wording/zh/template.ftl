# 由标准生成的检查表

sheet-cover = 封面
sheet-list = 检查表
sheet-guide = 填表说明
sheet-overview = 总览
sheet-roster = 汇总表

form-title = { $title }检查表
form-title-level = { $title }检查表({ $level })
form-number = 编号
form-text = 检查内容
form-how = 检查方法
form-obligation = 约束力
form-required = 必要条件
form-last = 上次结果
form-own = 自评结果
form-result = 检查结果
form-measured = 实测值
form-unit = 单位
form-remark = 备注
form-evidence = 佐证材料
form-deadline = 整改期限
form-entered = 同第 { $id } 项，不重复填
form-computed = 以下各列由公式计算
form-centre = 中心名称
form-code = 机构编码
form-region = 所属地区
form-level = 层级
form-date = 检查日期
form-inspectors = 检查人员
form-signature = 检查人员签字：　　　　　　　　　　　　被检查单位签字(盖章)：　　　　　　　　　　　　日期：　　　　年　　月　　日
form-page = &L&9 { $id } { $edition }&C&9第 &P 页，共 &N 页&R&9检查人员：＿＿＿＿＿　被检查单位：＿＿＿＿＿
sign-inspectors = 检查人员签字：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿
sign-centre = 被检查单位签字(盖章)：＿＿＿＿＿＿＿＿＿＿＿＿＿＿
sign-day = 日期：　　　　年　　月　　日

form-unit-area = 平方米
form-unit-ratio = 百分比
form-unit-days = 天
form-unit-persons = 人
form-unit-times_per_year = 次/年
form-unit-items = 个
form-unit-minutes = 分钟
form-unit-hours = 小时
form-unit-workdays = 工作日
form-unit-years = 年
form-unit-rings = 声

obligation-shall = 应
obligation-should = 宜
obligation-may = 可

asks = 要求：{ $needs }
asks-for-grade = { $name }：{ $needs }
asks-all = 要求：下列各项都有
asks-none = 要求：下列各项都没有发生；没有的选“符合”，有的选“不符合”
asks-one-absent = 要求：下列各项至少有一项没有发生；没有的选“符合”
asks-any = 要求：下列各项有其一
asks-cite = 依据：{ $cite }
last-for-grade = { $name }：{ $verdict }

progress-all = 全部项数
progress-filled = 已填项数
progress-unmet = 未达到项数
progress-open = 必要项未检查
progress-left-out = 不适用项数
progress-grade = 等级
progress-required = 必要项
progress-required-unmet = 必要项中未达到
progress-required-open = 必要项中未检查
progress-note = 以上数目随检查表的填写自动更新，按最高等级计，“未达到”包括基本符合。评定结果以 dabiao audit 的报告为准。

again-note = 这是复查表，只列上次未达到和未检查的项目；上次达到的不在其中，也不再计算。

rule-title = 请检查这一格
rule-result = 请从下拉列表中选：符合、基本符合、不符合、不适用。
rule-ratio = 请填 0% 到 100% 之间的百分比，例如 95%。
rule-whole = 请填不小于 0 的整数，不写单位。
rule-number = 请填不小于 0 的数，不写单位。
rule-part = 请填不小于 0 的整数，不写单位；部分不能大于总数。
rule-day = 请填日期，例如 2026-05-18。

guide-title = 怎样填
guide-result = 检查结果从下拉列表中选：符合、基本符合、不符合、不适用。没有检查的空着，不要写“无”或画斜线。选“不适用”时在备注里写明理由。
guide-measured = 有实测值的项目填数，不写单位(单位在右边一列)；比例填百分比。填了实测值，就以实测值判定，不以勾选的结果为准。比例项有两个人数时填下面两行，占比一格可以空着；只知道占比时填占比。
guide-set = 分成几行的项目(编号如 3(1)、3(2))逐行选：有的选符合，没有的选不符合，与本中心无关的选不适用；不该有的行为，没有的选符合。各行定下来以后，以各行为准。
guide-own = 自评结果由中心自己填；只要检查结果列填了任何一项，评定就只看检查结果。
guide-remark = 备注、佐证材料、整改期限可以随意填写，可以插入照片。
guide-colours = 颜色：红色是必要条件而没有达到；灰色是还没有检查；橙色是勾选的结果与实测不一致，请核对。
guide-locked = 只有浅黄色的格子可以填写。其余各格锁定但没有密码，不要改动编号、表头和工作表名称。
guide-roster = 每个中心占一行，先填中心名称；各项的要求写在表头的批注里。
guide-roster-measured = 表头带单位的列填数，不写单位；填了实测值，就以实测值判定。
guide-audit-title = 填好以后
guide-audit = 保存后运行 dabiao audit 加文件名，不用再写标准的名称；xlsx、xls、ods 都可以。
guide-standard-title = 依据
guide-standard = 标准 { $id }，{ $edition } 版，文本摘要(SHA-256) { $sha256 }
guide-source = 来源文件《{ $title }》，{ $issuer }
