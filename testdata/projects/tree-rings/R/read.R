#' Widths of rings, a column a tree and a row a year.
read_rings <- function(file) {
  table <- read.csv(file, comment.char = "#", row.names = "year")
  stopifnot(all(table > 0, na.rm = TRUE))
  as.matrix(table)
}
