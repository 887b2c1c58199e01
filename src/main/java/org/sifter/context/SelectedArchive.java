package org.sifter.context;

/**
 * An archive that ADD unpacks.
 *
 * @param source the source as written in the instruction
 * @param contextPath its path in the context after following links, relative and with {@code /}
 * @param format what kind of archive it is
 */
public record SelectedArchive(String source, String contextPath, ArchiveFormat format)
    implements Selected {}
