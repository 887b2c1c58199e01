FROM debian:12
CMD ["env", "A=b", "sudo", "/opt/tool"]
