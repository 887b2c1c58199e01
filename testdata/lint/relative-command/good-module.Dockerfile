FROM python:3.12
WORKDIR /app
CMD cd /app && python3 -m tool.server && sh -c 'exec env'
