FROM mambaorg/micromamba:2.0
COPY --chmod=755 <<"EOS" /start
#!/bin/sh
export A=1
exec "$@"
EOS
ENV PATH=/opt/conda/bin:$PATH
CMD ["/start", "python"]
