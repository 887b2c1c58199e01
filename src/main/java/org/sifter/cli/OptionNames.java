package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.sifter.lint.Preset;

/** The options of all commands: each name is written here and nowhere else. */
final class OptionNames {
  static final String FILE = "file";
  static final String OUTPUT = "output";
  static final String TARGET = "target";
  static final String BUILD_ARG = "build-arg";
  static final String PLATFORM = "platform";
  static final String BASE_CONFIG = "base-config";
  static final String BASE_IMAGE = "base-image";
  static final String RESOLVE = "resolve";
  static final String PLAIN_HTTP = "plain-http";
  static final String LOCK = "lock";
  static final String RECURSIVE = "recursive";
  static final String LENIENT = "lenient";
  static final String DIALECT = "dialect";
  static final String FORMAT = "format";
  static final String SELECT = "select";
  static final String IGNORE = "ignore";
  static final String SEVERITY = "severity";
  static final String FAIL_ON = "fail-on";
  static final String MIN_SEVERITY = "min-severity";
  static final String NO_INLINE_IGNORE = "no-inline-ignore";
  static final String BASELINE = "baseline";
  static final String WRITE_BASELINE = "write-baseline";
  static final String CONFIG = "config";
  static final String ISOLATED = "isolated";
  static final String SHOW_CONFIG = "show-config";
  static final String CONFIG_SCHEMA = "config-schema";
  static final String PROFILE = "profile";
  static final String SET = "set";
  static final String CONTEXT = "context";
  static final String STDIN_FILENAME = "stdin-filename";
  static final String FORCE = "force";
  static final String ENGINE = "engine";
  static final String SECRET = "secret";
  static final String SSH = "ssh";
  static final String COMPRESSION = "compression";
  static final String TEST = "test";
  static final String SIGN = "sign";
  static final String LINT = "lint";
  static final String FIX = "fix";
  static final String UNSAFE_FIXES = "unsafe-fixes";
  static final String DIFF = "diff";
  static final String STATISTICS = "statistics";
  static final String PROGRESS = "progress";
  static final String QUIET = "quiet";
  static final String VERBOSE = "verbose";
  static final String REGISTRY = "registry";
  static final String OFFLINE = "offline";
  static final String NO_CACHE = "no-cache";
  static final String CACHE_DIR = "cache-dir";
  static final String SNAPSHOTTER = "snapshotter";
  static final String MAX_SIZE = "max-size";
  static final String SIF = "sif";
  static final String SHELL = "shell";
  static final String SITE = "site";
  static final String SLURM = "slurm";
  static final String DEFAULT = "default";
  static final String SBATCH = "sbatch";
  static final String MODULEFILE = "modulefile";
  static final String MODULE = "module";
  static final String COMMAND = "command";
  static final String LATE = "late";
  static final String LAUNCHER = "launcher";
  static final String LAUNCHER_JOB = "launcher-job";
  static final String COLOR = "color";
  static final String HELP = "help";

  private OptionNames() {}

  /** The options about what is built, and how. */
  static List<Option> ofBuilds() {
    List<Option> options = new ArrayList<>(ofPlans());
    options.add(
        flag(
            null,
            LENIENT,
            "go on where something cannot be translated faithfully, with a warning and a comment"));
    options.add(
        value(
            null,
            DIALECT,
            "NAME",
            "tell what the definition file needs of apptainer, singularityce or singularity3"));
    return options;
  }

  /** The options of launchers. */
  static List<Option> ofLaunchers() {
    List<Option> options = new ArrayList<>(ofPlans());
    options.add(
        value(null, SIF, "FILE", "the image, which need not be there yet; it has to be named"));
    options.addAll(ofScripts());
    options.add(site());
    options.add(flag(null, SLURM, "the script is a Slurm job, too: sbatch SCRIPT [ARGUMENT]..."));
    options.add(sbatch());
    options.addAll(ofModules());
    return options;
  }

