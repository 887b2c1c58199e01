FROM jupyter/base-notebook
USER root
RUN apt-get update
