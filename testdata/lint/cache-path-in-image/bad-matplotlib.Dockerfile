FROM python:3.12
ENV MPLCONFIGDIR=/opt/mpl \
    XDG_CACHE_HOME="/root/.cache"
