/**
 * Reads images from registries: the OCI distribution protocol, with logins. Nothing here is loaded
 * unless an image is looked up. Depends on {@code oci}, {@code plan}, {@code json} and {@code
 * source}.
 *
 * <p>It is written on the client of the JDK, as what a library would have to do beyond that is
 * little, and what jib-core does is too little: it has one time limit for all that a process does,
 * repeats requests to hosts that do not answer, has no limit for what it reads, tries an untrusted
 * certificate where plain HTTP is allowed, and brings 11 MB of libraries.
 */
package org.sifter.registry;
