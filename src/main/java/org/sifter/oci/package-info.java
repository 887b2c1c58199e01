/**
 * How images are kept: digests, manifests, indexes, and the layouts and archives on disk. Goes from
 * a name to the image's config and verifies each step. Depends on {@code plan}, {@code json} and
 * {@code source}.
 */
package org.sifter.oci;
