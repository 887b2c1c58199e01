package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PlanTextTest {
  private static String rendered(String dockerfile) {
    return PlanText.render("Dockerfile", PlanTester.plan(dockerfile));
  }

  @Test
  void showsStagesStepsAndConfig() {
    assertEquals(
        """
        Build plan of Dockerfile, target final

        Stage 0 build from golang:1.22 for linux/arm64
            2  arg         V="1"
            3  mkdir       /src
            4  copy        go.mod go.sum -> /src/
               without     *.md
            5  run         go build \\
                             -o /app
               in          /src
               mount       cache at /root/.cache, writable
               mount       bind from image alpine:3 at /mnt
               mount       secret in $TOKEN
               network     none

        Stage 1 final from scratch
           10  copy        /app -> /usr/bin/
               from        stage 0 build
               owner       1:2
               mode        755
           11  add         https://x.org/a.tgz <<motd -> /etc/
           15  env         A="two \\"words\\""
                           B=""
           17  run         ["app", "--init"]
               as          me

        Image config
               Env         PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
                           A="two \\"words\\""
                           B=""
               Entrypoint  ["app"]
               WorkingDir  /
               User        me
               Labels      l="1"
               Ports       80/tcp 90/udp
               Volumes     /data
               Healthcheck ["CMD-SHELL", "true"]
               OnBuild     RUN x
        """,
        rendered(
            """
            FROM --platform=linux/arm64 golang:1.22 AS build
            ARG V=1
            WORKDIR /src
            COPY --exclude=*.md go.mod go.sum ./
            RUN --network=none --mount=type=cache,target=/root/.cache --mount=from=alpine:3,target=/mnt \
            --mount=type=secret,id=t,env=TOKEN <<EOF
            go build \\
              -o /app
            EOF
            FROM scratch AS final
            COPY --from=build --chown=1:2 --chmod=755 /app /usr/bin/
            ADD https://x.org/a.tgz <<motd /etc/
            hello
            there
            motd
            ENV A="two \\"words\\"" B=
            USER me
            RUN ["app", "--init"]
            ENTRYPOINT ["app"]
            EXPOSE 90/udp 80
            LABEL l=1
            VOLUME /data
            HEALTHCHECK CMD true
            ONBUILD RUN x
            """));
  }

  @Test
  void showsOtherShellsAndScriptsWithTheirInterpreter() {
    assertEquals(
        """
        Build plan of Dockerfile, target 0

        Stage 0 from alpine
            3  run         ["/bin/bash", "-c"]
                           a | b
            4  run         ["/bin/bash", "-c"]
                           /dev/pipes/EOF
                           #!/bin/python
                           print()

        Image config
               Env         PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
               WorkingDir  /
               Shell       ["/bin/bash", "-c"]
        """,
        rendered(
            """
            FROM alpine
            SHELL ["/bin/bash", "-c"]
            RUN a | b
            RUN <<EOF
            #!/bin/python
            print()
            EOF
            """));
  }
}
