package org.sifter.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sifter.diag.Diagnostic;
import org.sifter.engine.ProcessGroup;
import org.sifter.source.SourceFile;

/**
 * Has the engine sign an image before it is put where it is asked for. Nobody can be asked for a
 * passphrase then.
 *
 * @param key the file of the private key, in PEM format; empty for the first key of the engine's
 *     own keyring
 */
public record ImageSignature(Optional<Path> key) {

  /**
   * Signs an image.
   *
   * @param image the image file
   * @param name how the user calls it
   * @return what is wrong, with what the engine has printed; empty when it is signed
   * @throws IOException when the engine cannot be started
   */
  public Optional<FailureReport> sign(Path image, String name, BuildRequest request)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(request.engine().program().toString(), "sign"));
    key.ifPresent(file -> words.addAll(List.of("--key", file.toString())));
    words.add(image.toString());
    List<String> lines = new ArrayList<>();
    try (ProcessGroup group =
        ProcessGroup.start(words, request.variables(), request.directory(), lines::add)) {
      int status = group.waitFor();
      return status == 0 ? Optional.empty() : Optional.of(failure(name, status, lines));
    }
  }

  private static FailureReport failure(String name, int status, List<String> lines) {
    String reason =
        lines.stream()
            .flatMap(line -> EngineLine.reason(line).stream())
            .reduce((first, second) -> second)
            .orElse("the engine ended with status " + status);
    Diagnostic diagnostic =
        Diagnostic.of(
            BuildCode.NOT_SIGNED, SourceFile.of(name, ""), Optional.empty(), List.of(reason));
    return new FailureReport(
        diagnostic,
        lines.stream().filter(line -> !EngineLine.isOwn(line)).toList(),
        OptionalInt.of(status));
  }
}
