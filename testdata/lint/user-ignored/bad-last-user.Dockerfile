# Nobody else may read what app owns.
FROM debian:12
RUN useradd --create-home app && chmod 700 /home/app
    USER app
WORKDIR /home/app
CMD ["bash"]
