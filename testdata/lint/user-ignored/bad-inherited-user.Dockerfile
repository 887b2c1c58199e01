FROM example.org/lab/notebook:1
RUN echo hello
