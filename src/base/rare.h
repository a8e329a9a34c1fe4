/* Functions kept out of line, so that the usual way saves no registers for them. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#ifndef RARE_H
#define RARE_H

#define RARE __attribute__((cold, noinline))

#endif
