host.arch=arm64
