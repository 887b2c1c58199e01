package org.sifter.image;

import org.sifter.oci.Digest;
import org.sifter.plan.ImageConfig;

/**
 * An image that was found.
 *
 * @param digest the digest of what its name stood for: its manifest, or its index where it has one
 *     for several platforms
 * @param config its config
 */
public record FoundImage(Digest digest, ImageConfig config) {}
