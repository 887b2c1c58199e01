#include "sketch/sketch.h"

#include <cstdlib>
#include <iostream>

static void expect(bool holds, const char* what) {
  if (!holds) {
    std::cerr << "not so: " << what << '\n';
    std::exit(1);
  }
}

int main() {
  sketch::Sketch one(4, 10);
  one.add("ACGTTGCATT");
  sketch::Sketch reverse(4, 10);
  reverse.add("AATGCAACGT");
  expect(one.similarity(one) == 1, "a sequence is like itself");
  expect(one.similarity(reverse) == 1, "and like its reverse complement");
  sketch::Sketch other(4, 10);
  other.add("CCCCCCCC");
  expect(one.similarity(other) == 0, "not like another");
}
