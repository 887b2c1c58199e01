cat("rings\n")
