FROM condaforge/miniforge3:24.3.0-0
RUN mamba install -y mpi4py 'mpich=4.1=external_*'
