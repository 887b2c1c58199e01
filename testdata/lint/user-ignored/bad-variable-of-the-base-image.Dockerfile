FROM jupyter/base-notebook
USER root
RUN apt-get update
USER $NB_UID
