package org.sifter.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code %files}: what is copied into the root file system before {@code %post}. The engine copies
 * from stages first, then runs {@code %setup}, then copies from the host.
 *
 * @param fromStage the name of the earlier stage to copy from; absent for the host
 * @param transfers what is copied, in order
 */
public record FilesSection(Optional<String> fromStage, List<FileTransfer> transfers)
    implements Section {

  public FilesSection {
    transfers = List.copyOf(transfers);
  }

  @Override
  public <R> R accept(SectionVisitor<R> visitor) {
    return visitor.visitFiles(this);
  }

  @Override
  public String joinedBy() {
    return fromStage.map(stage -> "%files from " + stage).orElse("%files");
  }

  @Override
  public Optional<Section> joinedWith(Section later) {
    return later instanceof FilesSection files && files.joinedBy().equals(joinedBy())
        ? Optional.of(
            new FilesSection(
                fromStage, Stream.concat(transfers.stream(), files.transfers.stream()).toList()))
        : Optional.empty();
  }
}
