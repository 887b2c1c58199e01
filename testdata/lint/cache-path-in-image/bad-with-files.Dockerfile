FROM python:3.12
ENV MPLCONFIGDIR=/etc/mpl
COPY matplotlibrc /etc/mpl/
