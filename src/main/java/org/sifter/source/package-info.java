/** Text that was read, and places in it. Depends on nothing. */
package org.sifter.source;
