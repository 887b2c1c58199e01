FROM perl:5.38
CMD ["perl", "/opt/a.pl"]
