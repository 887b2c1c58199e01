# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM debian:12
ENTRYPOINT ["/bin/tool"]

# %help
#     run     /bin/tool FILE
#     ports   80/tcp
#     user    the image asks for nobody
