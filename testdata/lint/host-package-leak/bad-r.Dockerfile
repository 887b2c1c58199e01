FROM r-base:4.4.1
RUN install2.r dplyr
