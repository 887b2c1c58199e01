FROM registry.example.org/team/app:3
RUN make
