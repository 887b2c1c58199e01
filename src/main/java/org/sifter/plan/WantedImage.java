package org.sifter.plan;

/**
 * An image that a build needs.
 *
 * @param reference its reference
 * @param platform the platform that it is wanted for
 */
public record WantedImage(ImageReference reference, Platform platform) {}
