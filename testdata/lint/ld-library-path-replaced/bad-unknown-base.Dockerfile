FROM lab.example/tools/base:3
ENV LD_LIBRARY_PATH=/opt/x/lib:${LD_LIBRARY_PATH}
