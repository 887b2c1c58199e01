package org.sifter.analysis;

import java.util.Set;
import org.sifter.script.Command;
import org.sifter.script.ScriptWalker;
import org.sifter.script.SimpleCommand;
import org.sifter.script.Word;
import org.sifter.script.WordPart;

/** Recognizes tests of who runs a script, such as {@code [ "$(id -u)" = 0 ]}. */
final class UserTest extends ScriptWalker {
  private static final Set<String> VARIABLES = Set.of("UID", "EUID", "USER");
  private static final Set<String> ROOT = Set.of("0", "root");
  private static final Set<String> OTHERS = Set.of("!=", "-ne", "-gt");

  private boolean asksForUser;
  private boolean namesRoot;
  private boolean meansOthers;

  private UserTest() {}

  /** Whether the command succeeds for root only, as far as one can tell. */
  static boolean asksForRoot(Command command) {
    UserTest test = new UserTest();
    test.walk(command);
    return test.asksForUser && test.namesRoot && !test.meansOthers;
  }

  @Override
  protected void visit(SimpleCommand command) {
    String name = command.name().orElse("");
    asksForUser |= name.equals("id") || name.equals("whoami");
  }

  @Override
  protected void visit(WordPart part) {
    asksForUser |=
        part instanceof WordPart.Parameter parameter && VARIABLES.contains(parameter.name());
  }

  @Override
  protected void visit(Word word) {
    String text = word.literalValue().orElse("");
    namesRoot |= ROOT.contains(text);
    meansOthers |= OTHERS.contains(text);
  }
}
