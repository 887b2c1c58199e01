FROM python:3.12
COPY requirements.txt /tmp
ADD environment.yml packages.R /tmp/conda/
RUN pip install -r /tmp/requirements.txt
RUN conda env update --file=/tmp/conda/environment.yml
RUN Rscript -e 'install.packages("x")' < /tmp/conda/packages.R
