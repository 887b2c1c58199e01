FROM debian:12
RUN ln -s /root/build /opt/build && make -C /opt/build install && rm /opt/build
RUN ln -s /root/.vim/vimrc /root/.vimrc
RUN ln /tmp/tool /usr/local/bin/tool
RUN echo ln -s /tmp/a /usr/bin/a
