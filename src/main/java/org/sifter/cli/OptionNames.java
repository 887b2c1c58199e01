package org.sifter.cli;

import java.util.List;
import org.apache.commons.cli.Option;

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
  static final String LENIENT = "lenient";
  static final String DIALECT = "dialect";
  static final String FORMAT = "format";
  static final String COLOR = "color";
  static final String HELP = "help";

  private OptionNames() {}

  /** The options about what is built. */
  static List<Option> ofBuilds() {
    return List.of(
        value(
            "f",
            FILE,
            "FILE",
            "the Dockerfile; CONTEXT/Dockerfile or CONTEXT/Containerfile if not given"),
        value("o", OUTPUT, "FILE", "write the result to FILE, once it is whole"),
        value(
            null,
            TARGET,
            "STAGE",
            "the stage to build, by its name or index; the last if not given"),
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
            "a registry that is asked without TLS, as those on this machine are (may be repeated)"),
        flag(
            null,
            LENIENT,
            "go on where something cannot be translated faithfully, with a warning and a comment"),
        value(
            null,
            DIALECT,
            "NAME",
            "tell what the definition file needs of apptainer, singularityce or singularity3"));
  }

  static Option lock() {
    return flag(null, LOCK, "look all images up and pin them in sifter.lock beside the Dockerfile");
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

  /** The options of every command. */
  static List<Option> ofAll() {
    return List.of(
        value(null, COLOR, "WHEN", "colour messages: auto (on a terminal), always or never"),
        flag("h", HELP, "show this help"));
  }

  static boolean isRepeatable(Option option) {
    return List.of(BUILD_ARG, BASE_IMAGE, PLAIN_HTTP).contains(option.getLongOpt())
        || !option.hasArg();
  }

  private static Option value(String letter, String name, String argument, String description) {
    return Option.builder(letter).longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  private static Option flag(String letter, String name, String description) {
    return Option.builder(letter).longOpt(name).desc(description).get();
  }
}
