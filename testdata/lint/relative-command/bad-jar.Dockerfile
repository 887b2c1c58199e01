FROM eclipse-temurin:17
WORKDIR /app
COPY app.jar /app/
ENTRYPOINT ["/usr/bin/tini", "--", "java", "-Xmx2g", "-jar", "app.jar"]
