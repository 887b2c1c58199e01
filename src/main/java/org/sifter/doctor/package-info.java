/** Looks whether images can be built on this machine, and tells what is in the way. */
package org.sifter.doctor;
