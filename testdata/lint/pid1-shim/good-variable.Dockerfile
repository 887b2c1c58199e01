FROM quay.io/jupyter/scipy-notebook:2025-01-01
ENV TINI_SUBREAPER=
CMD ["tini", "--", "start.sh"]
