package org.sifter.lint.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.BaseImage;
import org.sifter.analysis.DefaultCommand;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;

/**
 * What an image starts that nothing but its name is known of. From the Dockerfiles of these images,
 * as their projects publish them.
 *
 * @param role which instruction of the base image says so
 * @param programs the programs that it starts, one through the other
 */
record BaseCommand(Role role, List<String> programs) {

  /** The instruction of a base image that starts something. */
  enum Role {
    /** In force unless the Dockerfile has an ENTRYPOINT. */
    ENTRYPOINT,
    /** In force unless the Dockerfile has an ENTRYPOINT or CMD. */
    CMD
  }

  /** Stands for the last component of a repository, whatever it is. */
  private static final String ANY = "/*";

  /**
   * A row of the table.
   *
   * @param repository a repository, or all of an owner
   * @param tagWord a part of the tag, between dashes; empty for any tag
   */
  private record Row(String repository, String tagWord, BaseCommand command) {
    boolean fits(BaseImage image) {
      String own = image.repository();
      boolean named =
          repository.endsWith(ANY)
              ? own.startsWith(repository.substring(0, repository.length() - 1))
              : own.equals(repository);
      return named
          && (tagWord.isEmpty() || Arrays.asList(image.tag().split("-", -1)).contains(tagWord));
    }
  }

  /** The first row that fits counts. */
  private static final List<Row> TABLE =
      List.of(
          entrypoint("linuxserver/ffmpeg", "/ffmpegwrapper.sh"),
          entrypoint("linuxserver/*", "/init"),
          command("rocker/rstudio", "/init"),
          command("rocker/tidyverse", "/init"),
          command("rocker/verse", "/init"),
          command("rocker/geospatial", "/init"),
          command("rocker/shiny", "/init"),
          command("rocker/shiny-verse", "/init"),
          command("bioconductor/bioconductor_docker", "/init"),
          command("phusion/baseimage", "/sbin/my_init"),
          command("phusion/passenger-full", "/sbin/my_init"),
          command("centos/systemd", "/usr/sbin/init"),
          command("ubi8/ubi-init", "/sbin/init"),
          command("ubi9/ubi-init", "/sbin/init"),
          command("redhat/ubi8-init", "/sbin/init"),
          command("redhat/ubi9-init", "/sbin/init"),
          entrypoint("mambaorg/micromamba", "/usr/local/bin/_entrypoint.sh"),
          entrypoint("ros", "/ros_entrypoint.sh"),
          entrypoint("osrf/ros", "/ros_entrypoint.sh"),
          entrypoint("condaforge/miniforge3", "tini"),
          entrypoint("condaforge/mambaforge", "tini"),
          entrypoint("jupyter/*", "tini", "start.sh"),
          command("nginx", "nginx"),
          command("httpd", "httpd-foreground"),
          command("caddy", "caddy"),
          new Row("php", "apache", new BaseCommand(Role.CMD, List.of("apache2-foreground"))),
          new Row("docker", "dind", new BaseCommand(Role.CMD, List.of("dockerd"))));

  BaseCommand {
    programs = List.copyOf(programs);
  }

  private static Row entrypoint(String repository, String... programs) {
    return new Row(repository, "", new BaseCommand(Role.ENTRYPOINT, List.of(programs)));
  }

  private static Row command(String repository, String... programs) {
    return new Row(repository, "", new BaseCommand(Role.CMD, List.of(programs)));
  }

  /**
   * What the image starts because its base image does. Empty when the Dockerfile says what is
   * started, when the config of the base image tells, and for base images that are not known.
   */
  static Optional<BaseCommand> of(Analysis analysis) {
    DefaultCommand command = analysis.defaultCommand();
    return analysis
        .base()
        .filter(base -> base.config().isEmpty() && command.entrypoint().isEmpty())
        .flatMap(base -> TABLE.stream().filter(row -> row.fits(base)).findFirst())
        .map(Row::command)
        .filter(found -> found.role() == Role.ENTRYPOINT || command.command().isEmpty());
  }

  /** The first of its programs that has, without directories, one of these names. */
  Optional<String> find(Set<String> names) {
    return programs.stream().filter(path -> names.contains(Paths.fileName(path))).findFirst();
  }

  /** Where to tell the user of it: the name of the base image. */
  static Span span(Analysis analysis) {
    Moment from = analysis.lineage().get(0).beginning();
    return from.as(Instruction.From.class).map(f -> f.image().span()).orElse(from.span());
  }
}