  private static List<Option> ofScripts() {
    return List.of(
        value(
            null, SHELL, "NAME", "the shell that reads the script: bash or sh; bash if not given"),
        flag(
            null,
            LATE,
            "the script reads what is known of the cluster where it runs: SIFTER_SITE,"
                + " ~/.config/sifter/site.yaml or /etc/sifter/site.yaml"),
        value(
            null,
            DEFAULT,
            "NAME[=VALUE]",
            "an option that the script has from the start, such as x11 or 'home=/work/$USER' (may be"
                + " repeated)"));
  }

  private static Option site() {
    return value(
        null,
        SITE,
        "FILE",
        "what is known of the cluster, or an example: "
            + String.join(", ", SiteFinder.EXAMPLES)
            + "; ~/.config/sifter/site.yaml or /etc/sifter/site.yaml if not given");
  }

  private static Option sbatch() {
    return value(
        null,
        SBATCH,
        "NAME[=VALUE]",
        "an option of sbatch for the job, such as time=1:00:00 or mem=8G (may be repeated)");
  }

  private static List<Option> ofModules() {
    return List.of(
        value(
            null,
            MODULEFILE,
            "LANGUAGE",
            "write a module into a directory: its modulefile in lua or tcl, and commands"),
        value(
            null, MODULE, "NAME/VERSION", "what the module is called; like the image if not given"),
        value(
            null,
            COMMAND,
            "PROGRAM",
            "a program of the image that the module offers; that of ENTRYPOINT if not given (may be"
                + " repeated)"));
  }

  /** The options of builds about jobs, and about the launcher beside the image. */
  static List<Option> ofJobsAndLaunchers() {
    List<Option> options = new ArrayList<>();
    options.add(
        flag(null, SLURM, "build as a Slurm job, and show how it goes; an interrupt cancels it"));
    options.add(sbatch());
    options.add(
        Option.builder()
            .longOpt(LAUNCHER)
            .optionalArg(true)
            .argName("FILE")
            .desc(
                "write the launcher, too: beside the image, as NAME-launcher, if FILE is not given"
                    + " (sifter help launcher)")
            .get());
    options.add(flag(null, LAUNCHER_JOB, "the launcher is a script for sbatch, too"));
    options.addAll(ofScripts());
    options.add(site());
    options.addAll(ofModules());
    return options;
  }

  /** The options about what is built. */
  private static List<Option> ofPlans() {
    return List.of(
        value(
            "f",
            FILE,
            "FILE",
            "the Dockerfile; CONTEXT/Dockerfile or CONTEXT/Containerfile if not given"),
        value("o", OUTPUT, "FILE", "write the result to FILE, once it is whole"),
        value(null, TARGET, "STAGE", "the stage to build, by its name; the last if not given"),
        value(
            null,
            BUILD_ARG,
            "NAME[=VALUE]",
            "the value of an ARG; without VALUE, that of the environment (may be repeated)"),
        value(
            null,
            PLATFORM,
            "OS/ARCH",
            "the platform of the image; linux on this machine's processor if not given"),
        value(
            null,
            BASE_CONFIG,
            "FILE",
            "what is known of base images: JSON, {\"IMAGE\": {\"config\": {...}}, \"*\": {...}}"),
        value(
            null,
            RESOLVE,
            "WHEN",
            "look base images up in their registries: auto (go on without), always or never"),
        value(
            null,
            BASE_IMAGE,
            "IMAGE=PLACE",
            "where IMAGE is: oci:DIR[:TAG], oci-archive:FILE, docker-archive:FILE (may be repeated)"),
        value(
            null,
            PLAIN_HTTP,
            "HOST[:PORT]",
            "a registry that is asked without TLS, as those on this machine are (may be repeated)"));
  }

  /** The options of conversions, whose results go to several files where there are several. */
  static List<Option> ofConversions() {
    List<Option> options = new ArrayList<>(ofBuilds());
    options.replaceAll(option -> option.getLongOpt().equals(OUTPUT) ? definitionFiles() : option);
    options.add(recursive());
    options.add(lock());
    return options;
  }

  private static Option definitionFiles() {
    return value(
        "o",
        OUTPUT,
        "FILE|DIR",
        "write the definition file to FILE, once it is whole; those of several Dockerfiles into DIR,"
            + " or else beside these");
  }

  static Option recursive() {
    return flag(
        "r", RECURSIVE, "take all Dockerfiles below the directories that are named, as lint does");
  }

