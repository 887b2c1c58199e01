package org.sifter.build;

import java.io.IOException;
import java.nio.file.Path;
import org.sifter.progress.BuildListener;

/** A way of building an image file. */
public interface ImageBuilder {

  /**
   * Builds an image.
   *
   * @param image the file that is to be made; there is none, and its directory can be written
   * @param listener is told of the steps and of the assembly; what comes before all steps and after
   *     the end is told by the caller
   * @throws BuildFailedException when a step or the engine fails; what is left of the image is
   *     removed by the caller
   * @throws InterruptedException when this thread is interrupted; no process is left
   * @throws IOException when a program cannot be started, or a file of the build not be written
   */
  void build(Path image, BuildListener listener)
      throws BuildFailedException, InterruptedException, IOException;
}
