FROM library/ruby:2.7-onbuild AS gems
RUN rake
FROM ruby:2.7
COPY --from=gems /usr/src/app /usr/src/app
