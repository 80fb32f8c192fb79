# Disks that do not take or give a file

disk-full = the disk is full: there is no room for { $file }
    .help = make room and run it again; batch with --resume keeps what is done
disk-file-too-large = { $file } is larger than the system allows a file to be
    .help = use another disk or raise the limit (ulimit -f), and run it again; batch with --resume keeps what is done
disk-denied = reading or writing { $file } is not permitted
    .help = use a folder that you may write to, or ask for access
disk-read-only = { $file } is on a disk that is read-only
    .help = use a folder that can be written to
