package org.sifter.layer;

import java.nio.file.Path;

/**
 * The cache that a build uses, and what this machine can do with it.
 *
 * @param store where it is
 * @param snapshotter how layers are laid over each other here
 * @param namespace how commands get the rights that layers need
 * @param identities tells images apart
 * @param mksquashfs the program that compresses the image
 * @param architecture the processor that images are for
 */
public record LayerCache(
    LayerStore store,
    Snapshotter snapshotter,
    Namespace namespace,
    ImageIdentities identities,
    Path mksquashfs,
    Architecture architecture) {}
