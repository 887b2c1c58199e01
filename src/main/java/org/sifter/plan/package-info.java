/**
 * What a Dockerfile means, whatever engine builds it: the stages that the target needs, their steps
 * with variables expanded, and the image config that Docker would store. Depends on {@code source}
 * and {@code shell}.
 */
package org.sifter.plan;
