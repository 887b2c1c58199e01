package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.launcher.Job;
import org.sifter.launcher.RunScript;
import org.sifter.launcher.ScriptOptions;
import org.sifter.launcher.ScriptShell;
import org.sifter.launcher.SiteProfile;
import org.sifter.script.ParsedScript;
import org.sifter.script.ScriptParser;
import org.sifter.script.ScriptWalker;
import org.sifter.script.SimpleCommand;

/** The script that runs an image as a job on a cluster. */
final class LauncherScript {
  private final ParsedScript script;

  private LauncherScript(ParsedScript script) {
    this.script = script;
  }

  /** Writes the script, which a shell has to understand. */
  static LauncherScript of(Analysis image, SiteProfile site) {
    String text =
        RunScript.of(
            image,
            new ScriptOptions(
                "image.sif",
                "sifter build",
                ScriptShell.SH,
                site,
                /* isLate= */ false,
                Optional.of(new Job(Map.of())),
                List.of(),
                List.of()));
    ParsedScript script = ScriptParser.parse(text);
    assertEquals(List.of(), script.errors(), text);
    return new LauncherScript(script);
  }

  /** The names of its commands, but for those that are known only where it runs. */
  Set<String> commands() {
    Set<String> names = new HashSet<>();
    for (SimpleCommand command : ScriptWalker.simpleCommands(script.script())) {
      command.words().stream()
          .limit(1)
          .flatMap(word -> word.literalValue().stream())
          .forEach(names::add);
    }
    return names;
  }
}
