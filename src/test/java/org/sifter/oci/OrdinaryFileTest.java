package org.sifter.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A socket stands for all special files: Java makes no pipes. */
final class OrdinaryFileTest {
  @TempDir private Path directory;
  private ServerSocketChannel server;
  private Path socket;

  @BeforeEach
  void makeSocket() throws IOException {
    socket = directory.resolve("index.json");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void filesAndDirectoriesAreOrdinary() throws IOException {
    assertFalse(OrdinaryFile.isSpecial(Files.createFile(directory.resolve("file"))));
    assertFalse(OrdinaryFile.isSpecial(directory));
    assertFalse(OrdinaryFile.isSpecial(directory.resolve("nothing")));
    assertTrue(OrdinaryFile.isSpecial(socket));
    assertTrue(OrdinaryFile.isSpecial(Files.createSymbolicLink(directory.resolve("link"), socket)));
  }

  @Test
  void imagesAreNotReadFromSpecialFiles() {
    assertRefused(
        () -> {
          var unused = TarFiles.open(socket);
        });
    assertRefused(
        () -> {
          var unused = new DirectoryFiles(directory).read("index.json", 10);
        });
  }

  private static void assertRefused(Executable reading) {
    FileSystemException refusal = assertThrows(FileSystemException.class, reading);
    assertEquals("it is a pipe, a socket or a device", refusal.getReason());
  }
}
