FROM tool:1
ENV LD_LIBRARY_PATH=/opt/x/lib
