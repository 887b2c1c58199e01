FROM debian:12
RUN cpanm Bio::Perl
