FROM debian:12
RUN echo 'c.ServerApp.token = ""' && jupyter lab --ServerApp.token= --version
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--ServerApp.password="]
