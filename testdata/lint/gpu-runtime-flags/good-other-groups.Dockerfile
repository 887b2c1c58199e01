FROM debian:12
RUN usermod -aG audio,users app && echo video render
