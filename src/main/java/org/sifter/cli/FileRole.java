package org.sifter.cli;

import java.nio.file.Path;

/** What a file that is read is for, and so what the user may have meant instead. */
enum FileRole {
  DOCKERFILE {
    @Override
    String insteadOf(Path missing) {
      return NearbyFiles.insteadOf(missing).orElseGet(() -> NearbyFiles.dockerfilesBeside(missing));
    }

    @Override
    String insteadOfDirectory(Path directory) {
      return NearbyFiles.insteadOfDockerfileIn(directory);
    }

    @Override
    String insteadOfBinary() {
      return "Give the Dockerfile; this seems to be something else.";
    }
  },

  DEFINITION {
    @Override
    String insteadOf(Path missing) {
      return NearbyFiles.insteadOf(missing).orElse("Check the spelling of its path.");
    }

    @Override
    String insteadOfDirectory(Path directory) {
      return "Name a definition file in it.";
    }

    @Override
    String insteadOfBinary() {
      return "Give a definition file, such as image.def; this seems to be something else.";
    }
  },

  CONFIG {
    @Override
    String insteadOf(Path missing) {
      return NearbyFiles.insteadOf(missing).orElse("Check the spelling of its path.");
    }

    @Override
    String insteadOfDirectory(Path directory) {
      return "Name a file in it, such as .sifter.yaml.";
    }

    @Override
    String insteadOfBinary() {
      return "Give a config file; this seems to be something else.";
    }
  },

  JSON {
    @Override
    String insteadOf(Path missing) {
      return NearbyFiles.insteadOf(missing).orElse("Check the spelling of its path.");
    }

    @Override
    String insteadOfDirectory(Path directory) {
      return "Name a file in it.";
    }

    @Override
    String insteadOfBinary() {
      return "Give a JSON file; this seems to be something else.";
    }
  };

  /** The remedy for a file that does not exist. */
  abstract String insteadOf(Path missing);

  /** The remedy for a directory in place of a file. */
  abstract String insteadOfDirectory(Path directory);

  /** The remedy for a file that is not text. */
  abstract String insteadOfBinary();
}
