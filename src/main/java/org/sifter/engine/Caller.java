package org.sifter.engine;

import java.util.Optional;

/**
 * The user as whom this process runs.
 *
 * @param uid the user id
 * @param gid the id of the group
 * @param name the name; empty when the user is in no database
 * @param capabilities what this process may do, a bit for each capability
 */
public record Caller(long uid, long gid, Optional<String> name, long capabilities) {

  /** Reads it from {@code /proc}; empty where there is none, as on other systems than Linux. */
  public static Optional<Caller> of(Machine machine) {
    return machine.read("proc/self/status").flatMap(status -> read(status, machine));
  }

  private static Optional<Caller> read(String status, Machine machine) {
    Optional<Long> uid = field(status, "Uid:").map(Long::parseLong);
    Optional<Long> gid = field(status, "Gid:").map(Long::parseLong);
    if (uid.isEmpty() || gid.isEmpty()) {
      return Optional.empty();
    }
    long capabilities =
        field(status, "CapPrm:").map(digits -> Long.parseUnsignedLong(digits, 16)).orElse(0L);
    return Optional.of(new Caller(uid.get(), gid.get(), name(uid.get(), machine), capabilities));
  }

  private static Optional<String> field(String status, String title) {
    return status
        .lines()
        .filter(line -> line.startsWith(title))
        .map(line -> line.substring(title.length()).strip().split("\\s+", 2)[0])
        .findFirst();
  }

  /** On clusters, users are rather in LDAP than in the file; the command asks all databases. */
  private static Optional<String> name(long uid, Machine machine) {
    Optional<String> inFile =
        machine
            .read("etc/passwd")
            .flatMap(
                text ->
                    text.lines()
                        .map(line -> line.split(":", -1))
                        .filter(fields -> fields.length > 2)
                        .filter(fields -> fields[2].equals(Long.toString(uid)))
                        .map(fields -> fields[0])
                        .findFirst());
    return inFile.isPresent() ? inFile : asked(machine);
  }

  private static Optional<String> asked(Machine machine) {
    try {
      var id = machine.programs().find("id");
      return id.isEmpty()
          ? Optional.empty()
          : Optional.of(machine.attempt(id.get(), "-un").strip()).filter(name -> !name.isEmpty());
    } catch (TrialFailedException e) {
      return Optional.empty();
    }
  }

  /** Whether it is root. */
  public boolean isRoot() {
    return uid == 0;
  }

  /** The name, else the id. */
  public String label() {
    return name.orElse(Long.toString(uid));
  }
}
