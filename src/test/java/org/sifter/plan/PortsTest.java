package org.sifter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PortsTest {

  @ParameterizedTest
  @CsvSource({
    "80, 80/tcp",
    "80/, 80/tcp",
    "53/UDP, 53/udp",
    "9/sctp, 9/sctp",
    "0, 0/tcp",
    "65535, 65535/tcp",
    "+80, 80/tcp",
    "00080, 80/tcp",
    "7-7/udp, 7/udp",
    "1-3, 1/tcp 2/tcp 3/tcp",
    "8080:80, 80/tcp",
    ":80, 80/tcp",
    "1.2.3.4:1:2, 2/tcp",
    "1.2.3.4::2, 2/tcp",
    "1-2:3-4, 3/tcp 4/tcp",
    "8000-9000:80, 80/tcp",
    "[::1]:80:81/udp, 81/udp",
    "[]:80:81, 81/tcp",
    "::1:80:81, 81/tcp",
    "::::80, 80/tcp",
    "2001:4860:0:2001::68::333, 333/tcp",
    "[::ffff:1.2.3.4]::1, 1/tcp",
    "0--0, 0/tcp"
  })
  void wordsNameTheContainersPorts(String word, String ports) throws MalformedValueException {
    Ports range = Ports.parse(word);
    assertEquals(
        List.of(ports.split(" ", -1)),
        IntStream.rangeClosed(range.first(), range.last())
            .mapToObj(port -> port + "/" + range.protocol())
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "/tcp",
        "80/foo",
        "80/tcp/udp",
        "65536",
        "70000",
        "99999999999999999999",
        "-1",
        "1-",
        "9-1",
        "1-2-3",
        "80 81",
        "1_0",
        "8080:",
        "x:80",
        "1/:80",
        "1-2:3-5",
        "localhost:1:2",
        "1.2.3:1:2",
        "1.2.3.04:1:2",
        "1.2.3.256:1:2",
        "[::1:1:2",
        "[[::1]]:1:2",
        ":::::80",
        "1:2:3:4:5:6:7::8:1:2",
        "00001::1:2:3"
      })
  void otherWordsAreRefused(String word) {
    assertThrows(MalformedValueException.class, () -> Ports.parse(word));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "80/foo | the protocol of \"80/foo\" is not tcp, udp or sctp",
        "`` | \"\" names no port",
        "/tcp | \"/tcp\" names no port",
        "8080:/udp | \"8080:/udp\" names no port",
        "9-1 | the range of ports in \"9-1\" ends before it begins",
        "-1 | \"-1\" is not a port or a range of ports",
        "65536 | \"65536\" has a port that is not in 0-65535",
        "1-2:3-5 | the two ranges of \"1-2:3-5\" are not of one length",
        "x:1:2 | \"x:1:2\" begins with what is no IP address"
      })
  void messageSaysWhatIsWrong(String word, String message) {
    MalformedValueException refused =
        assertThrows(MalformedValueException.class, () -> Ports.parse(word));
    assertEquals(message, refused.getMessage());
  }
}
