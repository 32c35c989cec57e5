# SPDX-License-Identifier: EUPL-1.2
# What R's sna takes for the tests of bench/flow: Rscript flow.R qap|mrqap FOLDER PEOPLE PERMUTATIONS
suppressMessages(library(sna))
args <- commandArgs(trailingOnly = TRUE)
people <- as.integer(args[3])
reps <- as.integer(args[4])
square <- function(name) {
  rows <- read.csv(file.path(args[2], paste0(name, ".csv")))
  m <- matrix(0, people, people)
  m[cbind(rows$from, rows$to)] <- 1
  m
}
y <- square("y")
x <- lapply(c("x1", "x2", "x3"), square)
if (args[1] == "mrqap") {
  fit <- netlm(y, x, mode = "digraph", nullhyp = "qapspp", reps = reps)
  cat(sprintf("%.10f", fit$tstat), "\n")
} else {
  tested <- qaptest(list(y, x[[1]]), gcor, g1 = 1, g2 = 2, reps = reps, mode = "digraph")
  cat(sprintf("%.10f", tested$testval), "\n")
}
