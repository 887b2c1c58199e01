package org.sifter.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the types that follow from {@code grammar/instructions.tsv}: the sealed interface {@code
 * Instruction} with a record for each row, its visitor without default methods, and the catalogue
 * {@code Keyword}.
 */
public final class GenerateSyntax {
  private static final String PACKAGE = "org.sifter.syntax";
  private static final ClassName INSTRUCTION = ClassName.get(PACKAGE, "Instruction");
  private static final ClassName VISITOR = ClassName.get(PACKAGE, "InstructionVisitor");
  private static final ClassName KEYWORD = ClassName.get(PACKAGE, "Keyword");
  private static final ClassName ORIGIN = ClassName.get(PACKAGE, "Origin");
  private static final ClassName FLAG = ClassName.get(PACKAGE, "Flag");
  private static final ClassName FLAG_TYPE = ClassName.get(PACKAGE, "FlagType");
  private static final ClassName FORM = ClassName.get(PACKAGE, "ArgumentForm");
  private static final TypeVariableName RESULT = TypeVariableName.get("R");

  private GenerateSyntax() {}

  /** Generates from the table {@code args[0]} into the source folder {@code args[1]}. */
  public static void main(String[] args) throws IOException {
    InstructionTable table = InstructionTable.read(Path.of(args[0]));
    Path folder = Path.of(args[1]);
    for (TypeSpec type : List.of(instruction(table), visitor(table), keyword(table))) {
      file(type).writeTo(folder);
    }
  }

  static JavaFile file(TypeSpec type) {
    return JavaFile.builder(PACKAGE, type)
        .addFileComment("Generated from grammar/instructions.tsv by GenerateSyntax.")
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  static TypeSpec instruction(InstructionTable table) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(INSTRUCTION)
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
            .addJavadoc("An instruction of a Dockerfile, as the file says it.\n")
            .addMethod(accessor("origin", ORIGIN, "Where it stands in the file."))
            .addMethod(
                accessor("flags", listOf(FLAG), "The flags after its keyword, in their order."))
            .addMethod(accessor("keyword", KEYWORD, "Its keyword."))
            .addMethod(
                acceptMethod()
                    .addModifiers(Modifier.ABSTRACT)
                    .addJavadoc("Calls the visitor's method for this kind of instruction.\n")
                    .build());
    for (InstructionTable.Row row : table.rows()) {
      type.addPermittedSubclass(INSTRUCTION.nestedClass(row.record()));
      type.addType(record(row));
    }
    return type.build();
  }

  private static TypeSpec record(InstructionTable.Row row) {
    MethodSpec.Builder components =
        MethodSpec.constructorBuilder()
            .addParameter(ORIGIN, "origin")
            .addParameter(listOf(FLAG), "flags");
    CodeBlock.Builder copies =
        CodeBlock.builder().addStatement("flags = $T.copyOf(flags)", List.class);
    for (InstructionTable.Field field : row.fields()) {
      components.addParameter(ParameterSpec.builder(type(field), field.name()).build());
      if (field.arity() == InstructionTable.Arity.MANY) {
        copies.addStatement("$1N = $2T.copyOf($1N)", field.name(), List.class);
      }
    }
    return TypeSpec.recordBuilder(row.record())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("The instruction {@code $L}.\n", row.keyword())
        .addSuperinterface(INSTRUCTION)
        .recordConstructor(components.build())
        .addMethod(
            MethodSpec.compactConstructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addCode(copies.build())
                .build())
        .addMethod(
            MethodSpec.methodBuilder("keyword")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(KEYWORD)
                .addStatement("return $T.$L", KEYWORD, row.keyword())
                .build())
        .addMethod(
            acceptMethod()
                .addAnnotation(Override.class)
                .addStatement("return visitor.visit$L(this)", row.record())
                .build())
        .build();
  }

