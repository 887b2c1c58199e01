FROM debian:12
COPY db.tar.gz /data/
RUN cd /data && wget -q https://example.org/hg38.fa && samtools faidx hg38.fa
ENV PATH=/project/tool/bin:$PATH
