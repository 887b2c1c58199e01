# From NCBI's form of a genetic code, in which each column is a codon, to lines "codon<TAB>amino acid".
$1 == "AAs" { amino = $3 }
$1 ~ /^Base[123]$/ { base[substr($1, 5)] = $3 }

END {
  if (length(amino) != 64) exit 1
  for (i = 1; i <= 64; i++) {
    codon = substr(base[1], i, 1) substr(base[2], i, 1) substr(base[3], i, 1)
    printf "%s\t%s\n", codon, substr(amino, i, 1)
  }
}
