package org.sifter.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code RuleReasons} from the pages of the rules. Messages show reasons, and reading a page
 * would take a process that has just started 15 ms, as it opens the archive with the classes.
 */
public final class GenerateReasons {
  private static final ClassName REASONS = ClassName.get("org.sifter.lint", "RuleReasons");
  private static final String PAGE = ".md";
  private static final String HEADING = "\n## Why\n";
  private static final String NEXT_HEADING = "\n## ";

  private GenerateReasons() {}

  /**
   * Generates from the pages in the folder {@code args[0]} into the source folder {@code args[1]}.
   */
  public static void main(String[] args) throws IOException {
    SortedMap<String, String> reasons = new TreeMap<>();
    for (Path page : pages(Path.of(args[0]))) {
      String name = page.getFileName().toString();
      reasons.put(name.substring(0, name.length() - PAGE.length()), reason(Files.readString(page)));
    }
    JavaFile.builder(REASONS.packageName(), type(reasons))
        .addFileComment("Generated from the pages of the rules by GenerateReasons.")
        .skipJavaLangImports(true)
        .indent("  ")
        .build()
        .writeTo(Path.of(args[1]));
  }

  private static List<Path> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(PAGE)).toList();
    }
  }

  /** The first sentence below the heading Why; empty when there is none. */
  static String reason(String page) {
    int heading = page.indexOf(HEADING);
    if (heading < 0) {
      return "";
    }
    String below = page.substring(heading + HEADING.length());
    String why = below.split(NEXT_HEADING, 2)[0].strip().replace('\n', ' ');
    int end = why.indexOf(". ");
    return end < 0 ? why : why.substring(0, end + 1);
  }

  private static TypeSpec type(SortedMap<String, String> reasons) {
    CodeBlock.Builder cases = CodeBlock.builder().add("return switch (rule) {\n").indent();
    reasons.forEach((rule, reason) -> cases.add("case $S -> $S;\n", rule, reason));
    cases.add("default -> $S;\n", "").unindent().add("};\n");
    return TypeSpec.classBuilder(REASONS)
        .addModifiers(Modifier.FINAL)
        .addJavadoc("Why what rules find matters: the first sentences of their pages.\n")
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(
            MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.STATIC)
                .returns(String.class)
                .addParameter(String.class, "rule")
                .addJavadoc("The reason of the rule with this name; empty when it has no page.\n")
                .addCode(cases.build())
                .build())
        .build();
  }
}
