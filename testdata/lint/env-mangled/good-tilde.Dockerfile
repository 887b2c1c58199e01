FROM debian:12
ENV PATH="/opt/a~/bin:$PATH" HF_HOME=~/cache
RUN PATH=~/bin:$PATH make
