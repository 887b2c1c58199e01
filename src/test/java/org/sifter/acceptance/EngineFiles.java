package org.sifter.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Compares what two engines have made of one Dockerfile, leaving out what an engine adds to every
 * image. This is all that is left out:
 *
 * <ul>
 *   <li>{@code /.singularity.d} and the links to what is in it ({@code /.exec}, {@code /.run},
 *       {@code /.shell}, {@code /.test}, {@code /environment}, {@code /singularity}): Apptainer's
 *       own scripts and metadata.
 *   <li>{@code /dev}, {@code /proc}, {@code /sys}, {@code /etc}, {@code /root}, {@code /home},
 *       {@code /tmp}, {@code /var} and {@code /var/tmp} where Docker's image does not have them:
 *       Apptainer makes them in every image.
 *   <li>{@code /etc/hosts}, {@code /etc/hostname} and {@code /etc/resolv.conf}: every engine binds
 *       its own files there, and what it leaves in the image differs even between Docker's
 *       builders.
 *   <li>the mode of {@code /}: buildah's own store, not the image, decides it.
 *   <li>labels that begin with {@code org.label-schema.}, by which Apptainer describes its build,
 *       where Docker's image does not have them; those that begin with {@code org.sifter.}, by
 *       which {@code sifter build} describes its own.
 * </ul>
 */
final class EngineFiles {
  private static final Set<String> OF_APPTAINER =
      Set.of(
          "/.singularity.d",
          "/.exec",
          "/.run",
          "/.shell",
          "/.test",
          "/environment",
          "/singularity");

  private static final Set<String> IN_EVERY_APPTAINER_IMAGE =
      Set.of("/dev", "/proc", "/sys", "/etc", "/root", "/home", "/tmp", "/var", "/var/tmp");

  private static final Set<String> BOUND =
      Set.of("/etc/hosts", "/etc/hostname", "/etc/resolv.conf");

  private static final Set<String> OWN_LABELS = Set.of("org.label-schema.", "org.sifter.");

  private EngineFiles() {}

  /** How the files of Apptainer's image differ from those of Docker's. */
  static List<String> differences(FileTree docker, FileTree apptainer) {
    FileTree made =
        apptainer.without(
            path ->
                isOfApptainer(path)
                    || (!docker.has(path) && IN_EVERY_APPTAINER_IMAGE.contains(path)));
    return comparable(docker).differences(comparable(made));
  }

  private static FileTree comparable(FileTree tree) {
    return tree.without(path -> path.equals("/") || BOUND.contains(path));
  }

  private static boolean isOfApptainer(String path) {
    return OF_APPTAINER.contains(path) || path.startsWith("/.singularity.d/");
  }

  /** How the labels of Apptainer's image differ from those of Docker's. */
  static List<String> differences(Map<String, String> docker, Map<String, String> apptainer) {
    List<String> differences = new ArrayList<>();
    SortedSet<String> keys = new TreeSet<>(docker.keySet());
    keys.addAll(apptainer.keySet());
    keys.removeIf(key -> OWN_LABELS.stream().anyMatch(key::startsWith) && !docker.containsKey(key));
    for (String key : keys) {
      if (!Objects.equals(docker.get(key), apptainer.get(key))) {
        show("- ", key, docker, differences);
        show("+ ", key, apptainer, differences);
      }
    }
    return differences;
  }

  private static void show(
      String mark, String key, Map<String, String> labels, List<String> differences) {
    if (labels.containsKey(key)) {
      differences.add(mark + key + "=" + labels.get(key));
    }
  }
}
