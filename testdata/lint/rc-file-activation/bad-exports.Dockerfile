FROM ubuntu:24.04
ENV TOOL_HOME=/opt/tool
RUN cat <<'EOS' >> /root/.profile
export TOOL_HOME=/opt/tool
export LD_LIBRARY_PATH=/opt/tool/lib:$LD_LIBRARY_PATH
export PATH="$PATH:/opt/tool/bin"
EOS
USER app
RUN echo "source /opt/intel/oneapi/setvars.sh" >> $HOME/.bashrc
RUN tee /etc/profile.d/modules.sh <<EOS
module load gcc/13
EOS
