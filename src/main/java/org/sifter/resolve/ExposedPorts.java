package org.sifter.resolve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sifter.plan.Ports;

/** The ports of a stage, each once and in their order; a range costs what is new in it. */
final class ExposedPorts {
  private final Map<String, BitSet> known = new HashMap<>();
  private final List<String> ports = new ArrayList<>();

  void add(Ports range) {
    BitSet ofProtocol = known.computeIfAbsent(range.protocol(), unknown -> new BitSet());
    int port = ofProtocol.nextClearBit(range.first());
    while (port <= range.last()) {
      ofProtocol.set(port);
      ports.add(port + "/" + range.protocol());
      port = ofProtocol.nextClearBit(port);
    }
  }

  /** They, such as {@code 80/tcp}, and then the others that the base has. */
  List<String> before(List<String> ofBase) {
    if (ports.isEmpty()) {
      return ofBase;
    }
    Set<String> all = new LinkedHashSet<>(ports);
    all.addAll(ofBase);
    return List.copyOf(all);
  }
}
