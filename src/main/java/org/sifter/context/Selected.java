package org.sifter.context;

/** What one source of COPY or ADD, or one match of its wildcards, stands for. */
public sealed interface Selected
    permits SelectedFile, SelectedDirectory, SelectedArchive, InlineFile {}
