package org.sifter.image;

import java.util.Optional;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageContents;
import org.sifter.plan.ImageConfig;

/**
 * An image that was found.
 *
 * @param digest the digest of what its name stood for: its manifest, or its index where it has one
 *     for several platforms
 * @param config its config
 * @param contents what it is made of, where that is known
 */
public record FoundImage(Digest digest, ImageConfig config, Optional<ImageContents> contents) {}
