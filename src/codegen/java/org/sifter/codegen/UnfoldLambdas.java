package org.sifter.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes compiled classes anew, with classes in place of lambdas and method references. Java makes
 * a class for each of those at its first use, which takes a process that has just started a tenth
 * of a millisecond, and half as much where its class archive has them.
 */
public final class UnfoldLambdas {
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

  /** The others are for those that are serializable, or have several interfaces. */
  private static final String PLAIN = "metafactory";

  private UnfoldLambdas() {}

  /** Reads the files below the folder {@code args[0]} and writes them below {@code args[1]}. */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    List<ClassNode> classes = new ArrayList<>();
    for (Path file : files(from)) {
      if (isClass(file)) {
        ClassNode read = new ClassNode();
        new ClassReader(Files.readAllBytes(file)).accept(read, 0);
        classes.add(read);
      } else {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    for (ClassNode unfolded : unfold(classes)) {
      Path file = to.resolve(unfolded.name + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, bytes(unfolded));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean isClass(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.equals("module-info.class");
  }

  /** Whole nests: what is put in place of a lambda calls methods that are private to it. */
  static List<ClassNode> unfold(List<ClassNode> classes) {
    Map<String, ClassNode> named = new LinkedHashMap<>();
    classes.forEach(one -> named.put(one.name, one));
    List<ClassNode> all = new ArrayList<>(classes);
    for (ClassNode one : classes) {
      ClassNode host = one.nestHostClass == null ? one : named.get(one.nestHostClass);
      for (LambdaClass made : unfold(one)) {
        ClassNode member = made.memberOf(host);
        all.add(member);
      }
    }
    return all;
  }

  private static Iterable<LambdaClass> unfold(ClassNode one) {
    Map<String, LambdaClass> made = new LinkedHashMap<>();
    for (MethodNode method : one.methods) {
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic && isLambda(dynamic)) {
          LambdaClass lambdas =
              made.computeIfAbsent(
                  LambdaClass.interfaceOf(dynamic), type -> new LambdaClass(one, dynamic));
          method.instructions.set(dynamic, lambdas.add(dynamic));
        }
      }
    }
    return made.values();
  }

  static boolean isLambda(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(FACTORY) && dynamic.bsm.getName().equals(PLAIN);
  }

  static byte[] bytes(ClassNode written) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    written.accept(writer);
    return writer.toByteArray();
  }
}
