FROM debian:12
CMD su - app -c "/opt/run.sh"
