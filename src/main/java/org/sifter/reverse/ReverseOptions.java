package org.sifter.reverse;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a definition file is translated back.
 *
 * @param context the directory in which the image will be built, when it can be looked at
 * @param definitionName what the comment at the top of the Dockerfile calls the definition file
 * @param lenient whether what would stop a faithful translation is a warning only
 */
public record ReverseOptions(Optional<Path> context, String definitionName, boolean lenient) {}
