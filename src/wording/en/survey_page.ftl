# The page of a survey

survey-without-scripts = The browser has to run scripts to show the ranking here; it is also in ranking.csv, and each assessment in results.ndjson
