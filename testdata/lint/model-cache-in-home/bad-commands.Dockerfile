FROM python:3.12
RUN huggingface-cli download bert-base-uncased
RUN npx playwright install --with-deps chromium
