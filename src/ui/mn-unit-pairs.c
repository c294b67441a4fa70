/* mn-unit-pairs.c: which of the ending units becomes which
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-pairs.h"

#include "mn-details-parts.h"

struct _MnUnitPairs {
  GtkWidget parent_instance;

  GtkWidget *box;
  GHashTable *ticked; /* "unit>result" of the pairs that were ticked */

  guint filling : 1;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnUnitPairs, mn_unit_pairs, GTK_TYPE_WIDGET)

static char *
pair_key (gint64 ending, gint64 result_unit, guint result)
{
  return result_unit != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT ">%" G_GINT64_FORMAT, ending, result_unit)
                          : g_strdup_printf ("%" G_GINT64_FORMAT ">new %u", ending, result);
}

static void
toggled_cb (GtkCheckButton *button, MnUnitPairs *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "key");

  if (self->filling)
    return;
  if (gtk_check_button_get_active (button))
    g_hash_table_add (self->ticked, g_strdup (key));
  else
    g_hash_table_remove (self->ticked, key);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const char *
result_name (const MnUnits *units, const MnUnitResult *result)
{
  if (result->unit != 0)
    return mn_units_get (units, result->unit)->name;
  return *result->name != '\0' ? result->name : _ ("New unit");
}

static GtkWidget *
create_check (MnUnitPairs *self, const char *name, const char *result, char *key)
{
  GtkWidget *check = gtk_check_button_new_with_label (result);
  g_autofree char *label = g_strdup_printf (_ ("%s becomes %s"), name, result);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->ticked, key));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (check), "key", key, g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  return check;
}

static void
add_line (MnUnitPairs *self, const MnUnitChange *change, const MnUnits *units, gint64 ending)
{
  const char *name = mn_units_get (units, ending)->name;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = g_strdup_printf (_ ("%s becomes:"), name);

  gtk_box_append (GTK_BOX (row), mn_part_label (title, NULL));
  for (guint i = 0; i < change->results->len; i++)
    {
      const MnUnitResult *result = g_ptr_array_index (change->results, i);

      gtk_box_append (GTK_BOX (row),
                      create_check (self, name, result_name (units, result), pair_key (ending, result->unit, i)));
    }
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
mn_unit_pairs_dispose (GObject *object)
{
  MnUnitPairs *self = MN_UNIT_PAIRS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->ticked, g_hash_table_unref);
  G_OBJECT_CLASS (mn_unit_pairs_parent_class)->dispose (object);
}

static void
mn_unit_pairs_class_init (MnUnitPairsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_unit_pairs_dispose;
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_UNIT_PAIRS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_unit_pairs_init (MnUnitPairs *self)
{
  self->ticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mn_unit_pairs_new (void)
{
  return g_object_new (MN_TYPE_UNIT_PAIRS, NULL);
}

void
mn_unit_pairs_fill (MnUnitPairs *self, const MnUnitChange *change, const MnUnits *units)
{
  GtkWidget *child;

  g_return_if_fail (MN_IS_UNIT_PAIRS (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->filling = TRUE;
  for (guint i = 0; change->results->len > 1 && i < change->endings->len; i++)
    add_line (self, change, units, g_array_index (change->endings, gint64, i));
  self->filling = FALSE;
}

void
mn_unit_pairs_forget (MnUnitPairs *self)
{
  g_return_if_fail (MN_IS_UNIT_PAIRS (self));
  g_hash_table_remove_all (self->ticked);
}

void
mn_unit_pairs_apply (MnUnitPairs *self, MnUnitChange *change)
{
  g_return_if_fail (MN_IS_UNIT_PAIRS (self));

  for (guint i = 0; i < change->endings->len; i++)
    {
      g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint j = 0; j < change->results->len; j++)
        {
          const MnUnitResult *result = g_ptr_array_index (change->results, j);
          g_autofree char *key = pair_key (g_array_index (change->endings, gint64, i), result->unit, j);

          if (change->results->len == 1 || g_hash_table_contains (self->ticked, key))
            g_array_append_val (results, j);
        }
      for (guint j = 0; j < results->len; j++)
        mn_unit_change_add_pair (change, i, g_array_index (results, guint, j), results->len == 1);
    }
}
