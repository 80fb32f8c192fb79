# 磁盘不收、不给文件时

disk-full = 磁盘已满，写不下 { $file }
    .help = 腾出空间后再做一次；批量评定加 --resume，已完成的不必重做
disk-file-too-large = { $file } 超过了系统允许的文件大小
    .help = 换一个磁盘或放宽限制(ulimit -f)后再做一次；批量评定加 --resume，已完成的不必重做
disk-denied = 没有权限读写 { $file }
    .help = 换一个有权限的文件夹，或请管理员开通
disk-read-only = { $file } 在只读的磁盘上，不能写
    .help = 换一个可以写的文件夹
