package org.sifter.lint;

import org.sifter.analysis.Analysis;

/**
 * What rules look at.
 *
 * @param analysis the Dockerfile and what is known of its meaning
 * @param profile the cluster that it is for
 */
public record Subject(Analysis analysis, Profile profile) {}
