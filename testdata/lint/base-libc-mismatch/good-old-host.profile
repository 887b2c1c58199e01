host.glibc=2.28
host.kernel=4.18
