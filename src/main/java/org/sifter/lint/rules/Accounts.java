package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;

/** Reads the numbers and names of users and groups in the commands that deal with them. */
final class Accounts {
  private static final int LONGEST_NUMBER = 10;

  private Accounts() {}

  /**
   * A user or group that gets a number.
   *
   * @param name its name; empty when that is not known
   * @param id the number
   * @param argument where the number stands
   */
  record Numbered(String name, long id, Argument argument) {}

  /** The user or group that a command creates with, or changes to, a number of its own. */
  static Optional<Numbered> numbered(Invocation invocation) {
    Optional<Argument> number =
        switch (invocation.name()) {
          case "useradd", "usermod" -> invocation.optionValue("u", "uid");
          case "adduser" -> invocation.optionValue("u", "uid");
          case "groupadd", "groupmod", "addgroup" -> invocation.optionValue("g", "gid");
          default -> Optional.empty();
        };
    List<Argument> operands = invocation.operands();
    String name = operands.isEmpty() ? "" : operands.get(operands.size() - 1).value();
    return number.flatMap(
        argument ->
            id(argument.value()).stream()
                .mapToObj(id -> new Numbered(name, id, argument))
                .findFirst());
  }

  /** The owner that chown or chgrp gives to files. */
  static Optional<Argument> newOwner(Invocation invocation) {
    return invocation.is("chown", "chgrp") && !invocation.hasOption("reference")
        ? invocation.operands().stream().findFirst()
        : Optional.empty();
  }

  /** The user and the group of an owner such as {@code app:users} or {@code 1000:1000}. */
  static List<String> parts(String owner) {
    return Arrays.stream(owner.split(":", -1)).filter(part -> !part.isEmpty()).toList();
  }

  /** The numbers in an owner. */
  static List<Long> ids(String owner) {
    List<Long> ids = new ArrayList<>();
    parts(owner).forEach(part -> id(part).ifPresent(ids::add));
    return ids;
  }

  /** The number of a user or group; empty when the text is no number. */
  static OptionalLong id(String text) {
    boolean number =
        !text.isEmpty()
            && text.length() <= LONGEST_NUMBER
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
