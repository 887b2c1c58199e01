host.arch=x86_64
