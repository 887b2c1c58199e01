FROM debian:12
RUN echo "it's" '(' \) && [[ -f /a || ( -d /b ) ]] && x=(1 2) && echo $((1 + (2))) <<< "x"
RUN cat <<'EOF' > /a
it's (not closed
EOF
