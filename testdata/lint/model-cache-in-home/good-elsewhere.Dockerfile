FROM python:3.12
ENV HF_HOME=/opt/hf
RUN huggingface-cli download bert-base-uncased
RUN python -m nltk.downloader -d /usr/share/nltk_data punkt
RUN python -c "import nltk; nltk.download('punkt', download_dir='/opt/nltk')"
RUN TORCH_HOME=/opt/torch python -c "import torch; torch.hub.load('a', 'b')"
