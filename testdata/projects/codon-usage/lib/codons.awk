# Reads FASTA files; "table" is the file of the genetic code, "command" what to do.
BEGIN {
  while ((getline line < table) > 0) {
    split(line, column, "\t")
    amino[column[1]] = column[2]
    order[++codons] = column[1]
  }
}

{ sub(/\r$/, "") }
/^>/ { finish(); name = substr($1, 2); next }
{ sequence = sequence toupper($0) }

END {
  finish()
  if (command == "translate") exit
  for (i = 1; i <= codons; i++) {
    codon = order[i]
    total[amino[codon]] += count[codon]
  }
  for (i = 1; i <= codons; i++) {
    codon = order[i]
    if (command == "count") printf "%s\t%d\n", codon, count[codon]
    else printf "%s\t%s\t%d\t%s\n", codon, amino[codon], count[codon], share(codon)
  }
}

function finish(    i, protein) {
  if (sequence == "") return
  gsub(/U/, "T", sequence)
  for (i = 1; i + 2 <= length(sequence); i += 3) {
    count[substr(sequence, i, 3)]++
    protein = protein amino_of(substr(sequence, i, 3))
  }
  if (command == "translate") printf ">%s\n%s\n", name, protein
  sequence = ""
}

function amino_of(codon) {
  return codon in amino ? amino[codon] : "X"
}

function share(codon) {
  return total[amino[codon]] ? sprintf("%.2f", count[codon] / total[amino[codon]]) : "-"
}
