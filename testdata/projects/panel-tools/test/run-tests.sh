#!/bin/sh
# All reads align, and those over position 751 differ there from the reference.
set -eu
test "$(panel stats reads.fq | grep '^mapped')" = 'mapped: 40'
panel align reads.fq | grep -q 'NM:i:1'
panel-depth reads.fq | cut -f 4 | tr '\n' ' ' | grep -qx 'geneA geneB geneC '
echo 'all tests passed'
