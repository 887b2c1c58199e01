host.arch=aarch64
