package org.sifter.script;

import java.util.Optional;
import org.sifter.source.Span;

/**
 * A redirection (XCU 2.7, Bash 3.6).
 *
 * @param descriptor the number before the operator, or the <code>{name}</code> of a variable
 * @param operator the operator as written, such as {@code >>} or {@code <<-}
 * @param target the word after it: a file, a descriptor, or the delimiter of a here-document
 * @param hereDocument what follows on later lines, for {@code <<} and {@code <<-} only
 */
public record Redirection(
    Optional<String> descriptor,
    String operator,
    Word target,
    Optional<HereDocument> hereDocument,
    Span span) {}
