/**
 * sifter as a library. {@link org.sifter.api.Sifter} is where to begin; the other exported packages
 * are what it takes and gives, down to the words of a shell script that a rule looks at.
 */
module org.sifter {
  requires static com.google.errorprone.annotations;
  requires com.fasterxml.jackson.core;
  requires io.github.javadiffutils;
  requires org.antlr.antlr4.runtime;
  requires org.apache.commons.cli;
  requires org.jline.terminal;
  requires org.snakeyaml.engine.v2;

  exports org.sifter.analysis;
  exports org.sifter.api;
  exports org.sifter.context;
  exports org.sifter.definition;
  exports org.sifter.diag;
  exports org.sifter.lint;
  exports org.sifter.plan;
  exports org.sifter.resolve;
  exports org.sifter.script;
  exports org.sifter.shell;
  exports org.sifter.source;
  exports org.sifter.syntax;
  exports org.sifter.translate;
}
