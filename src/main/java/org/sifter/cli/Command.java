package org.sifter.cli;

import java.util.List;
import org.apache.commons.cli.Option;
import org.sifter.engine.EngineException;

/** Something that sifter can be asked to do. */
interface Command {
  /** The word that asks for it. */
  String name();

  /** What may follow that word: {@code [OPTION]... [CONTEXT]}. */
  String synopsis();

  /** What it does, in a line. */
  String summary();

  /** How it may be called, at least twice. */
  List<Example> examples();

  /** The long names of the options that its short help shows; empty when that shows all. */
  default List<String> usualOptions() {
    return List.of();
  }

  /** The options that it takes besides those of every command. */
  List<Option> options();

  /**
   * Does it.
   *
   * @param messages where what is to be told to the user goes
   */
  ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException, EngineException;
}
