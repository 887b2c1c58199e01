/**
 * Words of a Dockerfile and of a shell: expanding the variables in the former as BuildKit does,
 * quoting text for the latter. Depends on {@code source} only.
 */
package org.sifter.shell;
