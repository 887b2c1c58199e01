package org.sifter.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.engine.Machine;

/** Whether images can be mounted by an ordinary user, who needs FUSE for that. */
public record FuseCheck(Machine machine) implements Check {
  private static final String DEVICE = "dev/fuse";
  private static final String UNPACKED =
      " Without it, an image is unpacked each time that it is run.";

  @Override
  public String subject() {
    return "FUSE";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Path device = machine.root().resolve(DEVICE);
    if (!Files.exists(device)) {
      findings.add(
          Finding.warning(
              "there is no /" + DEVICE,
              "Ask an administrator to load it: modprobe fuse." + UNPACKED));
    } else if (!Files.isReadable(device) || !Files.isWritable(device)) {
      findings.add(
          Finding.warning(
              "you may not use /" + DEVICE,
              "Ask an administrator for the right: chmod 666 /" + DEVICE + "." + UNPACKED));
    }
    Optional<Path> mount = program("fusermount3", "fusermount", "fuse3", findings);
    Optional<Path> squashfuse = program("squashfuse_ll", "squashfuse", "squashfuse", findings);
    return findings.isEmpty()
        ? List.of(Finding.ok("/%s, %s, %s".formatted(DEVICE, mount.get(), squashfuse.get())))
        : findings;
  }

  private Optional<Path> program(
      String name, String other, String distributed, List<Finding> findings) {
    Optional<Path> program = machine.programs().find(name).or(() -> machine.programs().find(other));
    if (program.isEmpty()) {
      findings.add(
          Finding.warning(
              "there is no program %s or %s".formatted(name, other),
              "Install the package %s.".formatted(distributed) + UNPACKED));
    }
    return program;
  }
}
