package org.sifter.context;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * A tree of files whose links are followed inside the tree: an absolute target is taken from its
 * root and {@code ..} stops there (containerd {@code continuity/fs.RootPath}).
 *
 * @param <X> what can go wrong in looking at a file
 */
interface LinkedTree<X extends Exception> {
  /** More links than this in one path are a loop; the number is BuildKit's. */
  int MOST_LINKS = 255;

  /** What is at a path, of which all but the last name are real directories; links stay links. */
  Optional<FileFacts> lookUp(CleanPath path) throws X;

  /** How following a path ended. */
  enum Outcome {
    FOUND,
    MISSING,
    NOT_A_DIRECTORY,
    TOO_MANY_LINKS
  }

  /**
   * Where a path leads.
   *
   * @param outcome how it ended
   * @param path the path without links, or as far as it could be followed and the rest as it was
   * @param linked whether there was a link on the way
   * @param facts what is there; absent unless it was found
   */
  record Resolution(Outcome outcome, CleanPath path, boolean linked, Optional<FileFacts> facts) {}

  /** Follows the links in a path, the last name included. */
  default Resolution follow(CleanPath path) throws X {
    Deque<String> ahead = new ArrayDeque<>(path.names());
    CleanPath here = CleanPath.ROOT;
    int links = 0;
    while (!ahead.isEmpty()) {
      CleanPath next = here.enter(ahead.pop());
      if (isFile(here)) {
        return new Resolution(Outcome.NOT_A_DIRECTORY, next, links > 0, Optional.empty());
      }
      Optional<String> target = lookUp(next).flatMap(FileFacts::linkTarget);
      if (target.isEmpty()) {
        here = next;
      } else if (++links > MOST_LINKS) {
        return new Resolution(Outcome.TOO_MANY_LINKS, next, true, Optional.empty());
      } else {
        here = target.get().startsWith("/") ? CleanPath.ROOT : here;
        names(target.get()).descendingIterator().forEachRemaining(ahead::push);
      }
    }
    Optional<FileFacts> facts = lookUp(here);
    Outcome outcome = facts.isPresent() ? Outcome.FOUND : Outcome.MISSING;
    return new Resolution(outcome, here, links > 0, facts);
  }

  private boolean isFile(CleanPath path) throws X {
    return lookUp(path).filter(facts -> facts.kind() != FileKind.DIRECTORY).isPresent();
  }

  /** A relative target is cleaned as text before it is followed, an absolute one is not. */
  private static Deque<String> names(String target) {
    String text = target.startsWith("/") ? target : IgnoreLine.clean(target);
    Deque<String> names = new ArrayDeque<>(Arrays.asList(text.split("/", -1)));
    for (Iterator<String> i = names.iterator(); i.hasNext(); ) {
      if (i.next().isEmpty()) {
        i.remove();
      }
    }
    return names;
  }
}
