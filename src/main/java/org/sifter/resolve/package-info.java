/**
 * From a {@code Dockerfile} to its {@code BuildPlan}: variables are expanded, stages picked and
 * ordered, paths made absolute, triggers run. Depends on {@code parser}, for triggers, {@code
 * syntax}, {@code plan}, {@code shell}, {@code diag} and {@code source}.
 */
package org.sifter.resolve;
