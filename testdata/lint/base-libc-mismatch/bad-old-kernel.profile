host.kernel=2.6.32
host.glibc=2.12
