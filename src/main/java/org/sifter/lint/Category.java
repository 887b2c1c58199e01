package org.sifter.lint;

import java.util.Locale;

/** What a rule is about; rules can be selected by it. */
public enum Category {
  /** Where files are, and whether they are there at build and run time. */
  FILESYSTEM,
  /** Who may read, write and execute what. */
  PERMISSIONS,
  /** Users and groups. */
  IDENTITY,
  /** What only root may do. */
  PRIVILEGE,
  /** How the default command is started. */
  RUNTIME,
  /** Daemons and what they need. */
  SERVICE,
  /** Environment variables. */
  ENVIRONMENT,
  /** What happens while the image is built. */
  BUILD,
  /** Ports, host names. */
  NETWORK,
  /** GPUs and their drivers. */
  GPU,
  /** The Message Passing Interface. */
  MPI,
  /** Other processors, other C libraries. */
  PORTABILITY,
  /** Whether tomorrow's build gives the same image. */
  REPRODUCIBILITY,
  /** Secrets, and services open to others. */
  SECURITY,
  /** How large the image is. */
  SIZE,
  /** How the Dockerfile speaks to the linter. */
  SUPPRESSION;

  /** The name that options and reports use, e.g. {@code filesystem}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
