package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.diag.Diagnostic;
import org.sifter.parser.SyntaxCode;
import org.sifter.plan.ImageConfig;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.testing.Json;

final class PlanJsonTest {
  private static final PlanJson ONE_LINE = new PlanJson(PlanJson.Layout.ONE_LINE);

  private static String steps(String dockerfile) {
    String line = ONE_LINE.render("Dockerfile", PlanTester.plan(dockerfile));
    return line.substring(line.indexOf("\"steps\":") + "\"steps\":".length(), line.length() - 1)
        .replace(ImageConfig.DEFAULT_PATH, "...");
  }

  @Test
  void hasConfigAndStepsOnOneLine() {
    assertEquals(
        "{\"file\":\"a/Dockerfile\",\"target\":\"t\",\"config\":{\"env\":{\"PATH\":\""
            + ImageConfig.DEFAULT_PATH
            + "\",\"A\":\"1\"},\"entrypoint\":[\"/bin/sh\",\"-c\",\"e\"],\"cmd\":null,"
            + "\"workdir\":\"/w\",\"user\":\"\",\"labels\":{},\"exposedPorts\":[],\"volumes\":[],"
            + "\"stopSignal\":\"\",\"shell\":null,\"healthcheck\":{\"Test\":[\"CMD-SHELL\",\"h\"],"
            + "\"Interval\":5000000000,\"Retries\":2},\"onbuild\":[]},\"steps\":[{\"kind\":\"mkdir\","
            + "\"stage\":0,\"line\":3,\"path\":\"/w\",\"mode\":\"0755\",\"owner\":null}]}",
        ONE_LINE.render(
            "a/Dockerfile",
            PlanTester.plan(
                """
                FROM alpine AS t
                ENV A=1
                WORKDIR /w
                ENTRYPOINT e
                CMD []
                HEALTHCHECK --interval=5s --retries=2 CMD h
                """)));
  }

  @Test
  void givesEachRunTheVariablesThatItSees() {
    assertEquals(
        "[{\"kind\":\"run\",\"stage\":0,\"line\":4,\"args\":[\"/bin/sh\",\"-c\",\"x\"],"
            + "\"env\":{\"PATH\":\"...\",\"B\":\"2\",\"A\":\"3\"},\"cwd\":\"/\",\"user\":\"\"},"
            + "{\"kind\":\"run\",\"stage\":0,\"line\":5,\"args\":[\"y\"],"
            + "\"env\":{\"PATH\":\"...\",\"B\":\"2\",\"A\":\"3\","
            + "\"SSH_AUTH_SOCK\":\"/run/buildkit/ssh_agent.0\"},\"cwd\":\"/\",\"user\":\"\","
            + "\"mounts\":[{\"type\":\"ssh\",\"dest\":\"/run/buildkit/ssh_agent.0\","
            + "\"id\":\"default\"}],\"network\":\"none\"}]",
        steps(
            """
            FROM alpine
            ENV A=1 B=2
            ARG A=3
            RUN x
            RUN --network=none --mount=type=ssh ["y"]
            """));
  }

  @Test
  void tellsWhereCopiesComeFrom() {
    assertEquals(
        "[{\"kind\":\"copy\",\"stage\":1,\"line\":3,\"sources\":[\"a\",\"b\"],\"dest\":\"/d/\","
            + "\"from\":null,\"owner\":\"1:2\",\"mode\":\"755\",\"exclude\":[\"*.o\"],\"link\":true},"
            + "{\"kind\":\"copy\",\"stage\":1,\"line\":4,\"sources\":[\"/x\"],\"dest\":\"/y\","
            + "\"from\":{\"stage\":0},\"owner\":null,\"mode\":null},"
            + "{\"kind\":\"copy\",\"stage\":1,\"line\":5,\"sources\":[\"/x\"],\"dest\":\"/y\","
            + "\"from\":{\"image\":\"busybox:1\"},\"owner\":null,\"mode\":null},"
            + "{\"kind\":\"copy\",\"stage\":1,\"line\":6,\"sources\":[\"/x\"],\"dest\":\"/y\","
            + "\"from\":\"scratch\",\"owner\":null,\"mode\":null},"
            + "{\"kind\":\"copy\",\"stage\":1,\"line\":7,"
            + "\"sources\":[\"https://github.com/a/b.git#v1:docs\"],\"dest\":\"/g\",\"from\":null,"
            + "\"owner\":null,\"mode\":null,\"add\":true,\"keepGitDir\":true},"
            + "{\"kind\":\"copy\",\"stage\":1,\"line\":8,\"sources\":[],\"dest\":\"/f\","
            + "\"from\":null,\"owner\":null,\"mode\":null,"
            + "\"files\":[{\"name\":\"EOF\",\"data\":\"text\\n\"}]}]",
        steps(
            """
            FROM alpine AS one
            FROM alpine
            COPY --chown=1:2 --chmod=755 --exclude=*.o --link a b /d/
            COPY --from=one /x /y
            COPY --from=busybox:1 /x /y
            COPY --from=scratch /x /y
            ADD --keep-git-dir https://github.com/a/b.git#v1:docs /g
            COPY <<EOF /f
            text
            EOF
            """));
  }

