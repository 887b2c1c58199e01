FROM rust:1.80 AS build
WORKDIR /root/src
COPY . .
RUN cargo build --release

FROM debian:12
COPY --from=build /root/src/target/release/tool /usr/local/bin/tool
RUN mkdir -p /opt/root && git clone https://example.org/x.git /opt/root/x
RUN echo 'export PS1="> "' >> /root/.bashrc
ENV ROOTSYS=/opt/root HOME=/root PATH=/opt/root/bin:$PATH
CMD /opt/root/bin/root "$HOME/macro.C" ~/data
