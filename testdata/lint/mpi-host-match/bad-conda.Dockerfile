FROM condaforge/miniforge3:24.3.0-0
RUN mamba install -y numpy mpi4py
