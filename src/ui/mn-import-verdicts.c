/* mn-import-verdicts.c: what came out of looking at a file, counted, to show some rows only
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-import-verdicts.h"

#include "mn-i18n.h"
#include "mn-number.h"

typedef struct {
  int verdict;
  MnImportVerdictFunc shown;
  gpointer data;
} Choice;

static void
toggled_cb (GtkToggleButton *button, Choice *choice)
{
  if (gtk_toggle_button_get_active (button))
    choice->shown (choice->verdict, choice->data);
}

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkToggleButton *
add (GtkBox *box, GtkToggleButton *group, const char *name, guint n, const Choice *choice, int first)
{
  g_autofree char *count = mn_number_format (n);
  g_autofree char *label = g_strdup_printf (C_ ("verdict and count", "%s: %s"), name, count);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), choice->verdict == first);
  gtk_widget_set_sensitive (button, n > 0 || choice->verdict < 0);
  g_signal_connect_data (button, "toggled", G_CALLBACK (toggled_cb), g_memdup2 (choice, sizeof *choice), choice_free,
                         0);
  gtk_box_append (box, button);
  return group != NULL ? group : GTK_TOGGLE_BUTTON (button);
}

int
mn_import_verdicts_fill (GtkBox *box, const MnImportReport *report, MnImportVerdictFunc shown, gpointer data)
{
  Choice choice = { -1, shown, data };
  GtkToggleButton *group;
  GtkWidget *child;
  int first;

  g_return_val_if_fail (GTK_IS_BOX (box) && report != NULL && shown != NULL, -1);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  first = mn_import_report_count (report, MN_IMPORT_DOUBTFUL) > 0  ? MN_IMPORT_DOUBTFUL
          : mn_import_report_count (report, MN_IMPORT_REFUSED) > 0 ? MN_IMPORT_REFUSED
                                                                   : -1;
  group = add (box, NULL, _ ("All rows"), mn_import_report_get_n_rows (report), &choice, first);
  for (choice.verdict = 0; choice.verdict < MN_N_IMPORT_VERDICTS; choice.verdict++)
    add (box, group, mn_import_verdict_label ((MnImportVerdict)choice.verdict),
         mn_import_report_count (report, (MnImportVerdict)choice.verdict), &choice, first);
  return first;
}
