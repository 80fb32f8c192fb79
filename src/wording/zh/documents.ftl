# 批量评定时每个中心的报告和通知书

arg-reports = 给每个中心写一份报告：html、xlsx、docx、markdown、csv、json，可写几种，用逗号分开；在 --out 的 reports 文件夹里
arg-notices = 给每个中心写一份整改通知书(docx)；在 --out 的 notices 文件夹里
value-reports = 格式

document-html = 报告(网页)
document-xlsx = 报告(xlsx)
document-docx = 检查报告(docx)
document-markdown = 报告(Markdown)
document-csv = 报告(csv)
document-json = 评定(JSON)
document-notice = 整改通知书(docx)
document-unnamed = 未写名称的中心
documents-folder-taken = { $folder } 里已有不是批量评定写的文件
    .help = 把它们移到别处，或换一个 --out 文件夹
documents-interrupted = 写各中心的报告时中断；评定已全部做完
    .help = 加 --resume 接着写
column-documents = 报告文件
documents-begin = 评定做完，开始写 { $count } 个中心的报告
