package org.sifter.translate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.sifter.plan.Platform;

/**
 * How a plan is translated.
 *
 * @param contextDirectory the build context, from which the definition file will be built
 * @param dockerfile the Dockerfile, when it is a file
 * @param dockerfileName what comments in the definition file call the Dockerfile
 * @param lenient whether what would stop a faithful translation is a warning only
 * @param platform what the image is built for if nothing else is said
 * @param dialect the engine that the definition file is for; absent for all of them
 * @param given the ids of the secrets and agents that the build is given; absent when the
 *     definition file is not built at once, so that they may be given to it later
 */
public record TranslateOptions(
    Path contextDirectory,
    Optional<Path> dockerfile,
    String dockerfileName,
    boolean lenient,
    Platform platform,
    Optional<Dialect> dialect,
    Optional<Set<String>> given) {
  public TranslateOptions {
    given = given.map(Set::copyOf);
  }
}
