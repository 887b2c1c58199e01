FROM continuumio/miniconda3:24.9.2-0
RUN mkdir -p /etc/jupyter \
 && echo "c.ServerApp.token = ''" >> /etc/jupyter/jupyter_server_config.py
CMD jupyter notebook --NotebookApp.token='' --NotebookApp.password='' --ip='*'
