package org.sifter.oci;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Rewrites the tar archive of a layer for a program that unpacks all files as root's: their owners
 * come to be attributes, as engines without root keep them (umoci, in its rootless mode).
 */
public final class RootlessArchive {
  private static final int BUFFER = 1 << 15;
  private static final int MAX_RECORDS = 1 << 20;

  /** Members that have no content, whatever their size says. */
  private static final String WITHOUT_CONTENT = "123456";

  /** Hard links, which have the attributes of the other, and symbolic ones, which have none. */
  private static final String LINKS = "12";

  private static final char DIRECTORY = '5';

  /** What engines give the root directory, whatever an archive says. */
  private static final int ROOT_MODE = 0755;

  private final InputStream in;
  private final OutputStream out;
  private final BooleanSupplier goesOn;
  private final byte[] buffer = new byte[BUFFER];
  private PaxRecords records = new PaxRecords();
  private ByteArrayOutputStream longNames = new ByteArrayOutputStream();
  private Optional<String> longName = Optional.empty();

  /** The names of all members so far, and whether they are directories. */
  private final Map<String, Boolean> directories = new HashMap<>();

  /**
   * An archive that is read from a stream and written to another.
   *
   * @param goesOn asked again and again; where it says no, the copying ends
   */
  public RootlessArchive(InputStream in, OutputStream out, BooleanSupplier goesOn) {
    this.in = in;
    this.out = out;
    this.goesOn = goesOn;
  }

  /**
   * Copies the archive.
   *
   * @return whether all has been copied
   * @throws UnclearArchiveException when only the engine can tell what becomes of it
   * @throws IOException when it is cut off
   */
  public boolean copy() throws IOException {
    boolean isMember = true;
    while (isMember && goesOn.getAsBoolean()) {
      byte[] block = in.readNBytes(TarHeader.BLOCK);
      if (block.length > 0 && block.length < TarHeader.BLOCK) {
        throw new EOFException("it is cut off");
      }
      TarHeader header = new TarHeader(block);
      isMember = block.length > 0 && !header.isEnd();
      if (isMember) {
        copyMember(header);
      } else {
        out.write(block);
        in.transferTo(out);
        return true;
      }
    }
    return false;
  }

  private void copyMember(TarHeader header) throws IOException {
    header.verify();
    switch (header.type()) {
      case 'x' -> records.addAll(content(header));
      case 'L', 'K' -> {
        byte[] name = content(header);
        longNames.write(header.block());
        longNames.write(padded(name));
        if (header.type() == 'L') {
          longName = Optional.of(new String(name, StandardCharsets.ISO_8859_1));
        }
      }
      case '\0', '0', '1', '2', '3', '4', '5', '6', '7' -> copyFile(header);
      default -> throw new UnclearArchiveException("only tar knows what a member of it means");
    }
  }

  private void copyFile(TarHeader header) throws IOException {
    Owner owner = records.owner(header);
    verify(header, owner);
    if (!owner.isRoot() && LINKS.indexOf(header.type()) < 0) {
      records.add(Owner.RECORD, owner.attribute());
    }
    if (!records.isEmpty()) {
      byte[] content = records.content();
      out.write(TarHeader.ofRecords(content.length).block());
      out.write(padded(content));
    }
    longNames.writeTo(out);
    out.write(header.block());
    copyContent(TarHeader.padded(size(header)));
    records = new PaxRecords();
    longNames = new ByteArrayOutputStream();
    longName = Optional.empty();
  }

  /** Refuses what tar and engines make different things of. */
  private void verify(TarHeader header, Owner owner) throws IOException {
    String name = records.path().or(() -> longName).orElseGet(header::name);
    String path = clean(name);
    if (path.isEmpty() && (header.mode() != ROOT_MODE || !owner.isRoot())) {
      throw new UnclearArchiveException("its root directory has an owner or a mode of its own");
    }
    boolean isDirectory = header.type() == DIRECTORY;
    Boolean wasDirectory = directories.put(path, isDirectory);
    if (wasDirectory != null && !(wasDirectory && isDirectory)) {
      throw new UnclearArchiveException("it has a file twice");
    }
  }

  private static String clean(String name) throws IOException {
    StringBuilder path = new StringBuilder();
    for (String part : name.replaceFirst("\0.*$", "").split("/", -1)) {
      if (part.equals("..")) {
        throw new UnclearArchiveException("it has a file above its root directory");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        path.append('/').append(part);
      }
    }
    return path.toString();
  }

  private long size(TarHeader header) throws IOException {
    long size = records.size(header);
    if (size < 0 || (size > 0 && WITHOUT_CONTENT.indexOf(header.type()) >= 0)) {
      throw new UnclearArchiveException("only tar knows where a member of it ends");
    }
    return size;
  }

  private void copyContent(long length) throws IOException {
    long rest = length;
    while (rest > 0 && goesOn.getAsBoolean()) {
      int count = in.read(buffer, 0, (int) Math.min(rest, BUFFER));
      if (count < 0) {
        throw new EOFException("it is cut off");
      }
      out.write(buffer, 0, count);
      rest -= count;
    }
  }

  private byte[] content(TarHeader header) throws IOException {
    long size = header.size();
    if (size < 0 || size > MAX_RECORDS) {
      throw new UnclearArchiveException("it tells too much of a file");
    }
    byte[] content = in.readNBytes((int) size);
    in.skipNBytes(TarHeader.padded(size) - size);
    return content;
  }

  private static byte[] padded(byte[] content) {
    return Arrays.copyOf(content, (int) TarHeader.padded(content.length));
  }
}
