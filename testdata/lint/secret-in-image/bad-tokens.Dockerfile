FROM debian:12
LABEL who=AKIAIOSFODNN7EXAMPLE
ENV URL=https://oauth2:glpat-EXAMPLEEXAMPLEEXAMPLE@gitlab.com/a/b
RUN git clone https://glpat-EXAMPLEEXAMPLEEXAMPLE@gitlab.com/a/b \
 && curl -H "PRIVATE-TOKEN: glpat-EXAMPLEEXAMPLEEXAMPLE" https://gitlab.com
