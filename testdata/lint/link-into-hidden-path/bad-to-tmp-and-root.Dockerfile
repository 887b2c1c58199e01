FROM debian:12
RUN ln -s /tmp/FastQC/fastqc /usr/local/bin/fastqc
RUN cd /usr/local/bin && ln -sf ~/julia-1.10/bin/julia
RUN ln -sfn "$HOME/tool/tool" /usr/bin/tool
