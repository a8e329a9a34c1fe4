/* Labels in front of what is known of an error. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "labels.h"

#include "cli.h"

static const char *const labels[LABELS_COUNT] = {
    /* TRANSLATORS: what follows, up to "For translators", are labels in front of what is known of
       an error; none has a colon. This is the number of the error. */
    [LABEL_CODE] = N_("Code"),
    /* TRANSLATORS: a label: the error's symbolic name, REPOSITORY_FULL. */
    [LABEL_NAME] = N_("Name"),
    /* TRANSLATORS: a label: the text that stands for the code in a service's responses: invalid_grant. */
    [LABEL_KEY] = N_("Key"),
    /* TRANSLATORS: a label: the status of the HTTP response that the error comes with: 404. */
    [LABEL_STATUS] = N_("HTTP status"),
    /* TRANSLATORS: a label: the sentence in the reader's language. */
    [LABEL_MESSAGE] = N_("Message"),
    /* TRANSLATORS: a label: the sentence that is said when an argument (a value) is missing. */
    [LABEL_BARE] = N_("Without arguments"),
    /* TRANSLATORS: a label: the message in English. */
    [LABEL_ENGLISH] = N_("English"),
    /* TRANSLATORS: a label: the parameters of the message and their types, a line each. */
    [LABEL_PARAMETERS] = N_("Parameters"),
    /* TRANSLATORS: a label: a command to try. */
    [LABEL_EXAMPLE] = N_("Example"),
    /* TRANSLATORS: a label: what the table of errors says to those who translate it. */
    [LABEL_NOTE] = N_("For translators"),
};

static const char *const types[] = {
    /* TRANSLATORS: a parameter's type: any text, such as a name. */
    [ERRCAT_TEXT] = N_("a text"),
    /* TRANSLATORS: a parameter's type: how many there are of something. */
    [ERRCAT_COUNT] = N_("a number of things"),
    /* TRANSLATORS: a parameter's type: a number that is not a quantity, such as a version. */
    [ERRCAT_NUMBER] = N_("a number that identifies"),
    /* TRANSLATORS: a parameter's type. */
    [ERRCAT_TIME] = N_("a date, or a date and time"),
};

const char *label_of(enum label label) {
  return labels[label];
}

const char *label_of_type(int32_t type) {
  return types[type];
}
