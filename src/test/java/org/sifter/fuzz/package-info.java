/**
 * What holds for any input of a reader, as entry points for the fuzzer Jazzer ({@code mvn test
 * -Pfuzz}) and as tests over the inputs that are kept under {@code testdata/fuzz}.
 */
package org.sifter.fuzz;
