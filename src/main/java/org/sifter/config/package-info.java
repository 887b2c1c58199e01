/**
 * The config file {@code .sifter.yaml}: its keys, reading it, and its JSON schema. Depends on
 * {@code lint}, {@code diag} and {@code source}.
 */
package org.sifter.config;
