FROM registry.example.org/onbuild/tool:onbuilder
# ONBUILD RUN make
RUN echo ONBUILD
