package org.sifter.oci;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** What a tar archive tells of the next member beside its header (POSIX pax, extended header). */
final class PaxRecords {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private OptionalLong uid = OptionalLong.empty();
  private OptionalLong gid = OptionalLong.empty();
  private OptionalLong size = OptionalLong.empty();
  private Optional<String> path = Optional.empty();

  /** Adds all records in a content. */
  void addAll(byte[] content) throws IOException {
    int start = 0;
    while (start < content.length) {
      int blank = start;
      while (blank < content.length && content[blank] != ' ') {
        blank++;
      }
      long length = number(new String(content, start, blank - start, StandardCharsets.US_ASCII));
      if (length < blank - start + 2 || length > content.length - start) {
        throw new UnclearArchiveException("a record in it is cut off");
      }
      int end = start + (int) length;
      if (content[end - 1] != '\n') {
        throw new UnclearArchiveException("a record in it has no end");
      }
      int first = blank + 1;
      read(new String(content, first, end - 1 - first, StandardCharsets.ISO_8859_1));
      start = end;
    }
    bytes.write(content);
  }

  private void read(String record) throws IOException {
    String value = record.substring(record.indexOf('=') + 1);
    if (record.startsWith("uid=")) {
      uid = OptionalLong.of(number(value));
    } else if (record.startsWith("gid=")) {
      gid = OptionalLong.of(number(value));
    } else if (record.startsWith("size=")) {
      size = OptionalLong.of(number(value));
    } else if (record.startsWith("path=")) {
      path = Optional.of(value);
    } else if (record.startsWith(Owner.RECORD + "=")) {
      throw new UnclearArchiveException("it has been made without root");
    }
  }

  private static long number(String digits) throws IOException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new UnclearArchiveException("a record in it is no number");
    }
  }

  /** Adds a record. */
  void add(String key, byte[] value) {
    int rest = key.length() + value.length + 3; // a blank, =, a line feed
    int length = rest + Integer.toString(rest).length();
    length = rest + Integer.toString(length).length(); // which may need a digit more
    bytes.writeBytes("%d %s=".formatted(length, key).getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(value);
    bytes.write('\n');
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  byte[] content() {
    return bytes.toByteArray();
  }

  /** The name of the next member, where one is told; a byte a character. */
  Optional<String> path() {
    return path;
  }

  /** The owner of the member that a header begins. */
  Owner owner(TarHeader header) throws IOException {
    return new Owner(
        uid.isPresent() ? uid.getAsLong() : header.uid(),
        gid.isPresent() ? gid.getAsLong() : header.gid());
  }

  /** How much content follows such a header, in bytes. */
  long size(TarHeader header) throws IOException {
    return size.isPresent() ? size.getAsLong() : header.size();
  }
}