  @Test
  void listsMountsInTheOrderOfMounting() {
    assertEquals(
        "[{\"type\":\"bind\",\"dest\":\"/a\",\"readonly\":true},"
            + "{\"type\":\"bind\",\"dest\":\"/b\",\"from\":{\"image\":\"alpine\"},"
            + "\"selector\":\"/s\"},"
            + "{\"type\":\"cache\",\"dest\":\"/c\",\"id\":\"i\",\"sharing\":\"private\","
            + "\"mode\":\"0700\",\"uid\":1,\"gid\":2},"
            + "{\"type\":\"tmpfs\",\"dest\":\"/t\",\"size\":10485760},"
            + "{\"type\":\"secret\",\"id\":\"e\",\"env\":\"E\"},"
            + "{\"type\":\"secret\",\"dest\":\"/k\",\"id\":\"s\",\"required\":true}]",
        mounts());
  }

  private static String mounts() {
    String steps =
        steps(
            "FROM alpine\n"
                + "RUN --mount=type=secret,id=s,target=/k,required"
                + " --mount=type=secret,id=e,env=E"
                + " --mount=type=tmpfs,target=/t,size=10m"
                + " --mount=type=cache,target=/c,id=i,sharing=private,mode=0700,uid=1,gid=2"
                + " --mount=type=bind,from=alpine,source=/s,target=/b,rw"
                + " --mount=target=/a x\n");
    return steps.substring(
        steps.indexOf("\"mounts\":") + "\"mounts\":".length(), steps.length() - 2);
  }

  @Test
  void leavesOutTheRootDirectoryAndEntersNamesOfUnnamedTargets() {
    assertEquals("[]", steps("FROM alpine\nWORKDIR /\n"));
    assertEquals(
        1L,
        Json.object(ONE_LINE.render("f", PlanTester.plan("FROM a AS b\nFROM b\n"))).get("target"));
  }

  @Test
  void saysWhyThereIsNoPlan() {
    Diagnostic error =
        Diagnostic.of(
            SyntaxCode.NO_STAGES, SourceFile.of("f", "ab\ncd"), Optional.empty(), List.of());
    assertEquals(
        "{\"file\":\"f\",\"error\":\"no FROM: there is nothing to build\"}",
        ONE_LINE.render("f", error));
    Diagnostic placed =
        new Diagnostic(
            error.code(),
            error.severity(),
            error.source(),
            Optional.of(new Span(4, 5)),
            "a \"quoted\" word",
            "",
            Optional.empty());
    assertEquals(
        "{\"file\":\"f\",\"error\":\"2:2: a \\\"quoted\\\" word\"}", ONE_LINE.render("f", placed));
  }

  @Test
  void indentsOnRequest() {
    assertEquals(
        """
        {
          "file" : "f",
          "error" : "no FROM: there is nothing to build"
        }""",
        new PlanJson(PlanJson.Layout.INDENTED)
            .render(
                "f",
                Diagnostic.of(
                    SyntaxCode.NO_STAGES, SourceFile.of("f", ""), Optional.empty(), List.of())));
  }
}
