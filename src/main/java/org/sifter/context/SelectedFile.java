package org.sifter.context;

/**
 * A file that was named or matched; never a link, because links in sources are followed.
 *
 * @param source the source as written in the instruction
 * @param name the name that it gets in a directory: the last one of the source, not of the file
 *     that a link leads to
 * @param contextPath its path in the context after following links, relative and with {@code /}
 * @param kind a regular or a special file
 * @param mode its mode, 0 to 07777
 */
public record SelectedFile(String source, String name, String contextPath, FileKind kind, int mode)
    implements Selected {}
