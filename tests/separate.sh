#!/bin/sh
# Who has a table of their own links liberrcat alone, and carries no sentence of the file-sharing
# service's, in no language. SPDX-License-Identifier: LGPL-2.1-or-later
#   separate.sh ERRCAT LIBERRCAT LIBERRCAT-FILESHARE
errcat=$1 library=$2 fileshare=$3
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
failed=0 seen=0
export LC_ALL=C
for language in en ar de fr ru zh-CN; do
  # A sentence up to its first placeholder. The library has HTTP's own phrases as well, and a
  # translator may say the same of a general message.
  "$errcat" list -l "$language" -f json | sed -n 's/.*"message":"\([^"{\\]*\).*/\1/p' |
    grep -vx -e 'Method Not Allowed' -e 'Internal server error' \
      -e 'Vous n’avez pas l’autorisation d’effectuer cette opération' | grep '............' >"$scratch/sentences"
  grep -aoFf "$scratch/sentences" "$fileshare" >"$scratch/found"
  seen=$((seen + $(wc -l <"$scratch/found")))
  if grep -aoFf "$scratch/sentences" "$library"; then
    echo "FAILED: liberrcat has sentences of the table, in $language"
    failed=1
  fi
done
[ "$seen" -gt 500 ] || { echo "FAILED: only $seen sentences in liberrcat-fileshare"; failed=1; }
echo "separate: $seen sentences in liberrcat-fileshare"
exit $failed
