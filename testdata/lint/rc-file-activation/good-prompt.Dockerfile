FROM ubuntu:24.04
RUN echo "export PS1='> '; alias ll='ls -l'; set -o vi" >> ~/.bashrc \
 && echo '[ -f ~/.bashrc ] && . ~/.bashrc' >> ~/.bash_profile \
 && echo "export A=1" >> /opt/tool/bashrc && echo "export B=1 >> ~/.bashrc"
