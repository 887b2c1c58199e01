package org.sifter.resolve;

/**
 * What an instruction may need to know of its surroundings.
 *
 * @param outline its stage
 * @param table all stages of the file
 * @param arguments the global build arguments
 * @param options what the build is asked for
 */
record StageContext(
    StageOutline outline, StageTable table, GlobalArguments arguments, ResolveOptions options) {}
