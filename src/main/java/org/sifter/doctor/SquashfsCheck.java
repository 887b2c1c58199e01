package org.sifter.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.engine.Machine;
import org.sifter.engine.TrialFailedException;

/** The programs that write and read the file system of an image. */
public record SquashfsCheck(Machine machine) implements Check {
  private static final String PACKAGE = "Install the package squashfs-tools.";

  /**
   * Where {@code mksquashfs -help} lists compressors: a line each, further in than their options.
   */
  private static final Pattern COMPRESSORS =
      Pattern.compile("Compressors available:\\n((?:\\s+[a-z0-9]+(?: \\(default\\))?\\n)+)");

  @Override
  public String subject() {
    return "squashfs tools";
  }

  @Override
  public List<Finding> findings() {
    Optional<Path> writer = machine.programs().find("mksquashfs");
    if (writer.isEmpty()) {
      return List.of(
          Finding.problem("there is no program mksquashfs, which writes images", PACKAGE));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(written(writer.get()));
    if (!machine.programs().has("unsquashfs")) {
      findings.add(
          Finding.warning(
              "there is no program unsquashfs, which reads images that are built upon", PACKAGE));
    }
    return findings;
  }

  private Finding written(Path writer) {
    List<String> compressors;
    try {
      compressors = compressors(machine.attempt(writer, "-help"));
    } catch (TrialFailedException e) {
      return Finding.warning(
          "%s does not tell its compressors (%s)".formatted(writer, e.getMessage()), PACKAGE);
    }
    String text =
        "%s with %s"
            .formatted(
                writer,
                compressors.isEmpty()
                    ? "compressors that it does not tell"
                    : String.join(", ", compressors));
    return compressors.isEmpty() || compressors.contains("zstd")
        ? Finding.ok(text)
        : Finding.warning(
            text + ", not zstd, which is the fastest of those that compress well",
            "Install a newer package squashfs-tools.");
  }

  private static List<String> compressors(String help) {
    Matcher list = COMPRESSORS.matcher(help);
    return list.find()
        ? list.group(1)
            .lines()
            .map(line -> line.strip().split(" ", 2)[0])
            .filter(name -> !name.isEmpty())
            .toList()
        : List.of();
  }
}
