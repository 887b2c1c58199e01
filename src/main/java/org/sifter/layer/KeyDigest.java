package org.sifter.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The key of a layer while it is put together: a digest of parts, each with its length. */
final class KeyDigest {
  /** Changes when layers are made otherwise: what an earlier sifter has made is then not used. */
  private static final String FORM = "sifter layer 3";

  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest = sha256();

  KeyDigest() {
    add(FORM);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Adds a text. */
  KeyDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** Adds what a file holds. */
  KeyDigest add(Path file) throws IOException {
    MessageDigest content = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        content.update(buffer, 0, count);
      }
    }
    digest.update(content.digest());
    return this;
  }

  /** The key. */
  String key() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
