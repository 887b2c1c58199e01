package org.sifter.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.sifter.build.BuildRequest;
import org.sifter.build.ImageBuilder;
import org.sifter.build.PlainBuild;
import org.sifter.layer.LayerStore;
import org.sifter.layer.LayeredBuild;

/** Chooses the way in which an image is built. */
final class BuilderChoice {
  private final CacheOptions caching;
  private final LayeredBuilds.Survey survey;

  /**
   * A choice.
   *
   * @param survey of this machine and the cache; not needed where layers are out of the question
   */
  BuilderChoice(CacheOptions caching, LayeredBuilds.Survey survey) {
    this.caching = caching;
    this.survey = survey;
  }

  /**
   * A way.
   *
   * @param isPlain whether the engine does all of it
   * @param remark why it is chosen, where the user may have expected another
   */
  record Choice(ImageBuilder builder, boolean isPlain, Optional<String> remark) {}

  /** In layers where that can be done, else by the engine alone. */
  Choice choose(BuildRun.Work work, BuildRequest request) throws InterruptedException {
    if (work.meaning().isEmpty() || work.mode().isEmpty() || !caching.inLayers()) {
      return plain(work, request, Optional.empty());
    }
    RecipeReader.Meaning meaning = work.meaning().get();
    Optional<Path> cache = caching.directory();
    if (cache.isEmpty()) {
      return plain(work, request, Optional.of("no cache, as there is no home directory"));
    }
    LayeredBuilds.Answer answer =
        LayeredBuilds.find(
            request,
            meaning.platform(),
            LayerStore.of(cache.get()),
            caching.snapshotter(),
            LayeredBuilds.bases(meaning.plan(), meaning.platform(), meaning.images()),
            survey);
    return answer instanceof LayeredBuilds.Possible possible
        ? new Choice(
            new LayeredBuild(
                meaning.recipe(),
                meaning.plan(),
                meaning.options(),
                request,
                possible.cache(),
                caching.isUsed()),
            /* isPlain= */ false,
            Optional.empty())
        : plain(
            work,
            request,
            Optional.of("no cache, as " + ((LayeredBuilds.Impossible) answer).reason()));
  }

  private static Choice plain(BuildRun.Work work, BuildRequest request, Optional<String> remark) {
    return new Choice(new PlainBuild(work.recipe(), request), /* isPlain= */ true, remark);
  }
}
