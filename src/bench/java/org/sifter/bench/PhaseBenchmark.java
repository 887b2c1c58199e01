package org.sifter.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.antlr.v4.runtime.Token;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sifter.api.Outcome;
import org.sifter.api.Sifter;
import org.sifter.api.SifterOptions;
import org.sifter.definition.DefinitionFile;
import org.sifter.diag.Diagnostic;
import org.sifter.grammar.InstructionTokens;
import org.sifter.plan.BuildPlan;
import org.sifter.source.SourceFile;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;

/** How long each phase takes; each begins with the text, but for the first. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class PhaseBenchmark {
  /** What is read. */
  @Param public BenchmarkInput input;

  private SourceFile source;
  private SifterOptions options;
  private List<String> instructions;

  /** Makes the input, and cuts it into its instructions for the lexer. */
  @Setup
  public void prepare() {
    String text = input.text();
    source = SourceFile.of("Dockerfile", text);
    options = SifterOptions.of(Path.of("src/main/launcher/example")).lenient();
    instructions = new ArrayList<>();
    Dockerfile dockerfile = Sifter.parse(source).result().orElseThrow();
    for (Instruction instruction : dockerfile.instructions()) {
      var span = instruction.origin().span();
      instructions.add(text.substring(span.start(), span.end()));
    }
  }

  /** The tokens of all instructions; contents of here-documents count as if they were words. */
  @Benchmark
  public int lex() {
    InstructionTokens source = new InstructionTokens();
    int tokens = 0;
    for (String instruction : instructions) {
      source.start(instruction, '\\', /* tryJson= */ false);
      while (source.nextToken().getType() != Token.EOF) {
        tokens++;
      }
    }
    return tokens;
  }

  /** The syntax tree. */
  @Benchmark
  public Outcome<Dockerfile> parse() {
    return Sifter.parse(source);
  }

  /** The build plan. */
  @Benchmark
  public Outcome<BuildPlan> plan() {
    return Sifter.plan(source, options);
  }

  /** The definition file. */
  @Benchmark
  public Outcome<DefinitionFile> translate() {
    return Sifter.translate(source, options);
  }

  /** All rules. */
  @Benchmark
  public List<Diagnostic> lint() {
    return Sifter.lint(source, options);
  }
}
