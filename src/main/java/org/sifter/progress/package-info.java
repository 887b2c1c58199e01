/**
 * What happens while an image is built, and how that is shown: as lines, as JSON, live on a
 * terminal, and in a log. Depends on no other package. JLine is used by the live view alone, and
 * only loaded with it.
 */
package org.sifter.progress;
