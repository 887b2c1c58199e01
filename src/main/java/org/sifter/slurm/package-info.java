/** Builds as jobs of Slurm: how a job is submitted, followed and cancelled. */
package org.sifter.slurm;
