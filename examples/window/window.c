/* A window that shows errors beside a field and in a dialog, and tells them anew when the reader changes the
   language. What is kept of an error is its code, or the service's response: never a sentence.
   SPDX-License-Identifier: LGPL-2.1-or-later

     errcat-window [LANGUAGES]        LANGUAGES as for errcat --lang; else the environment's */
#include <errcat.h>
#include <errcat/fileshare.h>
#include <gtk/gtk.h>
#include <string.h>

enum {
  REPOSITORY_FULL = 40321,
  REPOSITORY_NAME_EMPTY = 400034,
  NAME_TOO_LONG = 4000323,
  NAME_MAX_LENGTH = 20
};

struct window {
  errcat_catalogs *catalogs;
  errcat_reader reader;
  GtkWidget *window, *name, *name_error;
  GtkWidget *dialog;  /* NULL: none is open */
  int32_t field_code; /* what is wrong with the name; 0: nothing */
  char response[1024];
};

/* Isolated, so that a name that is written from right to left leaves the sentence in order. */
static const errcat_options isolated = {.flags = ERRCAT_ISOLATE};

static GtkTextDirection direction_of(int32_t direction) {
  return direction == ERRCAT_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
}

/* ---- beside the field ---- */

static void tell_field(struct window *w) {
  const bool wrong = w->field_code != 0;
  const errcat_argument max = errcat_count("max", NAME_MAX_LENGTH);
  char text[512] = "";
  errcat_result result = {0};
  if (wrong)
    errcat_format(&w->reader, w->field_code, &max, w->field_code == NAME_TOO_LONG, &isolated, text,
                  sizeof text, &result);
  gtk_label_set_text(GTK_LABEL(w->name_error), text);
  gtk_widget_set_direction(w->name_error, direction_of(result.direction));
  gtk_widget_set_visible(w->name_error, wrong);
  if (wrong)
    gtk_widget_add_css_class(w->name, "error");
  else
    gtk_widget_remove_css_class(w->name, "error");
  /* For who does not see it; the sentence is read with the field. */
  gtk_accessible_update_state(GTK_ACCESSIBLE(w->name), GTK_ACCESSIBLE_STATE_INVALID,
                              wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                              -1);
  gtk_accessible_update_property(GTK_ACCESSIBLE(w->name), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                 -1);
}

/* ---- in a dialog ---- */

static void tell_dialog(struct window *w) {
  const errcat_reader *const reader = &w->reader;
  char text[1024], scratch[4 * sizeof w->response];
  errcat_retold retold;
  const errcat_retell_options options = {
      .flags = ERRCAT_ISOLATE, .scratch = scratch, .scratch_size = sizeof scratch};
  if (!w->dialog) return;
  errcat_retell(&reader, 1, w->response, strlen(w->response), &options, text, sizeof text, &retold);
  g_object_set(w->dialog, "text", text, NULL);
  gtk_widget_set_direction(w->dialog, direction_of(retold.direction));
  GtkWidget *words = gtk_message_dialog_get_message_area(GTK_MESSAGE_DIALOG(w->dialog));
  for (GtkWidget *word = gtk_widget_get_first_child(words); word;
       word = gtk_widget_get_next_sibling(word))
    gtk_widget_set_direction(word, direction_of(retold.direction));
}

static void close_dialog(GtkDialog *dialog, int response, gpointer context) {
  struct window *w = context;
  (void)response;
  gtk_window_destroy(GTK_WINDOW(dialog));
  w->dialog = NULL;
}

static void open_dialog(struct window *w) {
  if (!w->dialog) {
    w->dialog = gtk_message_dialog_new(GTK_WINDOW(w->window), GTK_DIALOG_DESTROY_WITH_PARENT,
                                       GTK_MESSAGE_ERROR, GTK_BUTTONS_CLOSE, NULL);
    g_signal_connect(w->dialog, "response", G_CALLBACK(close_dialog), w);
  }
  tell_dialog(w);
  gtk_window_present(GTK_WINDOW(w->dialog));
}

/* ---- what the reader does ---- */

/* Stands for a service. It answers in a language of its own. */
static void ask_service(struct window *w, const char *name) {
  errcat_reader service;
  const errcat_argument repository = errcat_text("repository", name, ERRCAT_NUL);
  const errcat_body_options options = {.flags = ERRCAT_WITH_ARGUMENTS};
  errcat_choose(w->catalogs, "ru", ERRCAT_NUL, &service);
  errcat_write(&service, REPOSITORY_FULL, &repository, 1, &options, w->response, sizeof w->response,
               NULL);
  errcat_release(&service);
}

