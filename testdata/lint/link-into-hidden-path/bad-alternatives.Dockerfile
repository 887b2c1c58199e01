FROM debian:12
RUN useradd -m app && update-alternatives --install /usr/bin/java java /home/app/jdk/bin/java 100
RUN ln -s /home/app/jdk /opt/
