FROM debian:12
RUN useradd -m -s /bin/bash jovyan && adduser --disabled-password other
USER jovyan
WORKDIR /home/jovyan
RUN echo "alias ll='ls -l'" >> ~/.bashrc && mkdir -p ~/.cache
ENV HOME=/home/jovyan
CMD ["bash"]
