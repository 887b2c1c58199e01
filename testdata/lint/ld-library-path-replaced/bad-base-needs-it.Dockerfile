FROM intel/oneapi-hpckit:2024.2.0-devel-ubuntu22.04
ENV LD_LIBRARY_PATH=/opt/x/lib
