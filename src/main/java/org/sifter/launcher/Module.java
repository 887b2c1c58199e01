package org.sifter.launcher;

import java.util.Locale;

/**
 * The module that makes an image's programs ordinary commands. Its files are in one directory that
 * can be moved as a whole: {@code modulefiles/NAME/VERSION} and {@code NAME/VERSION/bin}.
 *
 * @param name its name
 * @param version its version
 * @param language what the modulefile is written in
 */
public record Module(String name, String version, Language language) {
  /** The languages of modulefiles. */
  public enum Language {
    /** Lua, which Lmod reads. */
    LUA(".lua"),
    /** Tcl, which Environment Modules and Lmod read. */
    TCL("");

    private final String suffix;

    Language(String suffix) {
      this.suffix = suffix;
    }
  }

  /** Where the modulefile is. */
  public String file() {
    return "modulefiles/" + name + "/" + version + language.suffix;
  }

  /** The variable that tells users' own scripts where the image is. */
  String variable() {
    String word = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_SIF";
    return Character.isDigit(word.charAt(0)) ? "_" + word : word;
  }

  /** The directory of the programs. */
  public String programs() {
    return name + "/" + version + "/bin";
  }
}
