package org.sifter.translate;

import java.nio.file.Path;
import java.util.Optional;
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
 */
public record TranslateOptions(
    Path contextDirectory,
    Optional<Path> dockerfile,
    String dockerfileName,
    boolean lenient,
    Platform platform,
    Optional<Dialect> dialect) {}
