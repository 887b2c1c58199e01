FROM continuumio/miniconda3:24.9.2-0
ENTRYPOINT ["conda", "run", "--no-capture-output", "-n", "tools"]
CMD ["python"]
