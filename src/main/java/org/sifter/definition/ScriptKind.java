package org.sifter.definition;

import java.util.Locale;
import java.util.Optional;

/** The sections whose text the engine hands on as it stands. */
public enum ScriptKind {
  /** Runs on the host before the stage's root file system is fetched. */
  PRE,
  /**
   * Runs on the host when the root file system is there; {@code $SINGULARITY_ROOTFS} is its path.
   */
  SETUP,
  /** Runs in the root file system, by {@code /bin/sh -ex}. */
  POST,
  /** Is sourced by the engine's own shell whenever the image is used. */
  ENVIRONMENT,
  /** Runs on {@code apptainer run}. */
  RUNSCRIPT,
  /** Runs on {@code apptainer instance start}. */
  STARTSCRIPT,
  /** Runs at the end of the build and on {@code apptainer test}. */
  TEST,
  /** Of an app: its part of {@code %post}. */
  APPINSTALL,
  /** Of an app: its labels. */
  APPLABELS,
  /** Of an app: its files. */
  APPFILES,
  /** Of an app: its environment. */
  APPENV,
  /** Of an app: its test. */
  APPTEST,
  /** Of an app: its help. */
  APPHELP,
  /** Of an app: its run script. */
  APPRUN,
  /** Of an app: its start script. */
  APPSTART;

  /** The name that stands after {@code %}. */
  public String sectionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is about one app in the image, which its first argument names. */
  public boolean ofApp() {
    return compareTo(APPINSTALL) >= 0;
  }

  static Optional<ScriptKind> named(String sectionName) {
    for (ScriptKind kind : values()) {
      if (kind.sectionName().equals(sectionName)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