static void create(GtkWidget *widget, gpointer context) {
  struct window *w = context;
  const char *name = gtk_editable_get_text(GTK_EDITABLE(w->name));
  (void)widget;
  w->field_code = !*name                                      ? REPOSITORY_NAME_EMPTY
                  : g_utf8_strlen(name, -1) > NAME_MAX_LENGTH ? NAME_TOO_LONG
                                                              : 0;
  tell_field(w);
  if (w->field_code) {
    gtk_widget_grab_focus(w->name);
    return;
  }
  ask_service(w, name);
  open_dialog(w);
}

static void read_in(GObject *languages, GParamSpec *property, gpointer context) {
  struct window *w = context;
  errcat_description description;
  (void)property;
  errcat_language_at(w->catalogs, gtk_drop_down_get_selected(GTK_DROP_DOWN(languages)),
                     &description);
  errcat_release(&w->reader);
  errcat_choose(w->catalogs, description.tag, ERRCAT_NUL, &w->reader);
  tell_field(w);
  tell_dialog(w);
}

/* ---- the window ---- */

/* Each language by its own name; the reader's is chosen. */
static GtkWidget *list_languages(struct window *w) {
  GtkStringList *names = gtk_string_list_new(NULL);
  errcat_description description;
  guint chosen = 0;
  for (guint i = 0; errcat_language_at(w->catalogs, i, &description) == ERRCAT_OK; i++) {
    gtk_string_list_append(names, description.name);
    if (!strcmp(description.tag, errcat_reader_tag(&w->reader))) chosen = i;
  }
  GtkWidget *languages = gtk_drop_down_new(G_LIST_MODEL(names), NULL);
  gtk_drop_down_set_selected(GTK_DROP_DOWN(languages), chosen);
  g_signal_connect(languages, "notify::selected", G_CALLBACK(read_in), w);
  return languages;
}

static void activate(GtkApplication *application, gpointer context) {
  struct window *w = context;
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12),
            *button = gtk_button_new_with_label("Create");
  w->window = gtk_application_window_new(application);
  w->name = gtk_entry_new();
  w->name_error = gtk_label_new(NULL);
  gtk_entry_set_placeholder_text(GTK_ENTRY(w->name), "Name of the repository");
  gtk_label_set_wrap(GTK_LABEL(w->name_error), TRUE);
  gtk_label_set_xalign(GTK_LABEL(w->name_error), 0);
  gtk_widget_add_css_class(w->name_error, "error");
  gtk_widget_set_visible(w->name_error, FALSE);
  g_signal_connect(w->name, "activate", G_CALLBACK(create), w);
  g_signal_connect(button, "clicked", G_CALLBACK(create), w);
  GtkWidget *const children[] = {list_languages(w), w->name, w->name_error, button};
  for (size_t i = 0; i < G_N_ELEMENTS(children); i++) gtk_box_append(GTK_BOX(box), children[i]);
  gtk_widget_set_margin_top(box, 24);
  gtk_widget_set_margin_bottom(box, 24);
  gtk_widget_set_margin_start(box, 24);
  gtk_widget_set_margin_end(box, 24);
  gtk_window_set_title(GTK_WINDOW(w->window), "New repository");
  gtk_window_set_default_size(GTK_WINDOW(w->window), 420, -1);
  gtk_window_set_child(GTK_WINDOW(w->window), box);
  gtk_widget_grab_focus(w->name);
  gtk_window_present(GTK_WINDOW(w->window));
}

int main(int count, char **arguments) {
  struct window w = {.catalogs = errcat_open(errcat_fileshare(), NULL, NULL)};
  errcat_choose(w.catalogs, count > 1 ? arguments[1] : NULL, ERRCAT_NUL, &w.reader);
  if (!errcat_reader_domain(&w.reader)) return 1; /* no memory */
  GtkApplication *application =
      gtk_application_new("org.example.errcat.window", G_APPLICATION_NON_UNIQUE);
  g_signal_connect(application, "activate", G_CALLBACK(activate), &w);
  const int status = g_application_run(G_APPLICATION(application), 0, NULL);
  g_object_unref(application);
  errcat_release(&w.reader);
  errcat_close(w.catalogs);
  return status;
}
