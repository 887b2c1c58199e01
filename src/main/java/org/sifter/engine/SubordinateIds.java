package org.sifter.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The ids that a user may have in user namespaces besides their own; subuid(5).
 *
 * @param user whose they are
 * @param isListed whether {@code /etc/subuid} has a line for the user, usable or not
 * @param uids the user ids that an engine takes
 * @param gids the group ids that an engine takes
 */
public record SubordinateIds(
    Caller user, boolean isListed, Optional<IdRange> uids, Optional<IdRange> gids) {
  private static final String UIDS = "/etc/subuid";
  private static final String GIDS = "/etc/subgid";

  /** How many ids engines want: as many as a system without other databases has. */
  private static final long ENOUGH = 65536;

  /** Reads the files. */
  public static SubordinateIds of(Caller user, Machine machine) {
    List<IdRange> uids = ranges(UIDS, user, machine);
    List<IdRange> gids = ranges(GIDS, user, machine);
    return new SubordinateIds(user, !uids.isEmpty(), best(uids), best(gids));
  }

  private static List<IdRange> ranges(String file, Caller user, Machine machine) {
    return machine
        .read(file.substring(1))
        .orElse("")
        .lines()
        .map(line -> line.strip().split(":", -1))
        .filter(fields -> fields.length == 3 && isOf(user, fields[0]))
        .filter(fields -> isNumber(fields[1]) && isNumber(fields[2]))
        .map(fields -> new IdRange(Long.parseLong(fields[1]), Long.parseLong(fields[2])))
        .toList();
  }

  /** Engines disable a line by a ! before the name, with which it is no user's. */
  private static boolean isOf(Caller user, String name) {
    return user.name().equals(Optional.of(name)) || name.equals(Long.toString(user.uid()));
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,10}");
  }

  /** As engines choose: the first of exactly that size, else the largest above it. */
  private static Optional<IdRange> best(List<IdRange> ranges) {
    Optional<IdRange> exact = ranges.stream().filter(range -> range.count() == ENOUGH).findFirst();
    return exact.isPresent()
        ? exact
        : ranges.stream()
            .filter(range -> range.count() > ENOUGH)
            .max(Comparator.comparingLong(IdRange::count));
  }

  /** Whether there are enough of both. */
  Ability ability() {
    if (uids.isEmpty() || gids.isEmpty()) {
      String file = uids.isEmpty() ? UIDS : GIDS;
      return new Ability.Lacking(
          "%s gives %s no %d ids".formatted(file, user.label(), ENOUGH),
          "Ask an administrator for subordinate ids: apptainer config fakeroot --add "
              + user.label());
    }
    return new Ability.Given(
        "%s has the ids %s of %s".formatted(user.label(), uids.get(), UIDS)
            + (uids.equals(gids) ? "" : " and %s of %s".formatted(gids.get(), GIDS)));
  }
}
