package org.sifter.layer;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The cache that a build uses, and what this machine can do with it.
 *
 * @param store where it is
 * @param snapshotter how layers are laid over each other here
 * @param namespace how commands get the rights that layers need
 * @param bases what is known of base images
 * @param fetched where the engine keeps what it has fetched of images; empty where it does not
 * @param mksquashfs the program that compresses the image
 * @param architecture the processor that images are for
 */
public record LayerCache(
    LayerStore store,
    Snapshotter snapshotter,
    Namespace namespace,
    KnownBases bases,
    Optional<FetchedLayers> fetched,
    Path mksquashfs,
    Architecture architecture) {}
