package org.sifter.context;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Image trees as lines, e.g. {@code /d/ 0755}, {@code /f 0640 5:6} and {@code /l->f}. */
final class TreeText {
  private TreeText() {}

  static ImageTree parse(List<String> lines) {
    Map<String, ImageFile> files = new LinkedHashMap<>();
    for (String line : lines) {
      int arrow = line.indexOf("->");
      if (arrow >= 0) {
        files.put(line.substring(0, arrow), ImageFile.link(line.substring(arrow + 2), Owner.ROOT));
      } else {
        String[] words = line.split(" ", -1);
        int mode = Integer.parseInt(words[1], 8);
        files.put(
            words[0],
            words[0].endsWith("/")
                ? ImageFile.directory(mode, Owner.ROOT)
                : ImageFile.file(mode, Owner.ROOT));
      }
    }
    return ImageTree.of(files);
  }

  /** The tree, sorted; root as owner, and any owner of a link, is left out. */
  static List<String> lines(ImageTree tree) {
    return tree.files().entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList();
  }

  private static String line(String path, ImageFile file) {
    if (file.kind() == FileKind.LINK) {
      return path + "->" + file.linkTarget().orElseThrow();
    }
    String slash = file.kind() == FileKind.DIRECTORY ? "/" : "";
    String owner = file.owner().equals(Owner.ROOT) ? "" : " " + file.owner();
    return "%s%s %04o%s".formatted(path, slash, file.mode(), owner);
  }
}
