FROM debian:12
ENV PATH=/opt/x/bin:$PATH \
    LD_LIBRARY_PATH=/opt/x/lib:$LD_LIBRARY_PATH
