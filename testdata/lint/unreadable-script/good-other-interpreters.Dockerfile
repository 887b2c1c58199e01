FROM debian:12
RUN <<EOF
#!/usr/bin/env python3
print("it's")
EOF
SHELL ["powershell", "-Command"]
RUN Write-Host "it's
