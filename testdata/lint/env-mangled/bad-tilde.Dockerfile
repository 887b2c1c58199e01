FROM debian:12
ENV PATH="~/.cargo/bin:$PATH"
ENV PYTHONPATH=/opt/a:~/lib
