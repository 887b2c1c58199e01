package org.sifter.oci;

import java.util.Optional;
import org.sifter.plan.Platform;

/**
 * What a manifest or an index says of content that belongs to it.
 *
 * @param digest the digest of the content
 * @param platform the platform that it is for, where that is told
 * @param name the name that a layout's index gives it
 */
public record Descriptor(Digest digest, Optional<Platform> platform, Optional<String> name) {}
