package org.sifter.translate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.plan.Step;

/** Files of the host that engines show in the place of the image's own. */
final class HostFiles {
  private static final Set<String> SHOWN = Set.of("/etc/hosts", "/etc/resolv.conf");

  private HostFiles() {}

  /** The names in a directory that are no such files. */
  static List<String> without(String directory, List<String> names) {
    return names.stream().filter(name -> !SHOWN.contains(directory + "/" + name)).toList();
  }

  /** Reports what a copy puts where it will not be seen. */
  static void report(Step.Copy copy, List<String> names, Findings findings) {
    if (names.isEmpty()) {
      return;
    }
    String destination = copy.destination();
    String directory = destination.replaceFirst("/\\.?$", "");
    Stream.concat(Stream.of(destination), names.stream().map(name -> directory + "/" + name))
        .filter(SHOWN::contains)
        .distinct()
        .forEach(
            file -> findings.report(TranslationCode.HOST_FILE, copy.provenance().span(), file));
  }
}
