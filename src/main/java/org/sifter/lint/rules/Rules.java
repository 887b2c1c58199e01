package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Selection;
import org.sifter.lint.Suppressions;

/** The catalogue of all rules, in the order of their ids. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
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
          new ContextFileProblem(),
          new UserIgnored(),
          new RootOnlyEntrypoint(),
          new Sudo(),
          new SetuidBit(),
          new FileCapabilities(),
          new HardCodedUid(),
          new UidAboveSubidRange(),
          new PrivilegedBuildStep(),
          new NeedsRealIds(),
          new BaseLibcMismatch(),
          new InitSystem(),
          new ProcessSupervisor(),
          new DaemonCommand(),
          new DisplayOrDbus(),
          new DockerClient(),
          new Pid1Shim(),
          new DockerOnlyMetadata(),
          new OnbuildIgnored(),
          new EnvSetInEntrypoint(),
          new RcFileActivation(),
          new LoginShell(),
          new ShellInstruction(),
          new EnvMangled(),
          new EnvOverridesHost(),
          new LdLibraryPathReplaced(),
          new HostPackageLeak(),
          new JitCacheUnset(),
          new CachePathInImage(),
          new LocaleNotGenerated(),
          new RuntimeDir(),
          new BuildkitRunFlags(),
          new AddSemantics(),
          new UnboundedParallelBuild(),
          new InteractiveInstall(),
          new LowPort(),
          new OpenServiceNoAuth(),
          new DockerDnsName(),
          new DriverInImage(),
          new CudaDriverLibShadow(),
          new GpuRuntimeFlags(),
          new LdconfigAtStart(),
          new LdconfigMissing(),
          new MpiHostMatch(),
          new MpiBuildOptions(),
          new MpiLauncherInImage(),
          new MuslWithHpc(),
          new NativeCpuFlags(),
          new FixedPlatform(),
          new FloatingBaseTag(),
          new UnpinnedGit(),
          new UncheckedDownload(),
          new SecretInImage(),
          new PrivateKeyCopied(),
          new CacheLeft(),
          new OfflineDownload(),
          new UnreadableScript());

  private Rules() {}

  /** All rules. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rules that are selected and have something to say for a profile. */
  public static List<Rule> selected(Selection selection, Profile profile) {
    return ALL.stream()
        .filter(rule -> selection.includes(rule.info()) && rule.appliesTo(profile))
        .toList();
  }

  /** What is known of all rules, and of those about comments that suppress findings. */
  public static List<RuleInfo> infos() {
    List<RuleInfo> infos = new ArrayList<>(ALL.stream().map(Rule::info).toList());
    infos.add(Suppressions.UNUSED);
    infos.add(Suppressions.UNKNOWN);
    return infos;
  }

  /** The rule of this id or name. */
  public static Optional<Rule> find(String text) {
    return ALL.stream().filter(rule -> rule.info().isCalled(text)).findFirst();
  }
}
