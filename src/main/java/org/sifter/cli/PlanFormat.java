package org.sifter.cli;

import java.util.List;
import org.sifter.diag.Diagnostic;
import org.sifter.plan.BuildPlan;
import org.sifter.report.PlanJson;
import org.sifter.report.PlanText;

/** The forms in which build plans are printed. */
enum PlanFormat {
  /** For people. */
  TEXT {
    @Override
    String render(String file, BuildPlan plan) {
      return PlanText.render(file, plan);
    }

    @Override
    String render(String file, Diagnostic error) {
      return "";
    }
  },

  /** An indented object, or a list of them when there are several files. */
  JSON {
    @Override
    String render(String file, BuildPlan plan) {
      return INDENTED.render(file, plan);
    }

    @Override
    String render(String file, Diagnostic error) {
      return INDENTED.render(file, error);
    }
  },

  /** An object on a line for each file. */
  JSONL {
    @Override
    String render(String file, BuildPlan plan) {
      return ONE_LINE.render(file, plan) + "\n";
    }

    @Override
    String render(String file, Diagnostic error) {
      return ONE_LINE.render(file, error) + "\n";
    }
  };

  private static final PlanJson INDENTED = new PlanJson(PlanJson.Layout.INDENTED);
  private static final PlanJson ONE_LINE = new PlanJson(PlanJson.Layout.ONE_LINE);

  static PlanFormat of(Arguments arguments) throws UsageException {
    return Choices.parse(
        OptionNames.FORMAT, arguments.value(OptionNames.FORMAT).orElse("text"), List.of(values()));
  }

  /** What is printed for a file that has a plan. */
  abstract String render(String file, BuildPlan plan);

  /** What is printed for a file that has none. */
  abstract String render(String file, Diagnostic error);

  /** What is printed above all files, of which there are {@code count}. */
  String opening(int count) {
    return this == JSON && count > 1 ? "[" : "";
  }

  /** What is printed between two files. */
  String separator() {
    return switch (this) {
      case TEXT -> "\n";
      case JSON -> ", ";
      case JSONL -> "";
    };
  }

  /** What is printed below all files. */
  String closing(int count) {
    return this == JSON ? (count > 1 ? "]\n" : "\n") : "";
  }
}
