package org.sifter.analysis;

import java.util.List;

/**
 * A script in the image whose text can be seen.
 *
 * @param path where it is in the image
 * @param source where its text comes from
 * @param invocations its commands
 */
public record KnownScript(String path, ScriptSource source, List<Invocation> invocations) {
  public KnownScript {
    invocations = List.copyOf(invocations);
  }
}
