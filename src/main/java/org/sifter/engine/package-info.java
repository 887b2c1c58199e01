/** The engines: finding them, what builds they can do on this machine, running them. */
package org.sifter.engine;
