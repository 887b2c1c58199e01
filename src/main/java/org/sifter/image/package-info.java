/**
 * What is known of base images, and where from: a file that the user gives, places on this machine,
 * the lock file, registries. Depends on {@code registry}, {@code oci}, {@code plan}, {@code json},
 * {@code shell} and {@code source}.
 */
package org.sifter.image;
