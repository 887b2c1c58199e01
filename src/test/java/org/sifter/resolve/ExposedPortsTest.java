package org.sifter.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.plan.Ports;

final class ExposedPortsTest {
  private final ExposedPorts ports = new ExposedPorts();

  @Test
  void eachPortStandsWhereItIsFirstSaid() {
    ports.add(new Ports(90, 90, "tcp"));
    ports.add(new Ports(88, 91, "tcp"));
    ports.add(new Ports(90, 90, "udp"));
    assertEquals(
        List.of("90/tcp", "88/tcp", "89/tcp", "91/tcp", "90/udp", "7/tcp"),
        ports.before(List.of("7/tcp", "88/tcp")));
  }

  @Test
  void thoseOfTheBaseStayWhenThereAreNone() {
    assertEquals(List.of("7/tcp"), ports.before(List.of("7/tcp")));
  }

  @Test
  void manyLongRangesCostLittle() {
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 30_000; i++) {
            ports.add(new Ports(i, 65_535 - i, "tcp"));
          }
        });
    assertEquals(65_536, new HashSet<>(ports.before(List.of())).size());
  }
}
