FROM ubuntu:22.04
ENV LD_LIBRARY_PATH=/opt/a/lib::/opt/b/lib
