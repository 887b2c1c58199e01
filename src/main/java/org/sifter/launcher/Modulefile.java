package org.sifter.launcher;

import java.util.List;
import java.util.stream.Collectors;
import org.sifter.analysis.Analysis;

/**
 * Writes modulefiles. They find their programs from where they are themselves, so that the
 * directory can be moved.
 */
public final class Modulefile {
  private Modulefile() {}

  /**
   * The modulefile of an image.
   *
   * @param analysis its Dockerfile
   * @param programs the commands that it offers
   * @param image the image: an absolute path, or one from the directory of the module
   */
  public static String of(
      Analysis analysis, Module module, List<OfferedProgram> programs, String image) {
    List<String> names = programs.stream().map(OfferedProgram::name).toList();
    List<String> description = LaunchFacts.of(analysis).description();
    return switch (module.language()) {
      case LUA -> lua(module, description, names, image);
      case TCL -> tcl(module, description, names, image);
    };
  }

  private static String lua(
      Module module, List<String> description, List<String> programs, String image) {
    return """
        -- Programs of an image as ordinary commands. Written by sifter launcher.
        local directory = myFileName():match("^(.*)/modulefiles/")
        help(%s)
        whatis(%s)
        conflict(%s)
        prepend_path("PATH", pathJoin(directory, %s))
        setenv(%s, %s)
        """
        .formatted(
            luaText(help(description, programs)),
            luaText(whatis(module, description)),
            luaText(module.name()),
            luaText(module.programs()),
            luaText(module.variable()),
            image.startsWith("/") ? luaText(image) : "pathJoin(directory, " + luaText(image) + ")");
  }

  private static String tcl(
      Module module, List<String> description, List<String> programs, String image) {
    return """
        #%%Module1.0
        # Programs of an image as ordinary commands. Written by sifter launcher.
        proc ModulesHelp {} {
          puts stderr %s
        }
        module-whatis %s
        conflict %s
        set directory [file dirname [file dirname [file dirname $ModulesCurrentModulefile]]]
        prepend-path PATH [file join $directory %s]
        setenv %s [file join $directory %s]
        """
        .formatted(
            tclText(help(description, programs)),
            tclText(whatis(module, description)),
            tclText(module.name()),
            tclText(module.programs()),
            tclText(module.variable()),
            tclText(image));
  }

  private static String help(List<String> description, List<String> programs) {
    return String.join("\n", description) + "\n\nCommands: " + String.join(" ", programs);
  }

  private static String whatis(Module module, List<String> description) {
    return description.stream()
        .filter(line -> !line.startsWith(" "))
        .findFirst()
        .orElse(module.name() + " in an image");
  }

  /** A string of Lua, in which nothing but a backslash and quotes means anything. */
  private static String luaText(String text) {
    return text.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '\\', '"' -> "\\" + (char) c;
                  case '\n' -> "\\n";
                  case '\r' -> "\\r";
                  default -> String.valueOf((char) c);
                })
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** A word of Tcl in which nothing is replaced. */
  private static String tclText(String text) {
    return text.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '\\', '"', '$', '[', ']', '{', '}' -> "\\" + (char) c;
                  case '\n' -> "\\n";
                  case '\r' -> "\\r";
                  default -> String.valueOf((char) c);
                })
        .collect(Collectors.joining("", "\"", "\""));
  }
}
