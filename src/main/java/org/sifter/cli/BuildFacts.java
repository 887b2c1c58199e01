package org.sifter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * What packaging has written down of a build; nothing where classes were only compiled.
 *
 * @param revision the revision of the sources in git
 * @param date the date of the release, in ISO's form
 */
record BuildFacts(Optional<String> revision, Optional<String> date) {
  private static final String RESOURCE = "build.properties";

  /** The facts of this build. */
  static BuildFacts read() {
    try (InputStream in = BuildFacts.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return new BuildFacts(fact(properties, "revision"), fact(properties, "date"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> fact(Properties properties, String name) {
    return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isEmpty());
  }

  /**
   * What {@code --version} prints: the version on a line of its own, then the facts.
   *
   * @param version the version, when it is a released one
   */
  String text(Optional<String> version) {
    StringBuilder out = new StringBuilder("sifter " + version.orElse("(not a release)") + "\n");
    revision.ifPresent(it -> out.append("revision ").append(it).append('\n'));
    date.ifPresent(it -> out.append("built    ").append(it).append('\n'));
    return out.append("Java     ").append(Runtime.version()).append('\n').toString();
  }
}