  private static Option lock() {
    return flag(null, LOCK, "look all images up and pin them in sifter.lock beside the Dockerfile");
  }

  /** The options of a build of an image file. */
  static List<Option> ofImageBuilds() {
    List<Option> options = new ArrayList<>(ofBuilds());
    options.removeIf(option -> List.of(DIALECT, FILE, OUTPUT).contains(option.getLongOpt()));
    options.add(
        0,
        value(
            "f",
            FILE,
            "FILE",
            "the Dockerfile, or a definition file; CONTEXT/Dockerfile or CONTEXT/Containerfile if"
                + " not given"));
    options.add(
        1,
        value(
            "o",
            OUTPUT,
            "FILE",
            "the image file; if not given, it is called as the context, FILE.def or IMAGE is"));
    options.addAll(ofImages());
    options.addAll(
        List.of(
            engine(),
            flag(null, NO_CACHE, "make all layers anew, and keep none"),
            cacheDirectory(),
            value(
                null,
                SNAPSHOTTER,
                "NAME",
                "how layers are laid over each other: overlay, copy, or none for a build by the"
                    + " engine alone; the best that works if not given")));
    return options;
  }

  /** The options about what builds keep. */
  static List<Option> ofCache() {
    return List.of(
        cacheDirectory(),
        value(null, MAX_SIZE, "SIZE", "how much prune leaves, such as 10G; nothing if not given"),
        value(null, FORMAT, "FORMAT", "text or json; text if not given"));
  }

  private static Option cacheDirectory() {
    return value(
        null,
        CACHE_DIR,
        "DIR",
        "where layers are kept; if not given, SIFTER_CACHE or ~/.cache/sifter");
  }

  private static List<Option> ofImages() {
    return List.of(
        flag(null, FORCE, "replace the image file if there is one already"),
        value(
            null,
            SECRET,
            "id=ID[,src=FILE|,env=NAME]",
            "a secret for RUN --mount=type=secret (may be repeated)"),
        value(
            null,
            SSH,
            "ID[=SOCKET]",
            "an ssh agent for RUN --mount=type=ssh, such as default (may be repeated)"),
        value(
            null,
            COMPRESSION,
            "NAME",
            "gzip, zstd, lz4 or xz; if not given, zstd, which is fast and mounts everywhere"),
        Option.builder()
            .longOpt(TEST)
            .optionalArg(true)
            .argName("COMMAND")
            .desc("run COMMAND in the image, or the image with --help, and fail if that fails")
            .get(),
        Option.builder()
            .longOpt(SIGN)
            .optionalArg(true)
            .argName("KEY")
            .desc("have the engine sign the image, with the private key in the file KEY")
            .get());
  }

  static Option lint() {
    return flag(null, LINT, "tell what the linter's rules find, too");
  }

  static Option format() {
    return value(
        null, FORMAT, "FORMAT", "text, json, or jsonl (one line a file); text if not given");
  }

  /** The options of the way back, from a definition file to a Dockerfile. */
  static List<Option> ofReverse() {
    return List.of(
        value("o", OUTPUT, "FILE", "write the Dockerfile to FILE, once it is whole"),
        value(
            null,
            BUILD_ARG,
            "NAME[=VALUE]",
            "the value of {{ NAME }}; without VALUE, that of the environment (may be repeated)"),
        flag(
            null,
            LENIENT,
            "go on where something cannot be translated faithfully, with a warning and a comment"));
  }

