package org.sifter.doctor;

import java.util.Map;
import java.util.Optional;

/** What is known of types of file systems, by the names that the kernel has for them. */
final class FileSystemType {
  /** Those of a network: each file is asked for over it, and few know owners of user namespaces. */
  private static final Map<String, String> NETWORK =
      Map.ofEntries(
          Map.entry("nfs", "NFS"),
          Map.entry("nfs4", "NFS"),
          Map.entry("lustre", "Lustre"),
          Map.entry("gpfs", "GPFS (Spectrum Scale)"),
          Map.entry("beegfs", "BeeGFS"),
          Map.entry("ceph", "CephFS"),
          Map.entry("fuse.ceph-fuse", "CephFS"),
          Map.entry("fuse.glusterfs", "GlusterFS"),
          Map.entry("wekafs", "WekaFS"),
          Map.entry("panfs", "PanFS"),
          Map.entry("pvfs2", "OrangeFS"),
          Map.entry("afs", "AFS"),
          Map.entry("cifs", "SMB"),
          Map.entry("smb3", "SMB"),
          Map.entry("fuse.sshfs", "SSHFS"));

  private FileSystemType() {}

  /** What people call a file system of a network. */
  static Optional<String> network(String type) {
    return Optional.ofNullable(NETWORK.get(type));
  }

  /** Whether its files are in the machine's memory. */
  static boolean isInMemory(String type) {
    return type.equals("tmpfs") || type.equals("ramfs");
  }
}
