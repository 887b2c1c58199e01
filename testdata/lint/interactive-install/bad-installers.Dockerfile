FROM debian:12
RUN curl -O https://example.org/Miniconda3-latest-Linux-x86_64.sh \
 && bash Miniconda3-latest-Linux-x86_64.sh -p /opt/conda
RUN sh cuda_12.4.0_550.54.14_linux.run --toolkit
RUN passwd root
RUN read -p "Go on? " answer && test "$answer" = y