  /** The options of the linter. */
  static List<Option> ofLint() {
    List<Option> options = new ArrayList<>(ofReports());
    options.addAll(
        List.of(
            flag(null, FIX, "make the safe fixes, and report what is left"),
            flag(null, UNSAFE_FIXES, "make the fixes that may change what the image does, too"),
            flag(null, DIFF, "print what --fix would change, and change nothing"),
            flag(null, STATISTICS, "print how often each rule finds something, and nothing else"),
            value("o", OUTPUT, "FILE", "write the report to FILE, once it is whole"),
            value(null, PROFILE, "NAME", "the cluster: " + String.join(", ", Preset.words())),
            value(null, SET, "KEY=VALUE", "a setting of the profile (may be repeated)"),
            value(
                null,
                BASELINE,
                "FILE",
                "leave out the findings that --write-baseline has written to FILE"),
            flag(null, WRITE_BASELINE, "write all findings to the file that --baseline names"),
            value(
                null,
                CONTEXT,
                "DIR",
                "the build context; the Dockerfile's own directory if not given"),
            value(null, TARGET, "STAGE", "the stage that is built; the last if not given"),
            value(null, BUILD_ARG, "NAME[=VALUE]", "the value of an ARG (may be repeated)"),
            value(null, BASE_CONFIG, "FILE", "what is known of base images, as for convert"),
            value(
                null,
                RESOLVE,
                "WHEN",
                "look base images up in their registries: auto, always or never; never if not given"),
            value(null, STDIN_FILENAME, "NAME", "how reports call standard input"),
            flag(null, SHOW_CONFIG, "print what is in force for each file, and lint nothing"),
            flag(null, CONFIG_SCHEMA, "print the JSON schema of .sifter.yaml")));
    return options;
  }

  static Option engine() {
    return value(
        null,
        ENGINE,
        "PROGRAM",
        "the engine; SIFTER_ENGINE, then apptainer, then singularity on PATH if not given");
  }

  /** The options of the look at this machine. */
  static List<Option> ofDoctor() {
    return List.of(
        engine(),
        cacheDirectory(),
        value(
            null,
            REGISTRY,
            "HOST[:PORT]",
            "a registry that has to answer; those of the Dockerfile if not given (may be repeated)"),
        value(
            null,
            PLAIN_HTTP,
            "HOST[:PORT]",
            "a registry that is asked without TLS, as those on this machine are (may be repeated)"),
        flag(null, OFFLINE, "ask no registry"),
        value(null, FORMAT, "FORMAT", "text or json; text if not given"));
  }

  /** The options about which findings are told, and how. */
  static List<Option> ofReports() {
    return List.of(
        value(
            null,
            FORMAT,
            "FORMAT",
            "how findings are shown: tty, concise, json, sarif, checkstyle, codeclimate, gitlab, github or junit"),
        value(
            null,
            FAIL_ON,
            "LEVEL",
            "how grave a finding has to be for exit status 1: error, warning, info or never"),
        value(null, MIN_SEVERITY, "LEVEL", "how grave a finding has to be to be shown"),
        value(
            null,
            SEVERITY,
            "RULE=LEVEL",
            "make a rule error, warning, info or off (may be repeated)"),
        value(
            null,
            SELECT,
            "RULE,...",
            "run these rules only: ids, names or categories (may be repeated)"),
        value(null, IGNORE, "RULE,...", "do not run these rules (may be repeated)"),
        flag(null, NO_INLINE_IGNORE, "findings cannot be suppressed by comments"),
        value(
            null,
            CONFIG,
            "FILE",
            "the config file; if not given, .sifter.yaml beside the Dockerfile or above it"),
        flag(null, ISOLATED, "read no config file"));
  }

  /** The options about how a build is shown. */
  static List<Option> ofProgress() {
    return List.of(
        value(
            null,
            PROGRESS,
            "HOW",
            "show the build live (auto, on a terminal), as lines (plain) or as json"),
        flag("q", QUIET, "print the image's name when it is there, and nothing else"),
        flag("v", VERBOSE, "show what the engine says besides the steps, too"));
  }

  /** The options of every command. */
  static List<Option> ofAll() {
    return List.of(
        value(null, COLOR, "WHEN", "colour messages: auto (on a terminal), always or never"),
        flag("h", HELP, "show this help"));
  }

  static boolean isRepeatable(Option option) {
    return List.of(
                BUILD_ARG,
                BASE_IMAGE,
                PLAIN_HTTP,
                REGISTRY,
                SECRET,
                SSH,
                SEVERITY,
                SELECT,
                IGNORE,
                SET,
                SBATCH,
                DEFAULT,
                COMMAND)
            .contains(option.getLongOpt())
        || !option.hasArg();
  }

  private static Option value(String letter, String name, String argument, String description) {
    return Option.builder(letter).longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  private static Option flag(String letter, String name, String description) {
    return Option.builder(letter).longOpt(name).desc(description).get();
  }
}
