FROM golang AS build
RUN go build -o /tool .
FROM quay.io/biocontainers/samtools AS run
COPY --from=build /tool /usr/bin/tool
