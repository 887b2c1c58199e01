/** Launchers: scripts beside an image that run it the way its Dockerfile means it. */
package org.sifter.launcher;
