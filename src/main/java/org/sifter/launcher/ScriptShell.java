package org.sifter.launcher;

/** The shells that a run script can be written for; what it says is the same for both. */
public enum ScriptShell {
  /** GNU bash, which has the function {@code module} of the shell that it is called from. */
  BASH("#!/usr/bin/env bash"),
  /** Any POSIX shell. */
  SH("#!/bin/sh");

  private final String firstLine;

  ScriptShell(String firstLine) {
    this.firstLine = firstLine;
  }

  /** What tells the system which shell reads the script. */
  String firstLine() {
    return firstLine;
  }
}
