package org.sifter.plan;

import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/** Something that is done in a stage. */
public sealed interface Step {

  /** The instruction that it comes from. */
  Provenance provenance();

  /**
   * A process that is run in the image: RUN.
   *
   * @param process what is executed
   * @param workingDirectory an absolute path, as the image config would hold it
   * @param user the USER in force; empty for root
   * @param mounts what is mounted while it runs
   * @param network {@code default}, {@code none} or {@code host}
   * @param security {@code sandbox} or {@code insecure}
   */
  record Run(
      Provenance provenance,
      Process process,
      String workingDirectory,
      String user,
      List<Mount> mounts,
      String network,
      String security)
      implements Step {
    public Run {
      mounts = List.copyOf(mounts);
    }
  }

  /**
   * Files that are put into the image: COPY or ADD.
   *
   * @param origin where the sources are looked up
   * @param sources the sources in their order
   * @param files the here-documents, which are copied after the sources
   * @param destination an absolute path; a slash at its end says that it is a directory
   * @param options the flags
   */
  record Copy(
      Provenance provenance,
      Origin origin,
      List<Source> sources,
      List<InlineFile> files,
      String destination,
      CopyOptions options)
      implements Step {
    public Copy {
      sources = List.copyOf(sources);
      files = List.copyOf(files);
    }
  }

  /**
   * A source of COPY or ADD.
   *
   * @param location what it is
   * @param span where it is named
   */
  record Source(SourceLocation location, Span span) {}

  /**
   * A file whose content stands in the Dockerfile.
   *
   * @param name its file name
   * @param content what it holds
   */
  record InlineFile(String name, String content) {}

  /**
   * The flags of COPY and ADD.
   *
   * @param add whether the instruction is ADD
   * @param owner the value of {@code --chown}
   * @param mode the value of {@code --chmod}, octal or symbolic
   * @param excludes the patterns of {@code --exclude}
   * @param link {@code --link}
   * @param parents {@code --parents}
   * @param unpack {@code --unpack}, when it is given
   * @param keepGitDirectory {@code --keep-git-dir}
   * @param checksum {@code --checksum}
   */
  record CopyOptions(
      boolean add,
      Optional<String> owner,
      Optional<String> mode,
      List<String> excludes,
      boolean link,
      boolean parents,
      Optional<Boolean> unpack,
      boolean keepGitDirectory,
      Optional<String> checksum) {
    public CopyOptions {
      excludes = List.copyOf(excludes);
    }
  }

  /**
   * A working directory that is made: WORKDIR.
   *
   * @param path the directory, absolute and cleaned
   * @param configured the path as the image config holds it and later steps start in
   * @param user the USER who owns it; empty for root
   */
  record MakeDirectory(Provenance provenance, String path, String configured, String user)
      implements Step {}

  /**
   * Variables that later steps see: ENV or ARG.
   *
   * @param inImage whether the image keeps them: ENV does, ARG does not
   * @param variables their names and values
   */
  record SetVariables(Provenance provenance, boolean inImage, List<Variable> variables)
      implements Step {
    public SetVariables {
      variables = List.copyOf(variables);
    }
  }

  /** An instruction that changes the image config only. */
  record Configure(Provenance provenance) implements Step {}
}
