/**
 * Definition files of Apptainer and SingularityCE: their model, the writer and the reader. The
 * writer and the reader are the only places that know the syntax; what they know was read in {@code
 * pkg/build/types/parser/deffile.go} of both engines and tried on Apptainer 1.4.5. Depends on
 * {@code source} only.
 */
package org.sifter.definition;
