package org.sifter.cli;

import java.nio.file.Path;

/** What a file that is read is for, and so what the user may have meant instead. */
enum FileRole {
  DOCKERFILE("the Dockerfile") {
    @Override
    String insteadOf(Path missing) {
      return NearbyFiles.insteadOf(missing).orElseGet(() -> NearbyFiles.dockerfilesBeside(missing));
    }

    @Override
    String insteadOfDirectory(Path directory) {
      return NearbyFiles.insteadOfDockerfileIn(directory);
    }
  },
  LINTED("a Dockerfile"),
  DEFINITION("a definition file, such as image.def"),
  SITE("a profile of a cluster, such as site.yaml"),
  CONFIG("a config file, such as .sifter.yaml"),
  JSON("a JSON file");

  private final String title;

  FileRole(String title) {
    this.title = title;
  }

  /** The remedy for a file that does not exist. */
  String insteadOf(Path missing) {
    return NearbyFiles.insteadOf(missing).orElse("Check the spelling of its path.");
  }

  /** The remedy for a directory in place of a file; see {@link NearbyFiles}. */
  String insteadOfDirectory(Path directory) {
    return "Name a file in it: " + title + ".";
  }

  /** The remedy for a file that is not text. */
  String insteadOfBinary() {
    return "Give " + title + "; this seems to be something else.";
  }
}
