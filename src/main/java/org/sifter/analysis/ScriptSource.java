package org.sifter.analysis;

import java.util.Optional;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * Where the text of a script comes from.
 *
 * @param file the script, when it is a file of the build context rather than text of the Dockerfile
 * @param anchor the place in the Dockerfile that stands for all places in such a file
 */
public record ScriptSource(Optional<SourceFile> file, Span anchor) {

  /** A script that stands in the Dockerfile. */
  static ScriptSource dockerfile(Span span) {
    return new ScriptSource(Optional.empty(), span);
  }

  /** Whether places in the script are places in the Dockerfile. */
  public boolean isDockerfile() {
    return file.isEmpty();
  }

  /** The place in the Dockerfile to tell the user for a place in the script. */
  public Span shown(Span span) {
    return file.isPresent() ? anchor : span;
  }

  /** A place in a file of the context, e.g. {@code start.sh:12}; empty for the Dockerfile. */
  Optional<String> place(Span span) {
    return file.map(script -> script.name() + ":" + script.lines().line(span.start()));
  }
}
