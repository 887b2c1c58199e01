package org.sifter.build;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why steps and engines fail, as far as it can be told from what they print, and what helps. The
 * lines are those of Apptainer 1.4.5, of Debian, Alpine and Fedora, and of common tools; where
 * several match, the first constant counts.
 */
enum FailureCause {
  SECRET_MISSING(
      Phase.STEPS,
      "this step needs (?<name>\\S+): build with -B (?!\\$SSH_AUTH_SOCK)",
      "Give it to the build: --secret id=${name},src=FILE"),
  AGENT_MISSING(
      Phase.STEPS,
      "this step needs (?<name>\\S+): build with -B \\$SSH_AUTH_SOCK",
      "Give the ssh agent to the build: --ssh ${name}"),
  HOST_DIRECTORY(
      Phase.STEPS,
      "the host's /\\S+ is in the way",
      "Something is mounted below it: build with SINGULARITY_NO_MOUNT=tmp, or unmount that."),
  NO_SPACE_FOR_IMAGE(
      Phase.ASSEMBLY,
      "(?i)/image\\.sif: no space left on device|no space left.*image\\.sif",
      "Make room in the directory of the image, or write it elsewhere with -o."),
  NO_SPACE_FOR_LAYERS(
      Phase.ALL,
      "(?i)\\A(?=.*no space left on device).*?(?<name>/[^:]*)/work/build-[0-9a-f]+\\.tmp\\b",
      "The cache directory ${name} is full: make room there, or choose another with --cache-dir."),
  NO_SPACE(
      Phase.ALL,
      "(?i)no space left on device|disk quota exceeded|\\bENOSPC\\b|write failed because no space",
      "The build works in ${temporary} and, with a step cache, in that: make room there, or name larger"
          + " directories with APPTAINER_TMPDIR and --cache-dir."),
  FAKEROOT_LIBRARY(
      Phase.ALL,
      "(?i)error while starting the `faked' daemon|faked: not found|libfakeroot\\S* .*cannot be"
          + " preloaded",
      "The command fakeroot of this machine does not run in this image: build with"
          + " -- --ignore-fakeroot-command, or get subordinate ids (sifter doctor)."),
  TAR_OWNER(
      Phase.STEPS,
      "(?i)cannot change ownership to uid [0-9]+",
      "The build cannot have the ids in the archive: unpack it with tar --no-same-owner."),
  ONE_ID_ONLY(
      Phase.STEPS,
      "(?i)(setgroups|setegid|seteuid|setgid|setuid|setresuid)\\b.*(failed|not permitted|invalid"
          + " argument)|initgroups.*not permitted|cpio: l?chown",
      "This build has one user id only, where the step needs more: get subordinate ids (sifter"
          + " doctor tells how)."),
  ID_TOO_LARGE(
      Phase.STEPS,
      "(?i)(l?chown|chgrp|install|changing (?:ownership|group)|useradd|usermod)\\b.*invalid"
          + " argument",
      "The build cannot have this id: it has 0 to 65535, or 0 only where the user has no subordinate"
          + " ids (sifter doctor)."),
  WRONG_PROCESSOR(
      Phase.ALL,
      "(?i)exec format error|cannot execute binary file",
      "The image, or what the step has brought, is for another processor than this machine's: see"
          + " --platform."),
  FETCH_RACE(
      Phase.IMAGE,
      FetchRace.LOST,
      "Another engine was writing the cache of this one, or that is damaged: build again, and if that"
          + " does not help, empty it with the engine's cache clean."),
  ENGINE_CACHE_CLOSED(
      Phase.IMAGE,
      "(?i)open (?<name>/[^:]*/blobs/[^:]*): permission denied",
      "This file of the engine's cache is another user's, as of an engine that was run with sudo: take it over"
          + " with chown, or name another cache with APPTAINER_CACHEDIR. It is ${name}."),
  BROKEN_LAYER(
      Phase.IMAGE,
      "(?i)unpack (?:layer|entry)|read next entry|invalid tar header|gzip: invalid|flate: corrupt",
      "A layer of the image is damaged, or what the engine has kept of it: empty the engine's cache with its"
          + " cache clean, and build again."),
  ROOT_FILE_SYSTEM(
      Phase.IMAGE,
      "while inserting base environment",
      "The engine needs directories of its own in each image, where this one has files or links: it cannot be"
          + " built from."),
  RATE_LIMIT(
      Phase.IMAGE,
      "(?i)toomanyrequests|too many requests|\\b429\\b|rate limit",
      "Log in to the registry, which allows more: ${login}. Or wait."),
  LOGIN(
      Phase.IMAGE,
      "(?i)unauthorized|authentication required|\\b401\\b|\\bdenied\\b|\\b403\\b|no basic auth",
      "Log in: ${login}. Registries say the same of images that do not exist."),
  NO_SUCH_IMAGE(
      Phase.IMAGE,
      "(?i)manifest[ _]unknown|name[ _]unknown|\\b404\\b|repository \\S+ not found",
      "Check the name and the tag: the registry has no such image."),
  OTHER_PLATFORM(
      Phase.IMAGE,
      "(?i)no child with platform|no matching manifest|no image found .* for (platform|arch)",
      "The image is not there for this platform: see --platform."),
  PLAIN_REGISTRY(
      Phase.IMAGE,
      "(?i)server gave HTTP response to HTTPS client",
      "The registry has no TLS: build with --plain-http HOST."),
  DOCKER_DAEMON(
      Phase.IMAGE,
      "(?i)cannot connect to the docker daemon|docker\\.sock",
      "Start Docker, or save the image where it is: docker save -o FILE IMAGE, and build"
          + " docker-archive:FILE."),
  ARCHIVE_MISSING(
      Phase.IMAGE,
      "(?i)no such file or directory",
      "Check the path: it starts from the build context, or from where sifter is called when an image is built."),
  REGISTRY_OR_NAME(
      Phase.IMAGE,
      "could not parse reference",
      "Does the registry answer, and is the name right? Of a registry that does not answer, the engine"
          + " says the same as of a name that is none."),
  NO_SHELL_LEFT(
      Phase.STEPS,
      "stat /bin/sh: no such file or directory",
      "The image has no /bin/sh, which every RUN needs; where its base has one, an earlier step has"
          + " removed it."),
  NOT_IN_STAGE(
      Phase.STEPS,
      "(?i)SIFTER_ROOT_\\w*?(?<name>/[^':]*)'?: no such file or directory",
      "There is no ${name} in the stage or image that it is copied from."),
  CERTIFICATE(
      Phase.ALL,
      "(?i)x509: certificate|certificate signed by unknown|certificate verify failed|certificate problem|certificate verification failed"
          + "|unable to get local issuer",
      "The server's certificate is not trusted: install ca-certificates, or the certificate of your"
          + " site's proxy, where it is fetched."),
  OFFLINE(
      Phase.ALL,
      "(?i)no such host|could not resolve|temporary failure (in name resolution|resolving)|name or"
          + " service not known|server misbehaving|bad address|network is unreachable|no route to"
          + " host",
      "This machine does not reach it: build where there is a network (compute nodes often have"
          + " none), or set http_proxy and https_proxy."),
  NO_ANSWER(
      Phase.ALL,
      "(?i)connection refused|connection timed out|i/o timeout|handshake timeout|deadline exceeded"
          + "|connection reset|operation timed out",
      "The server does not answer: try again, or set http_proxy and https_proxy if this site needs"
          + " them."),
  STALE_PACKAGE_LISTS(
      Phase.STEPS,
      "(?i)unable to locate package|has no installation candidate|404 +not found",
      "Run apt-get update in the same RUN, so that the package lists are current."),
  OLD_RELEASE(
      Phase.STEPS,
      "(?i)does not have a release file|no longer has a release file|release file .* is expired",
      "The distribution is no longer served from there: use a newer base image, or its archive."),
  SUDO(Phase.STEPS, "\\b(sudo|gosu): (command )?not found", "Leave it out: steps run as root."),
  BASH_COMMAND(
      Phase.STEPS,
      "\\b(source|pushd|popd|\\[\\[|shopt|declare): not found",
      "This is a command of bash, and /bin/sh is another shell here: SHELL [\"/bin/bash\", \"-c\"]"),
  SYSTEMD(
      Phase.STEPS,
      "(?i)not been booted with systemd|failed to connect to bus|failed to get d-bus connection",
      "No service manager runs in a build: start the program itself, at run time."),
  HOST_FILE_BUSY(
      Phase.STEPS,
      "(?i)/etc/(hosts|resolv\\.conf).*(device or resource busy|read-only)",
      "The engine shows the host's file during the build: leave it as it is."),
  KERNEL_SETTING(
      Phase.STEPS,
      "(?i)sysctl: .*(permission denied|read-only)|modprobe: |mount: .*(permission denied|must be"
          + " superuser)",
      "The kernel is the machine's, which a build may not change: leave it out."),
  DUBIOUS_OWNER(
      Phase.STEPS,
      "(?i)detected dubious ownership",
      "Tell git that it may: git config --global --add safe.directory DIRECTORY"),
  OUT_OF_MEMORY(
      Phase.STEPS,
      "(?i)cannot allocate memory|out of memory|\\bkilled\\b.*(cc1|ld|cc1plus)|std::bad_alloc",
      "Give the build more memory, or run fewer jobs at once (make -j)."),
  NEWER_LIBRARY(
      Phase.STEPS,
      "GLIBC(XX)?_[0-9.]+' not found",
      "The program was built for a newer C library than the image has: use a newer base image."),
  PACKAGE_MANAGER_MISSING(
      Phase.STEPS,
      "(?:^|: |line [0-9]+: )(?<name>apt|apt-get|dpkg|apk|yum|dnf|microdnf|rpm|zypper|pacman): (?:command )?not found",
      "The base image has no ${name}, as it is of another distribution: use the package manager of that, or"
          + " another base image."),
  COMMAND_MISSING(
      Phase.STEPS,
      "(?:^|: |line [0-9]+: )(?<name>[A-Za-z0-9_.+/-]+): (?:command )?not found",
      "Install ${name} in a step before, or correct its name."),
  NOT_EXECUTABLE(
      Phase.STEPS,
      "(?i)(?:^|: )\\S+: permission denied",
      "Make it executable: RUN chmod +x FILE, or COPY --chmod=755."),
  SQUASH_TOOLS(
      Phase.ASSEMBLY,
      "(?i)mksquashfs.*(not found|no such file)|(find|locate) mksquashfs",
      "Install the package squashfs-tools."),
  COMPRESSOR(
      Phase.ASSEMBLY,
      "(?i)compressor .* is not supported|unrecognised compressor|invalid -?comp|unknown compressor",
      "The mksquashfs of this machine has no such compression: choose another with --compression."),
  NOEXEC(
      Phase.ENGINE,
      "(?i)noexec",
      "Programs cannot run in ${temporary}: name another directory with APPTAINER_TMPDIR."),
  FUSE(
      Phase.ENGINE,
      "(?i)/dev/fuse|fuse: device not found|fusermount",
      "Ask for access to /dev/fuse; sifter doctor tells more."),
  CAPABILITIES(
      Phase.ENGINE,
      "(?i)requesting capability set|operation not permitted.*capabilit",
      "Root lacks rights here that the engine wants: build as an ordinary user."),
  NAMESPACES(
      Phase.ENGINE,
      "(?i)user namespace|newuidmap|newgidmap|no mapping entry|unshare.*not permitted|could not use"
          + " fakeroot",
      "The engine may not make the user namespace that it needs: sifter doctor tells what is"
          + " missing."),
  ROOT_ONLY(
      Phase.ENGINE,
      "(?i)must be (?:the )?root|root privileges?|run as root",
      "This engine builds as root only: sifter doctor tells what else there is."),
  UNKNOWN_OPTION(
      Phase.ENGINE,
      "(?i)unknown (?:shorthand )?flag:? (?<name>\\S+)",
      "The engine does not know ${name}: look at what stands behind --.");

