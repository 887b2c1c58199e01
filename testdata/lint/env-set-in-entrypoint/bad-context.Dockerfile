FROM ubuntu:24.04
COPY docker/ /usr/local/bin/
ENTRYPOINT ["/usr/bin/tini", "-s", "--", "entrypoint.sh"]
CMD ["bash"]
