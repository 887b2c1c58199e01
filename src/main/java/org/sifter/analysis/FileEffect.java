package org.sifter.analysis;

import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileChange.Reach;
import org.sifter.source.Span;

/** A {@link FileChange} before it has a place in a history. */
record FileEffect(Kind kind, String path, Reach reach, String detail, Span span) {}
