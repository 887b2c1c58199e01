FROM debian:12
ENV APPTAINER_CACHEDIR=/cache
ENV SLURM_CONF=/etc/slurm/slurm.conf
ENV OMPI_MCA_btl=^openib
