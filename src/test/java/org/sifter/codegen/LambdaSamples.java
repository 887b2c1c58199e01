package org.sifter.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas and method references of all kinds, for {@link UnfoldLambdasTest}. */
final class LambdaSamples {
  private final List<String> said = new ArrayList<>();
  private final String name = "outer";

  /** What all of them do, in words. */
  static List<String> results() {
    LambdaSamples samples = new LambdaSamples();
    samples.captures(true, (byte) 1, 'c', (short) 2, 3, 4L, 5.5F, 6.25, "text");
    samples.adaptations();
    samples.references();
    samples.ofNestMates();
    samples.ofOneInterface();
    return samples.said;
  }

  private void say(Object word) {
    said.add(String.valueOf(word));
  }

  private void captures(
      boolean flag,
      byte small,
      char sign,
      short few,
      int many,
      long more,
      float half,
      double whole,
      String text) {
    Supplier<String> all =
        () -> text + flag + small + sign + few + many + more + half + whole + name;
    say(all.get());
    long twice = more * 2;
    LongSupplier both = () -> more + twice;
    DoubleSupplier first = () -> whole;
    BooleanSupplier not = () -> !flag;
    say(both.getAsLong());
    say(first.getAsDouble());
    say(not.getAsBoolean());
    String[] words = {"a", "b"};
    IntFunction<String> word = i -> words[i] + text;
    say(word.apply(1));
  }

  private void adaptations() {
    Function<Integer, Integer> unboxed = LambdaSamples::twice;
    say(unboxed.apply(21));
    Function<Integer, Long> widened = LambdaSamples::half;
    say(widened.apply(10));
    ToLongFunction<Integer> widenedResult = LambdaSamples::twice;
    say(widenedResult.applyAsLong(4));
    ToDoubleFunction<Long> floating = LambdaSamples::half;
    say(floating.applyAsDouble(9L));
    IntFunction<Object> boxed = LambdaSamples::describe;
    say(boxed.apply(7));
    Map<String, Integer> numbers = Map.of("one", 1);
    ToIntFunction<String> found = numbers::get;
    say(found.applyAsInt("one"));
    Consumer<String> dropped = said::add;
    dropped.accept("dropped");
    ObjLongConsumer<String> droppedLong = LambdaSamples::sum;
    droppedLong.accept("12", 30L);
    say("nothing of it");
    DoubleUnaryOperator halved = LambdaSamples::halve;
    say(halved.applyAsDouble(3));
    IntBinaryOperator signs = (left, right) -> (char) left + right;
    say(signs.applyAsInt('a', 1));
    Function<Character, Object> counted = LambdaSamples::next;
    say(counted.apply('a'));
    Consumer<Object> nothing = ignored -> {};
    nothing.accept(said);
    Supplier<? extends Comparable<String>> compared = () -> "b";
    say(compared.get().compareTo("a"));
  }

  private void references() {
    Supplier<List<String>> made = ArrayList::new;
    say(made.get());
    Function<String, StringBuilder> built = StringBuilder::new;
    say(built.apply("built").reverse());
    IntFunction<String[]> array = String[]::new;
    say(array.apply(3).length);
    Function<String, Integer> length = String::length;
    say(length.apply("four"));
    BiFunction<String, String, Boolean> starts = String::startsWith;
    say(starts.apply("sifter", "sift"));
    UnaryOperator<String> trimmed = String::strip;
    say(trimmed.apply(" x "));
    Supplier<String> bound = "bound"::toUpperCase;
    say(bound.get());
    Supplier<String> own = this::secret;
    say(own.get());
    Supplier<String> inherited = super::toString;
    say(inherited.get().startsWith("org.sifter.codegen.LambdaSamples@"));
    Function<List<String>, Integer> size = List::size;
    say(size.apply(List.of("a", "b")));
    Function<int[], int[]> copied = int[]::clone;
    say(copied.apply(new int[] {1, 2}).length);
    Function<String, List<String>> listed = List::of;
    say(listed.apply("one"));
    Runnable told = () -> say("told");
    told.run();
  }

  private String secret() {
    return "secret of " + name;
  }

  private void ofNestMates() {
    Inner inner = new Inner("inner");
    Supplier<String> secret = inner::secret;
    say(secret.get());
    say(inner.supplier().get());
    Function<String, Inner> made = Inner::new;
    say(made.apply("made").secret());
    say(new Polite() {}.greeting());
    say(Polite.greetings());
  }

  private void ofOneInterface() {
    List<Supplier<Supplier<String>>> suppliers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      suppliers.add(() -> () -> "number " + number);
    }
    suppliers.forEach(supplier -> say(supplier.get().get()));
  }

  private static int twice(int number) {
    return number * 2;
  }

  private static long half(long number) {
    return number / 2;
  }

  private static double halve(double number) {
    return number / 2;
  }

  private static String describe(Number number) {
    return number.getClass().getSimpleName() + number;
  }

  private static long sum(String text, double number) {
    return Long.parseLong(text) + (long) number;
  }

  private static int next(int sign) {
    return sign + 1;
  }

  /** Another class of the nest. */
  private static final class Inner {
    private final String word;

    private Inner(String word) {
      this.word = word;
    }

    private String secret() {
      return "secret of " + word;
    }

    private Supplier<String> supplier() {
      return this::secret;
    }
  }

  /** Lambdas of an interface. */
  private interface Polite {
    default String greeting() {
      Supplier<String> greeting = () -> "greeting " + word();
      return greeting.get();
    }

    static String greetings() {
      Supplier<String> words = Polite::words;
      return words.get();
    }

    private String word() {
      return "word";
    }

    private static String words() {
      return "words";
    }
  }
}
