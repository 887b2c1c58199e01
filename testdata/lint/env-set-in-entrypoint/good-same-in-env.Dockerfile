FROM continuumio/miniconda3:24.9.2-0
ENV PATH=/opt/conda/envs/tools/bin:$PATH TOOL_HOME=/opt/tool
COPY start.sh /start.sh
ENTRYPOINT ["/start.sh"]
