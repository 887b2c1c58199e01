package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.script.WordPart;
import org.sifter.source.Span;

/**
 * An option that tells a build how many jobs to run at once, without a bound.
 *
 * @param written how it is written, for a message
 * @param span where it stands
 */
record ParallelJobs(String written, Span span) {
  /** What a login node may be asked for without a thought for its other users. */
  static final int BOUND = 16;

  private static final Set<String> OPTIONS = Set.of("-j", "--jobs", "--parallel");
  private static final List<String> WITH_VALUE = List.of("--jobs=", "--parallel=", "-j");

  /** The option of a command that has no bound; empty when it has one, or is not given. */
  static Optional<ParallelJobs> unbounded(Invocation invocation) {
    List<Argument> arguments = invocation.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      if (isOption(argument)) {
        Optional<Argument> value = arguments.stream().skip(i + 1L).findFirst();
        return separate(invocation, argument, value);
      }
      if (hasValue(argument)) {
        boolean unbounded = argument.text().map(ParallelJobs::isLarge).orElse(countsIn(argument));
        return unbounded ? Optional.of(of(invocation, argument, argument)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether the command says how many jobs to run, in whichever way. */
  static boolean isGiven(Invocation invocation) {
    return invocation.arguments().stream().anyMatch(each -> isOption(each) || hasValue(each));
  }

  /** Whether flags such as those in {@code MAKEFLAGS} have an option without a bound. */
  static boolean isUnbounded(String flags) {
    List<String> words = List.of(flags.strip().split("\\s+"));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean bare = OPTIONS.contains(word) || word.equals("j");
      if (bare) {
        return i + 1 == words.size() || !isNumber(words.get(i + 1)) || isLarge(words.get(i + 1));
      }
      if (WITH_VALUE.stream().anyMatch(word::startsWith)) {
        return isLarge(word) || word.contains("nproc");
      }
    }
    return false;
  }

  private static Optional<ParallelJobs> separate(
      Invocation invocation, Argument option, Optional<Argument> value) {
    if (value.isPresent() && value.get().text().isEmpty()) {
      return countsIn(value.get())
          ? Optional.of(of(invocation, option, value.get()))
          : Optional.empty();
    }
    String text = value.map(Argument::value).orElse("");
    if (isNumber(text)) {
      return isLarge(text)
          ? Optional.of(of(invocation, option, value.orElseThrow()))
          : Optional.empty();
    }
    return Optional.of(of(invocation, option, option));
  }

  private static ParallelJobs of(Invocation invocation, Argument first, Argument last) {
    String text = first.text().or(() -> leading(first)).orElse("-j");
    boolean counts = countsIn(last);
    return new ParallelJobs(
        counts ? text + "$(nproc)" : first.equals(last) ? text : text + " " + last.value(),
        invocation.span(first).to(invocation.span(last)));
  }

  /** Whether it is the option alone, perhaps among other letters as in {@code -kj}. */
  private static boolean isOption(Argument argument) {
    String text = argument.value();
    return OPTIONS.contains(text)
        || (text.length() > 2
            && text.length() <= 4
            && text.startsWith("-")
            && text.endsWith("j")
            && text.substring(1).chars().allMatch(c -> "ksBij".indexOf(c) >= 0));
  }

  private static boolean hasValue(Argument argument) {
    String text = argument.text().or(() -> leading(argument)).orElse("");
    return WITH_VALUE.stream().anyMatch(text::startsWith)
        && (argument.text().isEmpty() || isNumber(digits(text)));
  }

  private static Optional<String> leading(Argument argument) {
    return argument.word().parts().stream()
        .findFirst()
        .flatMap(
            part ->
                part instanceof WordPart.DoubleQuoted quoted
                    ? quoted.parts().stream().findFirst()
                    : Optional.of(part))
        .filter(WordPart.Literal.class::isInstance)
        .map(part -> ((WordPart.Literal) part).text());
  }

  private static boolean countsIn(Argument argument) {
    return argument.text().isEmpty() && ProcessorCount.isIn(argument.word());
  }

  private static boolean isNumber(String text) {
    return Accounts.id(text).isPresent();
  }

  private static boolean isLarge(String text) {
    return Accounts.id(digits(text)).stream().anyMatch(number -> number > BOUND);
  }

  /** The digits that a text ends with. */
  private static String digits(String text) {
    int start = text.length();
    while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start);
  }
}
