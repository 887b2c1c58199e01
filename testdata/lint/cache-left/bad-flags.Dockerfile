FROM alpine:3.20
RUN apk add bash && apk --no-cache add git
RUN pip3 install \
    numpy && python3 -m pip install -r requirements.txt
