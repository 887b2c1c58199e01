/**
 * What people and programs get to read: diagnostics as text, findings in the formats of many
 * programs, build plans as text and as JSON. Everything here makes strings; who calls it decides
 * where they go. Depends on {@code lint}, of which only what rules are, {@code plan}, {@code diag},
 * {@code shell} and {@code source}.
 */
package org.sifter.report;
