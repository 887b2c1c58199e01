FROM python:3.12
RUN useradd --create-home --shell /bin/bash app
USER app
WORKDIR /home/app
COPY --chown=app . ./tool
RUN python -m venv ~/venv
ENV PATH="/home/app/venv/bin:${PATH}"
CMD ["/home/app/tool/run.py"]
