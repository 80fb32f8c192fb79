# 两个版本的标准相比

diff-heading = { $old } → { $new }
diff-none = 对中心没有变化
diff-stricter = 要求提高
diff-looser = 要求降低
diff-other = 其他变化
diff-whole = 整个标准
diff-summary = 要求提高 { $stricter } 处，降低 { $looser } 处，其他 { $other } 处
diff-column-item = 指标
diff-column-change = 变化
diff-added = 新增{ $for }
diff-for-grades = ，{ $grades }必需
diff-no-grade = {""}
diff-removed = 删去
diff-layout = 只有注释、次序或写法的变化
diff-text = { $key }：{ $old } → { $new }
diff-part = 改了 { $key }
diff-wording = 改了 { $keys }
diff-levels-added = 现在也适用于{ $levels }
diff-levels-removed = 不再适用于{ $levels }
diff-grade-added = 新增等级“{ $grade }”
diff-grade-removed = 删去等级“{ $grade }”
diff-grade-renamed = 等级“{ $old }”改称“{ $new }”
diff-grade-kind = 等级“{ $grade }”的性质变了(convention、otherwise)
diff-grade-order = 等级的次序变了
diff-condition-added = “{ $grade }”新增条件：{ $new }
diff-condition-changed = “{ $grade }”的条件：{ $old } → { $new }
diff-condition-removed = “{ $grade }”不再有条件：{ $old }
diff-parameter = 参数“{ $name }”：{ $old } → { $new }
diff-parameter-added = 新增参数“{ $name }”
diff-parameter-removed = 删去参数“{ $name }”
diff-renamed = id 由 { $old } 改为 { $new }
diff-required = 现在为{ $grades }所必需
diff-not-required = 不再为{ $grades }所必需
diff-obligation = 约束力：{ $old } → { $new }
diff-points = 分值：{ $old } → { $new }
diff-when-added = 只在一定条件下适用：{ $when }
diff-when-removed = 不再限于：{ $when }
diff-when = 适用条件：{ $old } → { $new }
diff-due-added = 要求在 { $new } 前做到
diff-due-removed = 不再要求在 { $old } 前做到
diff-due = 期限：{ $old } → { $new }
diff-check-added = 改为按实测或清单核算
diff-check-removed = 改为由检查人员判断
diff-check-kind = 核算办法变了({ $old } → { $new })
diff-figure = 限值 { $old } → { $new }{ $whom }
diff-figure-added = 现在要求 { $new }{ $whom }
diff-figure-removed = 不再要求 { $old }{ $whom }
diff-whom = ({ $names })
diff-upper = 上限：{ $old } → { $new }
diff-members-added = 清单增加：{ $members }
diff-members-removed = 清单删去：{ $members }
diff-members-renamed = 清单里改了名称：{ $members }
diff-members-open = 清单是否列全(open)变了
diff-scored = 计分办法变了：{ $keys }
diff-veto-added = 现在一票否决
diff-veto-removed = 不再一票否决
diff-cap-added = 做不到的，等级最高为“{ $grade }”
diff-cap-removed = 做不到的，等级不再限于“{ $grade }”
diff-cap = 做不到的，最高等级：{ $old } → { $new }
diff-scoring = 计分规则变了
diff-names = 中心名称的格式：{ $old } → { $new }
diff-none-given = 无
diff-section-points = “{ $name }”的分值或权重变了
diff-parameter-years = 参数“{ $name }”：各年的数值变了

about-dabiao-standards-diff = 比较一个标准的两个版本：对中心有什么变化，是提高还是降低了要求
usage-dabiao-standards-diff = dabiao standards diff <旧> <新> [选项]
after-dabiao-standards-diff =
    例子：
      dabiao standards diff 旧.toml 新.toml
      dabiao standards diff 旧.toml 新.toml --format markdown -o 变化.md

    退出码：0；加 --exit-code 时有变化为 10
arg-old = 旧的标准：id 或文件路径
arg-new = 新的标准：id 或文件路径
arg-exit_code = 有变化时退出码为 10
arg-dabiao-standards-diff-format = 输出格式：text(默认)、markdown 或 json
value-old = 标准
value-new = 标准

about-dabiao-standards-new = 写出一个带注释的标准文件，作为起点
usage-dabiao-standards-new = dabiao standards new <ID> [选项]
after-dabiao-standards-new =
    例子：
      dabiao standards new our-township -o our-township.toml
      dabiao check our-township.toml
arg-dabiao-standards-new-id = 新标准的 id：小写字母、数字和连字符
value-id = ID
new-bad-id = “{ $id }”不能用作标准的 id
    .help = 只用小写字母、数字和连字符
