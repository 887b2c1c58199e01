package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A definition file as one would write it by hand, read and written. */
class ExampleTest {
  private static final String TOOL =
      """
      # Translated by sifter from Dockerfile. Build in the directory that holds it:
      #     apptainer build tool.sif tool.def

      Bootstrap: docker
      From: debian:bookworm
      Stage: build

      %files
          src/. /.sifter/8/

      %post
          umask 022
          umount /tmp /var/tmp

          # Dockerfile:4  RUN
          (   set +ex
              apt-get update \\
               && apt-get install -y --no-install-recommends gcc libc6-dev \\
               && rm -rf /var/lib/apt/lists/* /tmp/*
          )
          # Dockerfile:7  WORKDIR /work
          mkdir -p /work
          # Dockerfile:8  COPY src/ src/
          mkdir -p /work/src && cp -a /.sifter/8/. /work/src/
          # Dockerfile:9  RUN
          (   set +ex; cd /work
              cd src && gcc -O2 -o /tmp/tool tool.c
          )
          rm -rf /.sifter

      Bootstrap: docker
      From: debian:bookworm

      %files from build
          /tmp/tool /.sifter/16/tool
      %files
          conf/app.conf /.sifter/18/app.conf

      %post
          umask 022
          umount /tmp /var/tmp

          # Dockerfile:13  ENV
          export APP_HOME=/opt/app
          export PATH="/opt/app/bin:$PATH"
          # Dockerfile:15  WORKDIR $APP_HOME
          mkdir -p /opt/app
          # Dockerfile:16  COPY --from=build /tmp/tool bin/
          mkdir -p /opt/app/bin && cp -a /.sifter/16/tool /opt/app/bin/
          # Dockerfile:17  RUN
          (   set +ex; cd /opt/app
              useradd -m app && ls bin > installed.txt; test -s installed.txt
          )
          # Dockerfile:18  COPY conf/app.conf etc/
          mkdir -p /opt/app/etc && cp -a /.sifter/18/app.conf /opt/app/etc/
          # Dockerfile:20  RUN (as USER app)
          (   set +ex; cd /opt/app
              HOME=/home/app setpriv --reuid=app --regid=app --init-groups \\
                  /bin/sh -c 'echo "built by $(id -un) in $HOME" > ~/build.log'
          )
          rm -rf /.sifter

      %environment
          export APP_HOME=/opt/app
          export PATH="/opt/app/bin:$PATH"

      %runscript
          # ENTRYPOINT ["tool", "--conf", "etc/app.conf"]   CMD ["serve", "--greeting", "hello world"]
          cd /opt/app || exit
          [ $# -gt 0 ] || set -- serve --greeting 'hello world'
          exec tool --conf etc/app.conf "$@"

      %labels
          org.opencontainers.image.title tool

      %help
          tool
              run      tool --conf etc/app.conf ARGS (default: serve --greeting 'hello world')
              listens  7860
              user     the image asks for USER app; a SIF runs as you
      """;

  @Test
  void theExampleIsReadAsItsModel() throws Exception {
    assertEquals(tool(), DefinitionReader.read(TOOL));
  }

  @Test
  void theModelIsWrittenAsTheExample() {
    assertEquals(TOOL, DefinitionWriter.write(tool()));
  }

  private static DefinitionFile tool() {
    return new DefinitionFile(
        List.of(
            "Translated by sifter from Dockerfile. Build in the directory that holds it:",
            "    apptainer build tool.sif tool.def"),
        List.of(build(), image()));
  }

