package org.sifter.lint.rules;

import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image starts a display or a message bus that all users of a host would share. */
public final class DisplayOrDbus implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF030", "display-or-dbus", Category.SERVICE, Severity.WARNING, Phase.RUN);

  /** X servers, those that serve VNC, and what starts them. */
  private static final Set<String> DISPLAYS =
      Set.of(
          "Xvfb",
          "Xvnc",
          "Xtigervnc",
          "Xtightvnc",
          "Xorg",
          "X",
          "Xdummy",
          "startx",
          "xinit",
          "x11vnc",
          "vncserver",
          "tigervncserver",
          "tightvncserver",
          "xvfb-run");

  /** Options with which a server looks for a display number that is free. */
  private static final Set<String> FREE_NUMBER = Set.of("-displayfd", "-a", "--auto-servernum");

  private static final String SOCKETS = "/tmp/.X11-unix";
  private static final String DISPLAY_REMEDY =
      "Let it find a free display number (-displayfd, xvfb-run -a), and use a port of the job.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().defaultCommand().all()) {
      if (invocation.position().forRootOnly()) {
        continue;
      }
      if (isDisplay(invocation)) {
        findings.report(
            invocation.nameSpan(),
            "%s takes a display number that others on the host may have"
                    .formatted(invocation.name())
                + invocation.place(),
            DISPLAY_REMEDY);
      } else if (isBus(invocation)) {
        findings.report(
            invocation.span(),
            bus(invocation) + invocation.place(),
            "Leave it out, or run the program through dbus-run-session.");
      } else {
        socket(invocation)
            .ifPresent(
                operand ->
                    findings.report(
                        invocation.span(operand),
                        "%s is the host's, for the displays of all its users"
                                .formatted(operand.value())
                            + invocation.place(),
                        DISPLAY_REMEDY));
      }
    }
  }

  private static boolean isDisplay(Invocation invocation) {
    return DISPLAYS.contains(invocation.name())
        && invocation.texts().stream().noneMatch(FREE_NUMBER::contains);
  }

  private static String bus(Invocation invocation) {
    return switch (invocation.name()) {
      case "dbus-launch" -> "dbus-launch leaves a bus running on the host";
      case "dbus-uuidgen" -> "dbus-uuidgen writes to a directory of the image";
      default -> "the bus of the system needs a user and files of its own";
    };
  }

  private static boolean isBus(Invocation invocation) {
    return invocation.is("dbus-launch", "dbus-uuidgen")
        || (invocation.is("dbus-daemon") && invocation.hasOption("system"));
  }

  /** An operand that names the directory of the displays' sockets, or one of their lock files. */
  private static Optional<Argument> socket(Invocation invocation) {
    return invocation.operands().stream()
        .filter(operand -> invocation.path(operand).filter(DisplayOrDbus::isOfDisplays).isPresent())
        .findFirst();
  }

  private static boolean isOfDisplays(String path) {
    String name = Paths.fileName(path);
    boolean lock = name.startsWith(".X") && name.endsWith("-lock") && Paths.isWithin(path, "/tmp");
    return lock || Paths.isWithin(path, SOCKETS);
  }
}
