package org.sifter.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sifter.progress.BuildEvent.PlannedStep;
import org.sifter.source.SourceFile;

/**
 * An image that is made elsewhere, and only turned into an image file here.
 *
 * @param image the image, as users call it: {@code docker://alpine}, {@code oci:DIR:TAG}
 * @param place the same as engines call it: {@code oci:DIR@DIGEST}
 */
public record ImageRecipe(String image, String place) implements Recipe {
  private static final Pattern AGENT =
      Pattern.compile(
          "(?:docker|docker-daemon|oras|library)://|(?:docker-daemon|docker-archive|oci-archive|oci):");

  /**
   * Whether a text names an image as engines do, or with a tag of an image in a directory or
   * archive.
   */
  public static boolean isImage(String text) {
    return AGENT.matcher(text).lookingAt() && !isUnnamed(text);
  }

  /** Whether the name is missing where a text would name an image as engines do. */
  public static boolean isUnnamed(String text) {
    return AGENT.matcher(text).matches();
  }

  @Override
  public SourceFile source() {
    return SourceFile.of(image, "");
  }

  @Override
  public List<RecipeStep> steps() {
    PlannedStep step =
        new PlannedStep(1, Optional.empty(), "FROM " + image, /* place= */ Optional.empty());
    return List.of(new RecipeStep(step, Optional.empty(), /* isBase= */ true, Optional.of(image)));
  }

  @Override
  public List<String> prepare(Path directory) {
    return List.of(place);
  }

  @Override
  public Sign read(String line, int current) {
    return Sign.none(line);
  }
}
