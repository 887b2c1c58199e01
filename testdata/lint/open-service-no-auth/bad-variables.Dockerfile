FROM rocker/rstudio:4.4
ENV ROOT=true DISABLE_AUTH=true
ENV NEO4J_AUTH=none
