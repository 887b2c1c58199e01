#!/usr/bin/env Rscript
library(rings)
result <- chronology(read_rings(system.file("extdata", "larch.csv", package = "rings")))
lines <- readLines("template.txt")
lines <- sub("{{ years }}", paste(range(result$year), collapse = " to "), lines, fixed = TRUE)
lines <- sub("{{ narrow }}", paste(narrow(result), collapse = ", "), lines, fixed = TRUE)
writeLines(lines)
