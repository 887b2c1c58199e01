FROM rocker/rstudio:4.4
RUN install2.r data.table