  /** When something may go wrong for a reason. */
  private enum Phase {
    STEPS,
    IMAGE,
    ASSEMBLY,
    ENGINE,
    ALL;

    boolean holds(BuildPoint point) {
      return switch (this) {
        case STEPS -> point instanceof BuildPoint.AtStep;
        case IMAGE -> point instanceof BuildPoint.AtImage;
        case ASSEMBLY -> point instanceof BuildPoint.AtAssembly;
        case ENGINE -> !(point instanceof BuildPoint.AtStep);
        case ALL -> true;
      };
    }
  }

  private static final String NO_NETWORK =
      "The step asks for no network itself: leave out --network=none, or bring what it fetches in a"
          + " step before.";

  /** How many characters of each end of a long line are looked at. */
  private static final int MAX_END = 500;

  private final Phase phase;
  private final Pattern pattern;
  private final String remedy;

  FailureCause(Phase phase, String pattern, String remedy) {
    this.phase = phase;
    this.pattern = Pattern.compile(pattern);
    this.remedy = remedy;
  }

  /**
   * What helps after a failure.
   *
   * @param lines the last lines that were printed
   * @param facts what remedies name
   * @return empty when the cause is not known
   */
  static Optional<String> remedy(BuildPoint point, List<String> lines, FailureFacts facts) {
    Optional<FailureCause> cause = cause(point, lines);
    return facts.isCutOff() && cause.map(FailureCause::isOfNetwork).orElse(false)
        ? Optional.of(NO_NETWORK)
        : cause.flatMap(known -> known.find(ends(lines)).map(found -> known.remedy(found, facts)));
  }

  private boolean isOfNetwork() {
    return this == OFFLINE || this == NO_ANSWER;
  }

  /** The first cause that the lines speak of. */
  static Optional<FailureCause> cause(BuildPoint point, List<String> output) {
    List<String> lines = ends(output);
    return Arrays.stream(values())
        .filter(cause -> cause.phase.holds(point))
        .filter(cause -> cause.find(lines).isPresent())
        .findFirst();
  }

  /** In the last of the lines that speaks of it. */
  private Optional<Matcher> find(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher found = pattern.matcher(lines.get(i));
      if (found.find()) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** What tells a cause stands at an end of a line, be it as long as a program can write. */
  private static List<String> ends(List<String> lines) {
    return lines.stream().map(FailureCause::ends).toList();
  }

  private static String ends(String line) {
    return line.length() <= 2 * MAX_END
        ? line
        : line.substring(0, MAX_END) + " ... " + line.substring(line.length() - MAX_END);
  }

  private String remedy(Matcher found, FailureFacts facts) {
    String name = remedy.contains("${name}") ? found.group("name") : "";
    return remedy
        .replace("${name}", name)
        .replace("${temporary}", facts.temporary())
        .replace("${login}", facts.login());
  }
}
