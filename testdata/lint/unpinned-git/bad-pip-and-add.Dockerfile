FROM python:3.12
ADD https://github.com/a/one.git /opt/one
ADD https://github.com/a/two.git#main /opt/two
RUN pip install --no-cache-dir 'pkg @ git+https://github.com/a/three' git+ssh://git@github.com/a/four.git@main#egg=four
