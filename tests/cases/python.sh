#!/bin/sh
# The module for Python is held to the table of cases.
#   python.sh ERRCAT-CASES SOURCE
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
cases=$(mktemp)
trap 'rm "$cases"' EXIT
"$1" >"$cases"
cd "$2/python"
ERRCAT_CASES=$cases python3 -B -m unittest test_cases
