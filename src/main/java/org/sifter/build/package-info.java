/** Building images: driving an engine, and telling what fails where it stands in the Dockerfile. */
package org.sifter.build;
