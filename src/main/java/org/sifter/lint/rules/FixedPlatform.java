package org.sifter.lint.rules;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Architectures;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.NamedImage;
import org.sifter.analysis.StageView;
import org.sifter.analysis.WordText;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;
import org.sifter.source.Span;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Instruction;

/** The image is for one kind of processor, whatever the cluster has. */
public final class FixedPlatform implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF064", "fixed-platform", Category.PORTABILITY, Severity.WARNING, Phase.RUN)
          .like("DL3029", "FromPlatformFlagConstDisallowed");

  private static final Set<String> PLATFORM_ARGUMENTS = Set.of("TARGETARCH", "TARGETPLATFORM");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    for (StageView stage : analysis.lineage()) {
      stage.beginning().flags("platform").forEach(flag -> check(flag, subject, findings));
    }
    NamedImage.ofLineage(analysis).ifPresent(image -> check(image, subject, findings));
    if (isForSeveral(analysis)) {
      analysis.shippedInvocations().forEach(command -> checkDownload(command, findings));
      analysis.shippedMoments().forEach(moment -> checkAdd(moment, findings));
    }
  }

  private static void check(Flag flag, Subject subject, Findings findings) {
    String value = flag.value().orElse("");
    if (value.isEmpty() || value.contains("$")) {
      return;
    }
    architecture(value)
        .filter(architecture -> mayDiffer(architecture, subject.profile()))
        .ifPresent(
            architecture ->
                findings.report(
                    flag.span(),
                    "the image is for %s only%s".formatted(architecture, than(subject.profile())),
                    "Leave --platform out, and give the platform to the build where it has to be"
                        + " another."));
  }

  private static Optional<String> architecture(String platform) {
    try {
      return Optional.of(Platform.parse(platform).architecture());
    } catch (MalformedValueException e) {
      return Optional.empty(); // The resolver tells of it.
    }
  }

  private static boolean mayDiffer(String architecture, Profile profile) {
    return !hosts(profile).equals(Optional.of(architecture));
  }

  private static Optional<String> hosts(Profile profile) {
    return profile.architecture().map(name -> Architectures.named(name).orElse(name));
  }

  private static String than(Profile profile) {
    return hosts(profile).map(host -> ", and the cluster has " + host).orElse("");
  }

  /** An image that is in Docker Hub once for each processor: {@code arm64v8/debian}. */
  private static void check(NamedImage image, Subject subject, Findings findings) {
    String repository = image.image().repository();
    int slash = repository.indexOf('/');
    if (slash < 0 || !Architectures.isNamespace(repository.substring(0, slash))) {
      return;
    }
    Architectures.named(repository.substring(0, slash))
        .filter(architecture -> mayDiffer(architecture, subject.profile()))
        .ifPresent(
            architecture ->
                findings.report(
                    image.repositorySpan(),
                    "%s is for %s only%s"
                        .formatted(repository, architecture, than(subject.profile())),
                    "Write %s, which is there for other processors too."
                        .formatted(repository.substring(slash + 1))));
  }

  /** Whether the Dockerfile asks somewhere which processor it is for. */
  private static boolean isForSeveral(Analysis analysis) {
    boolean declares =
        analysis.shippedMoments().stream()
            .flatMap(moment -> moment.as(Instruction.Arg.class).stream())
            .flatMap(arg -> arg.arguments().stream())
            .anyMatch(argument -> PLATFORM_ARGUMENTS.contains(argument.name().text()));
    return declares
        || analysis.shippedInvocations().stream().anyMatch(FixedPlatform::asksForProcessor);
  }

  private static boolean asksForProcessor(Invocation command) {
    return (command.is("uname") && command.hasOption("m", "machine"))
        || (command.is("dpkg") && command.hasOption("print-architecture"))
        || (command.is("arch") && command.arguments().isEmpty());
  }

  private static void checkDownload(Invocation command, Findings findings) {
    if (!command.is("curl", "wget") || command.position().conditional()) {
      return;
    }
    for (Argument argument : command.arguments()) {
      if (argument.value().contains("://")) {
        report(
            name -> WordText.places(argument.word(), name).stream().map(command.source()::shown),
            findings);
      }
    }
  }

  private static void checkAdd(Moment moment, Findings findings) {
    moment
        .as(Instruction.Add.class)
        .ifPresent(
            add ->
                add.sources().stream()
                    .filter(source -> source.text().contains("://"))
                    .forEach(
                        source ->
                            report(name -> WordText.places(source, name).stream(), findings)));
  }

  /** Reports the first name of a processor that stands in an address. */
  private static void report(Function<String, Stream<Span>> places, Findings findings) {
    for (String name : Architectures.names()) {
      Optional<Span> place = places.apply(name).findFirst();
      if (place.isPresent()) {
        findings.report(
            Severity.INFO,
            place.get(),
            "the download is for %s only, though the Dockerfile asks for the processor elsewhere"
                .formatted(name),
            "Make the address from TARGETARCH or uname -m.");
        return;
      }
    }
  }
}
