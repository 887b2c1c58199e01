#' Widths without the trend of age, a straight line of the logarithms.
detrend <- function(widths) {
  years <- as.numeric(rownames(widths))
  apply(widths, 2, function(tree) exp(log(tree) - fitted(lm(log(tree) ~ years))))
}

chronology <- function(widths) {
  index <- detrend(widths)
  data.frame(year = as.numeric(rownames(widths)), index = rowMeans(index), trees = ncol(widths))
}

#' The years whose index is far below the others.
narrow <- function(chronology, by = 1.5) {
  low <- mean(chronology$index) - by * sd(chronology$index)
  chronology$year[chronology$index < low]
}
