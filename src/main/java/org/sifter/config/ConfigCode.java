package org.sifter.config;

import org.sifter.diag.Code;
import org.sifter.diag.Wording;

/** What can be wrong with a config file. */
public enum ConfigCode implements Code {
  CONFIG_SYNTAX("this is not YAML: %s", "Correct it; a config file is KEY: VALUE lines."),
  CONFIG_KEY("%s is no key of a config file", "%2$s"),
  CONFIG_TWICE("%s is set twice", "Remove one of them."),
  CONFIG_FORM("here %s must stand", "Write it so, or remove it."),
  CONFIG_VALUE("%s cannot be %s", "%3$s"),
  CONFIG_RULE("%s is no rule, category or kind of diagnostic", "%2$s");

  private final Wording wording;

  ConfigCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