  private static DefinitionStage build() {
    return new DefinitionStage(
        Header.of(BootstrapAgent.DOCKER, "debian:bookworm").named("build"),
        List.of(
            new FilesSection(
                Optional.empty(), List.of(FileTransfer.ofPath("src/.", "/.sifter/8/"))),
            ScriptSection.of(
                ScriptKind.POST,
                new Script()
                    .code("umask 022", "umount /tmp /var/tmp", "")
                    .comment("Dockerfile:4  RUN")
                    .code("(   set +ex")
                    .code("    apt-get update \\")
                    .code("     && apt-get install -y --no-install-recommends gcc libc6-dev \\")
                    .code("     && rm -rf /var/lib/apt/lists/* /tmp/*")
                    .code(")")
                    .comment("Dockerfile:7  WORKDIR /work")
                    .code("mkdir -p /work")
                    .comment("Dockerfile:8  COPY src/ src/")
                    .code("mkdir -p /work/src && cp -a /.sifter/8/. /work/src/")
                    .comment("Dockerfile:9  RUN")
                    .code("(   set +ex; cd /work")
                    .code("    cd src && gcc -O2 -o /tmp/tool tool.c")
                    .code(")", "rm -rf /.sifter")
                    .lines())));
  }

  private static DefinitionStage image() {
    return new DefinitionStage(
        Header.of(BootstrapAgent.DOCKER, "debian:bookworm"),
        List.of(
            new FilesSection(
                Optional.of("build"),
                List.of(FileTransfer.ofPath("/tmp/tool", "/.sifter/16/tool"))),
            new FilesSection(
                Optional.empty(),
                List.of(FileTransfer.ofPath("conf/app.conf", "/.sifter/18/app.conf"))),
            ScriptSection.of(ScriptKind.POST, post()),
            ScriptSection.of(
                ScriptKind.ENVIRONMENT,
                new Script()
                    .code("export APP_HOME=/opt/app", "export PATH=\"/opt/app/bin:$PATH\"")
                    .lines()),
            ScriptSection.of(ScriptKind.RUNSCRIPT, runscript()),
            new LabelsSection(List.of(new Label("org.opencontainers.image.title", "tool"))),
            new HelpSection(
                List.of(
                    "tool",
                    "    run      tool --conf etc/app.conf ARGS"
                        + " (default: serve --greeting 'hello world')",
                    "    listens  7860",
                    "    user     the image asks for USER app; a SIF runs as you"))));
  }

  private static List<ScriptLine> post() {
    return new Script()
        .code("umask 022", "umount /tmp /var/tmp", "")
        .comment("Dockerfile:13  ENV")
        .code("export APP_HOME=/opt/app", "export PATH=\"/opt/app/bin:$PATH\"")
        .comment("Dockerfile:15  WORKDIR $APP_HOME")
        .code("mkdir -p /opt/app")
        .comment("Dockerfile:16  COPY --from=build /tmp/tool bin/")
        .code("mkdir -p /opt/app/bin && cp -a /.sifter/16/tool /opt/app/bin/")
        .comment("Dockerfile:17  RUN")
        .code("(   set +ex; cd /opt/app")
        .code("    useradd -m app && ls bin > installed.txt; test -s installed.txt")
        .code(")")
        .comment("Dockerfile:18  COPY conf/app.conf etc/")
        .code("mkdir -p /opt/app/etc && cp -a /.sifter/18/app.conf /opt/app/etc/")
        .comment("Dockerfile:20  RUN (as USER app)")
        .code("(   set +ex; cd /opt/app")
        .code("    HOME=/home/app setpriv --reuid=app --regid=app --init-groups \\")
        .code("        /bin/sh -c 'echo \"built by $(id -un) in $HOME\" > ~/build.log'")
        .code(")", "rm -rf /.sifter")
        .lines();
  }

  private static List<ScriptLine> runscript() {
    return new Script()
        .comment(
            "ENTRYPOINT [\"tool\", \"--conf\", \"etc/app.conf\"]"
                + "   CMD [\"serve\", \"--greeting\", \"hello world\"]")
        .code("cd /opt/app || exit")
        .code("[ $# -gt 0 ] || set -- serve --greeting 'hello world'")
        .code("exec tool --conf etc/app.conf \"$@\"")
        .lines();
  }

  /** Collects the lines of a script. */
  private static final class Script {
    private final List<ScriptLine> lines = new ArrayList<>();

    Script code(String... texts) {
      for (String text : texts) {
        lines.add(ScriptLine.code(text));
      }
      return this;
    }

    Script comment(String text) {
      lines.addAll(ScriptLine.comment(text));
      return this;
    }

    List<ScriptLine> lines() {
      return lines;
    }
  }
}
