FROM debian:12
CMD ["env", "A=b", "/opt/tool", "--user=bob", "sudo"]
