package org.sifter.script;

import java.util.Optional;

/** What is known of the variables of a script. */
public interface Variables {
  /** The value of a variable; empty when it is not known, which is not to say that it is unset. */
  Optional<String> value(String name);
}
