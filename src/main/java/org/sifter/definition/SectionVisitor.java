package org.sifter.definition;

/**
 * What to do with each kind of section.
 *
 * @param <R> the result of doing it
 */
public interface SectionVisitor<R> {
  /** For {@code %files}. */
  R visitFiles(FilesSection section);

  /** For {@code %labels}. */
  R visitLabels(LabelsSection section);

  /** For {@code %arguments}. */
  R visitArguments(ArgumentsSection section);

  /** For {@code %help}. */
  R visitHelp(HelpSection section);

  /** For {@code %post} and all others that hold lines which the engine does not look into. */
  R visitScript(ScriptSection section);
}
