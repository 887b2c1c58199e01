package org.sifter.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small shell scripts that stand for programs, in a directory that is all of {@code PATH}. */
public final class FakePrograms {
  private final Path directory;
  private final Map<String, String> variables = new LinkedHashMap<>();

  /** None as yet, in a directory that is made. */
  public FakePrograms(Path directory) {
    this.directory = directory;
    variables.put("PATH", directory.toString());
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds one that a shell runs; its {@code PATH} is that of the system. */
  public FakePrograms add(String name, String script) {
    String text = "#!/bin/sh\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\n" + script + "\n";
    try {
      Path file = Files.writeString(directory.resolve(name), text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a program of this machine. */
  public FakePrograms real(String name) {
    return add(name, "exec " + name + " \"$@\"");
  }

  /** Sets a variable of the environment that they are called with. */
  public FakePrograms variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** The environment that they are called with. */
  public Map<String, String> variables() {
    return variables;
  }

  /** Where one is. */
  public Path path(String name) {
    return directory.resolve(name);
  }
}
