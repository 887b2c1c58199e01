package org.sifter.report;

/** The elements of a JSON array, each on a line of its own, as they come out one after another. */
final class JsonElements {
  private boolean isEmpty = true;

  /** The next element with what stands before it. */
  String next(String element) {
    String separator = isEmpty ? "\n" : ",\n";
    isEmpty = false;
    return separator + element;
  }

  /** What stands between the last element and the bracket that closes the array. */
  String end() {
    return isEmpty ? "" : "\n";
  }
}
