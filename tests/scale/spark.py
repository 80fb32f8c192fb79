#!/usr/bin/env python3
"""Facts through `dabiao score -` as a Spark job in local mode.

Usage: spark.py FACTS RESULTS COMMAND…
"""

import shlex
import sys

from pyspark.sql import SparkSession

facts, results, *command = sys.argv[1:]
spark = SparkSession.builder.master("local[*]").appName("dabiao").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
# Each partition is one process; the order of the lines stays.
lines = spark.sparkContext.textFile(facts, minPartitions=8)
lines.pipe(shlex.join(command), checkCode=True).saveAsTextFile(results)
spark.stop()
