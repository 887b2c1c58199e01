package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.sifter.diag.Diagnostic;

/** A JSON array of findings, each on a line of its own, as they come out one after another. */
final class JsonElements {
  private boolean isEmpty = true;

  /** What the object of a finding is made of. */
  interface Members {
    void write(JsonGenerator json, Diagnostic finding) throws IOException;
  }

  /** What stands before the first element. */
  String begin() {
    return "[";
  }

  /** The next elements, one a finding, with what stands before each. */
  String next(List<Diagnostic> findings, Members members) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic finding : findings) {
      out.append(isEmpty ? "\n" : ",\n");
      out.append(JsonObject.of(json -> members.write(json, finding)));
      isEmpty = false;
    }
    return out.toString();
  }

  /** What stands behind the last element. */
  String end() {
    return isEmpty ? "]" : "\n]";
  }
}
