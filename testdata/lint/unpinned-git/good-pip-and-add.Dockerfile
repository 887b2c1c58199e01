FROM python:3.12
ADD https://github.com/a/one.git#v1 /opt/one
RUN pip install git+https://github.com/a/b@v1.2#egg=b && git config --global init.defaultBranch main
