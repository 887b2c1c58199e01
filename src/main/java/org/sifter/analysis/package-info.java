/**
 * What rules need to know of a Dockerfile besides its plan: which commands its steps run, where and
 * with which variables; what the image runs when it is started; what is known of its base image.
 * Everything has its place in the Dockerfile. Depends on {@code syntax}, {@code plan}, {@code
 * script}, {@code shell} and {@code source}.
 */
package org.sifter.analysis;
