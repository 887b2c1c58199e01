package org.sifter.translate;

/** How the steps of a plan are laid out for the engine. */
enum Layout {
  /** One definition file, in which each stage is built from its beginning to its end. */
  WHOLE,
  /**
   * A script for each stage. Whoever runs it has the file system of the stage below already in
   * place, keeps those of other stages at hand, binds caches, and takes the staging directories
   * away after it.
   */
  LAYERS
}
