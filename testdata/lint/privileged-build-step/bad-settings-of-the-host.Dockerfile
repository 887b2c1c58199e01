FROM debian:12
RUN echo '* soft memlock unlimited' >> /etc/security/limits.conf \
 && echo 'kernel.yama.ptrace_scope=0' | tee /etc/sysctl.d/10-ptrace.conf
