package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import org.sifter.lint.Rule;

/** The catalogue of all rules, in the order of their ids. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          // files
          new TmpWipe(),
          new TmpCopyThenRun(),
          new TmpContentAtRuntime(),
          new RootHome(),
          new UserHome(),
          new InstallerUsesHome(),
          new ModelCacheInHome(),
          new LinkIntoHiddenPath(),
          new WorkdirIgnored(),
          new RelativeCommand(),
          new VolumeIgnored(),
          new WritesToImage(),
          new SitePathContent(),
          new HostManagedFile(),
          new UnreadableByOthers(),
          new ContextFileProblem()
          // identity and privilege

          // runtime and services

          // environment

          // build

          // network

          // GPU

          // MPI

          // portability, reproducibility, security, size
          );

  private Rules() {}

  /** All rules. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule of this id or name. */
  public static Optional<Rule> find(String text) {
    return ALL.stream().filter(rule -> rule.info().isCalled(text)).findFirst();
  }
}
