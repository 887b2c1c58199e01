FROM rockylinux:9
ENTRYPOINT ["/bin/bash", "-c", "source /opt/rh/gcc-toolset-13/enable && exec \"$@\"", "--"]
