/**
 * What is told to the user: severities, codes, diagnostics and the log that collects them. Depends
 * on {@code source} only.
 */
package org.sifter.diag;
