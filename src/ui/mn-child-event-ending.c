/* mn-child-event-ending.c: a line to tick: what ends with an event
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-event-ending.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"

static void
toggled_cb (GtkCheckButton *button, MnLifeEnding *ending)
{
  ending->chosen = gtk_check_button_get_active (button);
}

static char *
what_text (const MnLifeEnding *ending)
{
  const char *title = mn_entity_title (ending->entity);

  if (ending->sensitive)
    return g_strdup_printf ("%s: %s", title, _ ("Other circumstance"));
  return *ending->text != '\0' ? g_strdup_printf ("%s: %s", title, ending->text) : g_strdup (title);
}

static char *
when_text (const MnLifeEnding *ending)
{
  g_autofree char *from = mn_date_format (ending->from);
  g_autofree char *end = mn_date_format (ending->end);

  if (!mn_date_is_set (ending->end))
    return g_strdup_printf (_ ("would begin on %s: goes to the bin"), from);
  return g_strdup_printf (_ ("since %s; last day %s"), from, end);
}

GtkWidget *
mn_child_event_ending_new (MnLifeEnding *ending)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *what = what_text (ending), *when = when_text (ending);
  g_autofree char *name = g_strdup_printf ("%s, %s", what, when);

  gtk_box_append (GTK_BOX (box), mn_part_label (what, NULL));
  gtk_box_append (GTK_BOX (box), mn_part_label (when, "mn-secondary"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), ending->chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), ending);
  return button;
}
