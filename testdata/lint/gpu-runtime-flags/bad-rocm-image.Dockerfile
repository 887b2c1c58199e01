FROM rocm/dev-ubuntu-22.04:6.1
RUN usermod -a -G video,render app
