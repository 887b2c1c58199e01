mkfifo pipe
mkdir dir
mkfifo dir/pipe
