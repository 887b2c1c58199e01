FROM julia:1.10
CMD ["julia"]
