package org.sifter.lint.rules;

import java.util.Optional;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.MountField;

/** RUN has flags that only BuildKit understands. */
public final class BuildkitRunFlags implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF047", "buildkit-run-flags", Category.BUILD, Severity.ERROR, Phase.BUILD);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() == Target.DEF;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Moment moment : subject.analysis().moments()) {
      if (moment.instruction() instanceof Instruction.Run run) {
        run.flags().forEach(flag -> check(flag, findings));
      }
    }
  }

  private static void check(Flag flag, Findings findings) {
    String value = flag.value().orElse("");
    switch (flag.name()) {
      case "mount" -> checkMount(flag, findings);
      case "network" ->
          findings.report(
              value.equals("none") ? Severity.WARNING : Severity.INFO,
              flag.span(),
              "%post always has the host's network",
              "Leave the flag out of the definition file.");
      case "security" ->
          findings.report(
              value.equals("insecure") ? Severity.ERROR : Severity.INFO,
              flag.span(),
              "%post has the rights of the user who builds, and no more",
              "Do without what needs them.");
      default ->
          findings.report(
              flag.span(),
              "%post has no --" + flag.name(),
              "Find another way, or use sifter build.");
    }
  }

  private static void checkMount(Flag flag, Findings findings) {
    String type = field(flag, "type").orElse("bind");
    String target =
        field(flag, "target")
            .or(() -> field(flag, "dst"))
            .or(() -> field(flag, "destination"))
            .orElse("");
    boolean ofTheHost = type.equals("tmpfs") && Paths.isHiddenAtBuild(target);
    findings.report(
        type.equals("cache") || ofTheHost ? Severity.INFO : Severity.ERROR,
        flag.span(),
        "%post has no mounts of type " + type,
        remedy(type));
  }

  private static String remedy(String type) {
    return switch (type) {
      case "bind" -> "Copy the files in %files, and delete them in %post; sifter convert does so.";
      case "cache" -> "Delete the directory at the end of the step; sifter convert does so.";
      case "tmpfs" -> "Use /tmp, which is the host's; sifter convert makes a directory for it.";
      default ->
          "Bind the file with apptainer build --bind, as sifter convert has it: what stands in a"
              + " definition file can be read by all who have the image.";
    };
  }

  private static Optional<String> field(Flag flag, String key) {
    return flag.value()
        .flatMap(MountField::parse)
        .flatMap(
            fields ->
                fields.stream()
                    .filter(field -> field.key().equals(key))
                    .findFirst()
                    .flatMap(MountField::value));
  }
}
