package org.sifter.translate;

import java.util.List;
import java.util.Map;
import org.sifter.context.Selection;
import org.sifter.definition.Header;
import org.sifter.definition.ScriptLine;

/**
 * What one stage of a plan does to the file system of the stage that it starts from.
 *
 * @param name what the scripts call the stage
 * @param header where the file system comes from, for a stage that starts from an image; {@code
 *     scratch} for all others
 * @param setup what is done on the host, in the build context, with {@code SINGULARITY_ROOTFS} set
 * @param post what is done in the image after it, as {@code %post}
 * @param roots for each variable that {@code setup} takes the place of another file system from,
 *     the name of its stage
 * @param caches for each directory in the image that a cache has to be bound to, which one
 * @param secrets for each file in the image that a secret or agent may be bound to, its id
 * @param selections what is taken of the build context
 */
public record LayerScript(
    String name,
    Header header,
    List<ScriptLine> setup,
    List<ScriptLine> post,
    Map<String, String> roots,
    Map<String, CacheMount> caches,
    Map<String, String> secrets,
    List<Selection> selections) {

  public LayerScript {
    setup = List.copyOf(setup);
    post = List.copyOf(post);
    selections = List.copyOf(selections);
  }

  /**
   * A directory that outlives the build.
   *
   * @param id what the Dockerfile calls it
   * @param sharing {@code shared}, {@code private} or {@code locked}
   */
  public record CacheMount(String id, String sharing) {}
}
