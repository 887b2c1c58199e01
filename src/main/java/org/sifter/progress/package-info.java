/** What happens while an image is built, and how that is shown. */
package org.sifter.progress;
