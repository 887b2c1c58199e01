FROM python:3.12 AS fetch
RUN hf download gpt2

FROM python:3.12
RUN pip install huggingface-hub nltk playwright && python -m spacy download en_core_web_sm
RUN grep -r "from_pretrained(" /opt/x && hf download gpt2 --local-dir /opt/gpt2
