package org.sifter.doctor;

import java.util.List;

/** Something to look at. */
public interface Check {

  /** What it is, in a few words. */
  String subject();

  /** Looks at it. Nothing is found where it does not matter. */
  List<Finding> findings();
}
