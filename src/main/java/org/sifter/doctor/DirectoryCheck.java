package org.sifter.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sifter.engine.EngineDirectories.Place;
import org.sifter.engine.Machine;

/**
 * A directory that builds write to: whether they can, how much space it has, and what kind of file
 * system it is on.
 *
 * @param subject what messages call it
 * @param place where it is
 * @param use what it is for
 * @param machine the machine
 */
public record DirectoryCheck(String subject, Place place, DirectoryUse use, Machine machine)
    implements Check {
  /** With less, not even a small image can be built. */
  private static final long LEAST = 256L << 20;

  @Override
  public List<Finding> findings() {
    Path path = place.path();
    Path existing = existing(path);
    if (use == DirectoryUse.TEMPORARY && !Files.exists(path)) {
      return List.of(lost(path + " does not exist", "Make it: mkdir -p " + path));
    }
    if (!Files.isDirectory(existing)) {
      return List.of(lost(existing + " is no directory", elsewhere("")));
    }
    if (!Files.isWritable(existing)) {
      return List.of(lost("you may not write to " + existing, elsewhere(" where you may write")));
    }
    return usable(existing);
  }

  /** The directory, else the one in which it would be made. */
  private static Path existing(Path path) {
    Path existing = path;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing;
  }

  private List<Finding> usable(Path directory) {
    List<Finding> findings = new ArrayList<>();
    Optional<MountTable.Mount> mount = mount(directory);
    mount.ifPresent(known -> look(known, findings));
    OptionalLong space = space(directory);
    if (space.isPresent() && space.getAsLong() < use.enough()) {
      findings.add(tooSmall(space.getAsLong()));
    }
    return findings.isEmpty() ? List.of(Finding.ok(summary(mount, space))) : findings;
  }

  private void look(MountTable.Mount mount, List<Finding> findings) {
    Optional<String> network = FileSystemType.network(mount.type());
    if (network.isPresent()) {
      findings.add(
          Finding.warning(
              "%s is on %s, where builds are slow, and changes of owners may fail"
                  .formatted(place.path(), network.get()),
              elsewhere(" on a disk of this machine")));
    }
    Set<String> options = mount.options();
    if (options.contains("noexec") && use == DirectoryUse.TEMPORARY) {
      findings.add(
          lost(
              "%s is mounted noexec, so that no step can run".formatted(place.path()),
              elsewhere(" that is not")));
    }
    if (options.contains("nodev") && use == DirectoryUse.TEMPORARY) {
      findings.add(
          Finding.warning(
              "%s is mounted nodev, so that devices in images cannot be made"
                  .formatted(place.path()),
              elsewhere(" that is not")));
    }
  }

  private Finding tooSmall(long space) {
    String text = "%s has %s free".formatted(place.path(), size(space));
    return space < LEAST
        ? lost(text + ", too little for any image", elsewhere(" with more"))
        : Finding.warning(text + ", which large images may not fit in", elsewhere(" with more"));
  }

  private String summary(Optional<MountTable.Mount> mount, OptionalLong space) {
    StringBuilder text = new StringBuilder(place.path().toString());
    mount.ifPresent(
        known -> {
          text.append(", ").append(known.type());
          text.append(FileSystemType.isInMemory(known.type()) ? " (in memory)" : "");
        });
    space.ifPresent(bytes -> text.append(", ").append(size(bytes)).append(" free"));
    return text.toString();
  }

  private Finding lost(String text, String remedy) {
    return new Finding(use.loss(), text, remedy);
  }

  private String elsewhere(String which) {
    return "Set %s to a directory%s.".formatted(place.variable(), which);
  }

  private Optional<MountTable.Mount> mount(Path directory) {
    try {
      return MountTable.of(machine).of(directory.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong space(Path directory) {
    try {
      return OptionalLong.of(Files.getFileStore(directory).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static String size(long bytes) {
    return bytes < 1L << 30 ? "%d MiB".formatted(bytes >> 20) : "%d GiB".formatted(bytes >> 30);
  }
}
