FROM r-base:4.4.1
COPY a.R /opt/a.R
ENTRYPOINT ["Rscript", "--vanilla", "/opt/a.R"]
