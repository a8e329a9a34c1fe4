/* What the comments of a table say to translators. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NOTE_H
#define NOTE_H

#include "text.h"

/* Appends the notes on an error of a sound table, the text of a .def file: each as a line. */
void note_append(const struct cli *cli, struct text *note, const char *table, int32_t code);

#endif
