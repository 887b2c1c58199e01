package org.sifter.acceptance;

import java.util.List;
import java.util.Map;

/** An image that an engine has built; it is gone when closed. */
interface Image extends AutoCloseable {
  /** The files that it has before it ever runs. */
  FileTree files();

  Map<String, String> labels();

  /** Runs it as {@code docker run IMAGE ARGUMENT...} would. */
  Outcome run(List<String> arguments);

  @Override
  void close();
}
