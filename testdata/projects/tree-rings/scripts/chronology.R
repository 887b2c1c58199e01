#!/usr/bin/env Rscript
# chronology.R [FILE]
library(rings)
files <- commandArgs(trailingOnly = TRUE)
file <- if (length(files) > 0) files[[1]] else system.file("extdata", "larch.csv", package = "rings")
if (!file.exists(file)) {
  message("no such file: ", file)
  quit(status = 3)
}
result <- chronology(read_rings(file))
print(head(result, 12), digits = 4)
cat("narrow rings:", narrow(result), "\n")
