/**
 * What is known of base images, and where from: a file that the user gives. Depends on {@code
 * plan}, {@code shell} and {@code source}.
 */
package org.sifter.image;