  static TypeSpec visitor(InstructionTable table) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(VISITOR)
            .addModifiers(Modifier.PUBLIC)
            .addTypeVariable(RESULT)
            .addJavadoc(
                "Decides for every kind of instruction; without defaults, so that a new kind is a"
                    + " compile error\nwherever it has been forgotten.\n\n@param <R> what a"
                    + " decision gives\n");
    for (InstructionTable.Row row : table.rows()) {
      type.addMethod(
          MethodSpec.methodBuilder("visit" + row.record())
              .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
              .addJavadoc("Decides for {@code $L}.\n", row.keyword())
              .addParameter(INSTRUCTION.nestedClass(row.record()), "instruction")
              .returns(RESULT)
              .build());
    }
    return type.build();
  }

  static TypeSpec keyword(InstructionTable table) {
    TypeSpec.Builder type = TypeSpec.enumBuilder(KEYWORD).addModifiers(Modifier.PUBLIC);
    type.addJavadoc(
        "The instruction catalogue: what each keyword takes, and what becomes of it.\n");
    for (InstructionTable.Row row : table.rows()) {
      type.addEnumConstant(
          row.keyword(),
          TypeSpec.anonymousClassBuilder(
                  "$T.$L, $L, $L, $S, $S, $L",
                  FORM,
                  row.form(),
                  row.dropsFlags(),
                  row.trigger(),
                  row.expands(),
                  row.definition(),
                  flags(row))
              .build());
    }
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    property(type, constructor, FORM, "form", "The form of its arguments.");
    property(
        type,
        constructor,
        TypeName.BOOLEAN,
        "dropsFlags",
        "Whether it drops flags unread, as BuildKit does, instead of refusing unknown ones.");
    property(type, constructor, TypeName.BOOLEAN, "trigger", "Whether ONBUILD may hold it.");
    property(
        type,
        constructor,
        ClassName.get(String.class),
        "expands",
        "In words, in which of its arguments variables are expanded.");
    property(
        type,
        constructor,
        ClassName.get(String.class),
        "definition",
        "In words, the part of a definition file that it ends up in.");
    property(type, constructor, listOf(FLAG_TYPE), "flags", "The flags that it takes.");
    return type.addMethod(constructor.build()).build();
  }

  private static CodeBlock flags(InstructionTable.Row row) {
    return row.flags().stream()
        .map(
            flag ->
                CodeBlock.of(
                    "new $T($S, $T.$L)",
                    FLAG_TYPE,
                    flag.name(),
                    FLAG_TYPE.nestedClass("Kind"),
                    flag.kind()))
        .collect(CodeBlock.joining(", ", "List.of(", ")"));
  }

  private static void property(
      TypeSpec.Builder type,
      MethodSpec.Builder constructor,
      TypeName of,
      String name,
      String javadoc) {
    type.addField(FieldSpec.builder(of, name, Modifier.PRIVATE, Modifier.FINAL).build());
    constructor.addParameter(of, name).addStatement("this.$1N = $1N", name);
    type.addMethod(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("$L\n", javadoc)
            .returns(of)
            .addStatement("return $N", name)
            .build());
  }

  private static MethodSpec accessor(String name, TypeName returns, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .addJavadoc("$L\n", javadoc)
        .returns(returns)
        .build();
  }

  private static MethodSpec.Builder acceptMethod() {
    return MethodSpec.methodBuilder("accept")
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariable(RESULT)
        .addParameter(ParameterizedTypeName.get(VISITOR, RESULT), "visitor")
        .returns(RESULT);
  }

  private static TypeName type(InstructionTable.Field field) {
    ClassName element = ClassName.get(PACKAGE, field.type());
    return switch (field.arity()) {
      case ONE -> element;
      case OPTIONAL -> ParameterizedTypeName.get(ClassName.get(Optional.class), element);
      case MANY -> listOf(element);
    };
  }

  private static TypeName listOf(ClassName element) {
    return ParameterizedTypeName.get(ClassName.get(List.class), element);
  }
}
