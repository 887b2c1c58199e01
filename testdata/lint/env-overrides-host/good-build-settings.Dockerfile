FROM debian:12
ENV APPTAINER_VERSION=1.4.5 \
    SLURM_URL=https://download.schedmd.com \
    OMPI_VERSION=4.1.6 \
    PMIX_DIR=/opt/pmix \
    USERS=3 \
    HOMEPAGE=https://example.org
