package org.sifter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that run others are looked through. */
final class EffectiveCommandTest {

  private static Optional<EffectiveCommand> effective(String text) {
    return EffectiveCommand.of(
        ScriptWalker.simpleCommands(ScriptParser.parse(text).script()).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a b => [] a b",
        "A=1 /usr/bin/a b => [] a b",
        "env A=b -i C=\"$d\" a b => [env] a b",
        "env -u X --chdir /x a => [env] a",
        "env -S a => [] env -S a",
        "env => [] env",
        "sudo -E -u root -- a -b => [sudo] a -b",
        "sudo -uroot A=b a => [sudo] a",
        "sudo -v => [] sudo -v",
        "exec -a x a => [exec] a",
        "exec 2>&1 => [] exec",
        "command a => [command] a",
        "command -v a => [] command -v a",
        "time -p a => [time] a",
        "nice -n 5 nohup a => [nice, nohup] a",
        "nice -5 a => [nice] a",
        "timeout -k 5 10 a b => [timeout] a b",
        "timeout --signal=9 10 a => [timeout] a",
        "xargs -0 -n1 -I {} rm {} => [xargs] rm {}",
        "xargs -0rn 1 rm -f => [xargs] rm -f",
        "busybox wget x => [busybox] wget x",
        "gosu user sudo a => [gosu, sudo] a",
        "chroot /x a => [] chroot /x a",
        "'su'do a => [sudo] a",
      })
  void looksThroughPrefixes(String text, String expected) {
    EffectiveCommand command = effective(text).orElseThrow();
    assertEquals(
        expected,
        command.prefixes()
            + " "
            + command.name().orElseThrow()
            + command.literalArguments().stream()
                .map(argument -> " " + argument)
                .collect(Collectors.joining()));
  }

  @Test
  void aNameThatExpandsIsNotKnown() {
    assertEquals(Optional.empty(), effective("sudo $x a").orElseThrow().name());
  }

  @Test
  void assignmentsAloneAreNoCommand() {
    assertEquals(Optional.empty(), effective("A=b"));
  }
}
