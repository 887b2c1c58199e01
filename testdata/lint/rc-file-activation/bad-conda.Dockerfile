FROM ubuntu:24.04
RUN bash miniconda.sh -b -p /opt/conda \
 && /opt/conda/bin/conda init bash \
 && ln -s /opt/conda/etc/profile.d/conda.sh /etc/profile.d/conda.sh \
 && echo ". /opt/conda/etc/profile.d/conda.sh" >> ~/.bashrc \
 && printf 'alias ll="ls -l"\nsource activate tools\n' >> /etc/bash.bashrc
