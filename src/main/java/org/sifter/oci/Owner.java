package org.sifter.oci;

import java.io.ByteArrayOutputStream;

/**
 * Who owns a file, in the form in which programs without root keep it: an attribute of a file that
 * is root's (rootlesscontainers, a protocol buffer of two numbers).
 */
record Owner(long uid, long gid) {
  /** The attribute, as the record of a tar archive that sets it. */
  static final String RECORD = "SCHILY.xattr.user.rootlesscontainers";

  /** What stands for root, as zeros are not written. */
  private static final long UNCHANGED = 0xffffffffL;

  boolean isRoot() {
    return uid == 0 && gid == 0;
  }

  /** The value of the attribute. */
  byte[] attribute() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(1, uid, bytes);
    write(2, gid, bytes);
    return bytes.toByteArray();
  }

  private static void write(int field, long id, ByteArrayOutputStream bytes) {
    bytes.write(field << 3);
    long rest = id == 0 ? UNCHANGED : id;
    while (rest > 0x7f) {
      bytes.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
