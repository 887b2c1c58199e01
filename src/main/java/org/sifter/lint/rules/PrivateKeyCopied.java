package org.sifter.lint.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Origin;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;

/** A private key or a file with passwords is copied into the image. */
public final class PrivateKeyCopied implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF069", "private-key-copied", Category.SECURITY, Severity.ERROR, Phase.RUN);

  /** Files and directories in which programs keep what lets them in. */
  private static final Set<String> NAMES =
      Set.of(
          "id_rsa",
          "id_dsa",
          "id_ecdsa",
          "id_ed25519",
          ".netrc",
          ".npmrc",
          ".pypirc",
          ".aws",
          ".kube",
          ".git-credentials",
          ".ssh",
          ".gnupg",
          ".pgpass",
          ".dockercfg");

  private static final List<String> KEY_ENDINGS = List.of(".pem", ".p12", ".pfx", ".ppk");

  /** Words in the name of a file of certificates, which are public. */
  private static final Set<String> PUBLIC =
      Set.of(
          "ca",
          "cacert",
          "cacerts",
          "cert",
          "certs",
          "certificate",
          "certificates",
          "crt",
          "chain",
          "fullchain",
          "bundle",
          "root",
          "intermediate",
          "public",
          "pub",
          "dhparam",
          "dhparams");

  private static final Set<String> PRIVATE = Set.of("key", "private", "privkey", "priv");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<String> removed = removed(subject);
    for (Moment moment : subject.analysis().moments()) {
      moment
          .step(Step.Copy.class)
          .filter(copy -> copy.origin() instanceof Origin.Context)
          .ifPresent(copy -> check(copy, moment, removed, findings));
    }
  }

  /** The files that steps take away again, for what is built as a single file system. */
  private static Set<String> removed(Subject subject) {
    Set<String> removed = new HashSet<>();
    if (subject.profile().target().hasDefinition()) {
      for (Invocation command : subject.analysis().shippedInvocations()) {
        if (command.is("rm", "shred") && !command.position().conditional()) {
          command.operands().forEach(file -> command.path(file).ifPresent(removed::add));
        }
      }
    }
    return removed;
  }

  private static void check(Step.Copy copy, Moment moment, Set<String> removed, Findings findings) {
    for (Step.Source source : copy.sources()) {
      if (source.location() instanceof SourceLocation.Local local
          && isSecret(local.path())
          && !isRemoved(copy, local.path(), removed)) {
        findings.report(
            moment.shipped() ? Severity.ERROR : Severity.WARNING,
            source.span(),
            "%s holds a private key or a password, and is copied into %s"
                .formatted(local.path(), moment.shipped() ? "the image" : "a stage"),
            "Give it to the step that needs it with RUN --mount=type=secret, or --mount=type=ssh.");
      }
    }
  }

  private static boolean isRemoved(Step.Copy copy, String source, Set<String> removed) {
    String directory = ContainerPaths.clean(copy.destination());
    String file = ContainerPaths.clean(directory + "/" + Paths.fileName(source));
    return removed.contains(directory) || removed.contains(file);
  }

  /** Whether a path is, or is in, what holds a key or password. */
  private static boolean isSecret(String path) {
    List<String> parts = Arrays.asList(path.split("/+", -1));
    String name = parts.get(parts.size() - 1);
    if (name.endsWith(".pub") || name.equals("known_hosts") || name.equals("config.d")) {
      return false;
    }
    boolean docker = parts.contains(".docker") && name.equals("config.json");
    boolean known =
        NAMES.contains(name)
            || (parts.contains(".aws") && name.equals("credentials"))
            || (parts.contains(".kube") && name.equals("config"));
    return docker || known || isKey(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isKey(String name) {
    Optional<String> ending = KEY_ENDINGS.stream().filter(name::endsWith).findFirst();
    if (ending.isEmpty()) {
      return false;
    }
    String stem = name.substring(0, name.length() - ending.get().length());
    List<String> words = Arrays.asList(stem.split("[-_.*]+", -1));
    return words.stream().anyMatch(PRIVATE::contains) || words.stream().noneMatch(PUBLIC::contains);
  }
}
