package org.sifter.context;

import java.util.Optional;

/**
 * What becomes of an image's files through one instruction.
 *
 * @param tree the files after the instruction, or up to the point where it failed
 * @param error why the build fails there, in BuildKit's words; absent when it does not
 */
public record CopyOutcome(ImageTree tree, Optional<String> error) {}
