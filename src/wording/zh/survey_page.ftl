# 汇总网页

survey-without-scripts = 这里的排名要浏览器运行脚本才能显示；名次见 ranking.csv，各中心的评定见 results.ndjson
