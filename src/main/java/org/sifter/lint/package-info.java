/**
 * The linter: rules that tell what in a Dockerfile will not work on a cluster, the profile of the
 * cluster that they judge by, and what suppresses their findings. Depends on {@code analysis} and
 * what is below it.
 */
package org.sifter.lint;
