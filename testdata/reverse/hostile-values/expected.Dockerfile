# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM busybox
# LEFT OUT: the value of LINES has several lines, or a longer one than ENV and LABEL can hold
ENV DOLLAR="\$(touch /tmp/x) \${HOME} `id`"
ENV QUOTES="it's \"so\""
ENV BACKSLASH="C:\\new\\"
ENV EMPTY=""
ENV ESCAPED="a \"b\"\\"
ENV TAIL="\$5 `x` \\"
ENV HASH="# escape=`"
ENV PERCENT=%post
ENTRYPOINT ["/bin/show", "two words", "it's", "$HOME", "[\"json\"]"]
LABEL quoted="say \"hi\" to \$USER \\n"
# LEFT OUT: the key odd/key= has an equals sign, which LABEL takes for its end
