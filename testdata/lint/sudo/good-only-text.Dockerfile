FROM debian:12
# sudo is not needed
RUN echo "sudo make install" > /usr/share/howto && apt-get install -y sudoku pseudo
CMD ["echo", "sudo"]
