FROM ubuntu:24.04
ENV PATH=/opt/conda/envs/tools/bin:/opt/conda/bin:$PATH
RUN conda init bash && ln -s /opt/conda/etc/profile.d/conda.sh /etc/profile.d/ \
 && echo ". /opt/conda/etc/profile.d/conda.sh" >> ~/.bashrc \
 && echo "conda activate tools" >> ~/.bashrc \
 && echo 'export PATH=/opt/conda/envs/tools/bin:$PATH' >> /etc/profile
