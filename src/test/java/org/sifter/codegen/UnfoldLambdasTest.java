package org.sifter.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class UnfoldLambdasTest {
  @TempDir Path work;

  @Test
  void unfoldedLambdasDoTheSame() throws Exception {
    Path unfolded = unfold();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {unfolded.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> samples = loader.loadClass(LambdaSamples.class.getName());
      assertNotEquals(LambdaSamples.class, samples);
      var results = samples.getDeclaredMethod("results");
      results.setAccessible(true);
      assertEquals(LambdaSamples.results(), results.invoke(null));
    }
  }

  @Test
  void noneIsLeft() throws IOException {
    assertTrue(lambdas(samples()) > 30);
    assertEquals(0, lambdas(unfold()));
  }

  @Test
  void thereIsOneClassForEachInterface() throws IOException {
    try (Stream<Path> files = Files.list(unfold().resolve("org/sifter/codegen"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertTrue(
          names.contains("LambdaSamples$$java_util_function_Supplier.class"), names::toString);
      assertTrue(
          names.contains("LambdaSamples$Polite$$java_util_function_Supplier.class"),
          names::toString);
    }
  }

  @Test
  void otherFilesAreCopied() throws IOException {
    Path from = Files.createDirectories(work.resolve("from/below")).getParent();
    Files.writeString(from.resolve("below/page.md"), "a page");
    UnfoldLambdas.main(new String[] {from.toString(), work.resolve("to").toString()});
    assertEquals("a page", Files.readString(work.resolve("to/below/page.md")));
    assertFalse(Files.exists(work.resolve("to/page.md")));
  }

  /** The folder with the samples' classes as they were compiled. */
  private Path samples() throws IOException {
    Path folder = Files.createDirectories(work.resolve("samples/org/sifter/codegen"));
    for (String name :
        List.of(
            "LambdaSamples", "LambdaSamples$1", "LambdaSamples$Inner", "LambdaSamples$Polite")) {
      try (InputStream file = getClass().getResourceAsStream(name + ".class")) {
        Files.write(folder.resolve(name + ".class"), file.readAllBytes());
      }
    }
    return work.resolve("samples");
  }

  private Path unfold() throws IOException {
    Path unfolded = work.resolve("unfolded");
    UnfoldLambdas.main(new String[] {samples().toString(), unfolded.toString()});
    return unfolded;
  }

  private static long lambdas(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(UnfoldLambdasTest::read)
          .flatMap(read -> read.methods.stream())
          .flatMap(method -> Arrays.stream(method.instructions.toArray()))
          .filter(
              instruction ->
                  instruction instanceof InvokeDynamicInsnNode dynamic
                      && dynamic.bsm.getOwner().contains("Lambda"))
          .count();
    }
  }

  private static ClassNode read(Path file) {
    try {
      ClassNode read = new ClassNode();
      new ClassReader(Files.readAllBytes(file)).accept(read, 0);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
