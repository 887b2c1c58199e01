FROM python:3.12
RUN python3 -c "import nltk; nltk.download('punkt')" && python -m nltk.downloader stopwords
RUN python - <<'PY'
import torch
torch.hub.load("pytorch/vision", "resnet18")
PY
RUN python -c 'import whisper; whisper.load_model("base")'
