package org.sifter.report;

import java.util.List;
import org.sifter.diag.Diagnostic;

/**
 * Writes what was found in some files, file by file: the report is what {@link #begin} gives, then
 * what {@link #file} gives for each file in the order of the report, then what {@link #end} gives.
 * One reporter makes one report. It is well formed in its format and in UTF-8 whatever the files
 * and their names hold: bytes that are not UTF-8 are shown as {@code <FC>}. The same findings give
 * the same bytes.
 */
public sealed interface FindingsReporter
    permits TextFindings,
        ConciseFindings,
        JsonFindings,
        SarifFindings,
        CheckstyleFindings,
        CodeClimateFindings,
        GitLabFindings,
        GitHubFindings,
        JUnitFindings {

  /** What stands before the first file. */
  default String begin() {
    return "";
  }

  /**
   * What is reported for a file.
   *
   * @param name how messages call the file
   * @param findings what was found, in the order in which it is told; none when all is well
   */
  String file(String name, List<Diagnostic> findings);

  /** What stands behind the last file. */
  default String end() {
    return "";
  }
}
