package org.sifter.doctor;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sifter.engine.FakePrograms;
import org.sifter.engine.Machine;
import org.sifter.engine.Programs;

/** A machine of files in memory, and of scripts in a directory that stand for its programs. */
final class FakeMachine {
  private final Path root;
  private final Path directory;
  private final FakePrograms programs;

  FakeMachine(Path directory) {
    this(directory, 1L << 40);
  }

  /** A machine with a small disk. */
  FakeMachine(Path directory, long bytes) {
    Configuration configuration =
        Configuration.unix().toBuilder()
            .setAttributeViews("posix")
            .setMaxSize(bytes)
            .setMaxCacheSize(0)
            .build();
    this.root = Jimfs.newFileSystem(configuration).getPath("/");
    this.directory = directory;
    this.programs = new FakePrograms(directory);
  }

  FakeMachine program(String name, String script) {
    programs.add(name, script);
    return this;
  }

  FakeMachine variable(String name, String value) {
    programs.variable(name, value);
    return this;
  }

  FakeMachine file(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeMachine directory(String name) {
    try {
      Files.createDirectories(root.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeMachine link(String name, String target) {
    try {
      Files.createSymbolicLink(root.resolve(name), root.resolve(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return root.resolve(name);
  }

  /** Where a program is. */
  Path programPath(String name) {
    return programs.path(name);
  }

  Machine machine() {
    return new Machine(root, programs.variables(), Programs.of(programs.variables(), directory));
  }
}
