/** Reads JSON of a known shape and says where it differs. Depends on {@code source}. */
package org.sifter.json;
