package org.sifter.cli;

import java.util.List;
import org.sifter.doctor.Checkup;
import org.sifter.report.CheckupJson;
import org.sifter.report.CheckupText;
import org.sifter.report.Palette;

/** The forms in which it is printed what checks of this machine have found. */
enum DoctorFormat {
  TEXT,
  JSON;

  static DoctorFormat of(Arguments arguments) throws UsageException {
    return Choices.parse(
        OptionNames.FORMAT, arguments.value(OptionNames.FORMAT).orElse("text"), List.of(values()));
  }

  String render(Checkup checkup, Palette palette) {
    return switch (this) {
      case TEXT -> new CheckupText(palette).render(checkup);
      case JSON -> CheckupJson.render(checkup);
    };
  }
}
