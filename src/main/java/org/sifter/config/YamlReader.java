package org.sifter.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.Span;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML into values that know their places. */
final class YamlReader {
  private final DiagnosticLog log;

  /** A reader of the log's text; what is wrong with it is reported there. */
  YamlReader(DiagnosticLog log) {
    this.log = log;
  }

  /** The value that the file is; empty when the file is, or cannot be read. */
  Optional<YamlValue> root() {
    try {
      return new Compose(LoadSettings.builder().build())
          .composeString(log.source().text())
          .map(Value::new);
    } catch (MarkedYamlEngineException e) {
      Span place = e.getProblemMark().map(mark -> Span.at(offset(mark))).orElse(Span.at(0));
      log.report(ConfigCode.CONFIG_SYNTAX, place, reason(e));
    } catch (ReaderException e) {
      // It stops at the first character that YAML does not have.
      int place = Math.max(0, log.source().text().indexOf(e.getCodePoint()));
      log.report(
          ConfigCode.CONFIG_SYNTAX,
          Span.at(place),
          "it has no character U+%04X".formatted(e.getCodePoint()));
    } catch (StackOverflowError e) { // the library has no limit of its own
      log.reportFile(ConfigCode.CONFIG_SYNTAX, "it is nested too deeply");
    } catch (IllegalArgumentException e) { // as it makes a tag or an escape without a look at it
      log.reportFile(ConfigCode.CONFIG_SYNTAX, "a tag (!...) or an escape (\\U...) is not allowed");
    } catch (YamlEngineException e) {
      log.reportFile(ConfigCode.CONFIG_SYNTAX, oneLine(e.getMessage()));
    }
    return Optional.empty();
  }

  /** What the library says; of a second document it says apart what it has expected. */
  private static String reason(MarkedYamlEngineException e) {
    boolean isSecond = e.getContext() != null && e.getContext().startsWith("expected");
    return oneLine(isSecond ? e.getContext() + ", " + e.getProblem() : e.getProblem());
  }

  private static String oneLine(String text) {
    return text == null ? "it cannot be read" : text.strip().replaceAll("\\s*\\n\\s*", ": ");
  }

  /** A place in UTF-16 code units; the library counts code points. */
  private int offset(Mark mark) {
    String text = log.source().text();
    int points = Math.min(mark.getIndex(), text.codePointCount(0, text.length()));
    return text.offsetByCodePoints(0, points);
  }

  /** A node of the library's. */
  private final class Value implements YamlValue {
    private final Node node;

    Value(Node node) {
      this.node = node;
    }

    @Override
    public Span span() {
      int start = node.getStartMark().map(YamlReader.this::offset).orElse(0);
      int end = node.getEndMark().map(YamlReader.this::offset).orElse(start);
      String text = log.source().text();
      while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      return new Span(start, end);
    }

    @Override
    public boolean isText() {
      return node instanceof ScalarNode;
    }

    @Override
    public boolean isMap() {
      return node instanceof MappingNode;
    }

    @Override
    public Optional<String> text() {
      if (node instanceof ScalarNode scalar) {
        return Optional.of(scalar.getValue());
      }
      log.report(ConfigCode.CONFIG_FORM, span(), "one value");
      return Optional.empty();
    }

    @Override
    public List<Text> texts() {
      if (!(node instanceof SequenceNode sequence)) {
        return text().map(text -> new Text(text, span())).stream().toList();
      }
      List<Text> texts = new ArrayList<>();
      for (Node element : sequence.getValue()) {
        Value value = new Value(element);
        value.text().ifPresent(text -> texts.add(new Text(text, value.span())));
      }
      return texts;
    }

    @Override
    public List<Entry> entries() {
      if (!(node instanceof MappingNode mapping)) {
        log.report(ConfigCode.CONFIG_FORM, span(), "KEY: VALUE lines");
        return List.of();
      }
      List<Entry> entries = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        Value key = new Value(tuple.getKeyNode());
        Optional<String> name = key.text();
        if (name.isPresent() && !seen.add(name.get())) {
          log.report(ConfigCode.CONFIG_TWICE, key.span(), name.get());
        } else if (name.isPresent()) {
          entries.add(new Entry(name.get(), key.span(), new Value(tuple.getValueNode())));
        }
      }
      return entries;
    }
  }
}
