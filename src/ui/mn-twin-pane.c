/* mn-twin-pane.c: children like the one being typed
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-twin-pane.h"

#include "mn-child-query.h"
#include "mn-details-parts.h"
#include "mn-duplicate.h"
#include "mn-i18n.h"

/* Asking takes a few milliseconds; what is asked is of the last letter, not of each of a fast typist's. */
#define ASK_DELAY_MS 80
#define MAX_TWINS 5
#define PANE_WIDTH 280

struct _MnTwinPane {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *status;
  GtkWidget *list;

  /* Owned */
  MnSession *session;
  MnRecord *child;
  MnRecord *residence;
  MnDuplicateIndex *index;
  GHashTable *distinct; /* set of ids that are known to be another child */
  GArray *twins;        /* of MnTwin, as the rows of the list */

  guint ask_id;
};

G_DEFINE_FINAL_TYPE (MnTwinPane, mn_twin_pane, GTK_TYPE_WIDGET)

/* The rows --------------------------------------------------------------------------------------- */

static GtkWidget *
create_level (guint score)
{
  GtkWidget *level = gtk_label_new (mn_duplicate_level (score));

  gtk_widget_add_css_class (level, "mn-chip");
  gtk_widget_add_css_class (level, score >= 85 ? "mn-chip-red" : "mn-chip-amber");
  gtk_widget_set_halign (level, GTK_ALIGN_START);
  return level;
}

static void
append_twin (MnTwinPane *self, const MnTwin *twin)
{
  MnDate on = mn_session_get_working_date (self->session);
  g_autoptr (MnChildHead) head = mn_child_query_head (mn_session_get_reader (self->session), twin->id, on, NULL);
  g_autofree char *reasons = mn_duplicate_reasons (twin->reasons);
  g_autofree char *birth = head != NULL ? mn_date_format (head->birth) : g_strdup ("");
  g_autofree char *where = NULL, *said = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if (head == NULL)
    return;
  where = *head->place != '\0' ? g_strdup_printf ("%s · %s", birth, head->place) : g_strdup (birth);
  said = g_strdup_printf ("%s, %s, %s: %s", head->name, where, mn_duplicate_level (twin->score), reasons);
  gtk_box_append (GTK_BOX (box), mn_part_label (head->name, "mn-title"));
  gtk_box_append (GTK_BOX (box), mn_part_label (where, NULL));
  gtk_box_append (GTK_BOX (box), mn_part_label (reasons, "mn-secondary"));
  gtk_box_append (GTK_BOX (box), create_level (twin->score));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _ ("Opens this child"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_array_append_val (self->twins, *twin);
}

static void
clear_rows (MnTwinPane *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_array_set_size (self->twins, 0);
}

/* Asking ----------------------------------------------------------------------------------------- */

static MnDuplicateFacts
typed_facts (MnTwinPane *self)
{
  MnRecord *place = self->residence != NULL ? self->residence : self->child;

  return (MnDuplicateFacts) {
    .full_name = mn_record_get_text (self->child, "full_name"),
    .birth_date = mn_record_get_date (self->child, "birth_date"),
    .sex = mn_record_get_text (self->child, "sex"),
    .father_name = mn_record_get_text (self->child, "father_name"),
    .mother_name = mn_record_get_text (self->child, "mother_name"),
    .personal_id = mn_record_get_text (self->child, "personal_id"),
    .unit = mn_record_get_integer (place, "unit"),
    .village = mn_record_get_integer (place, "village"),
    .household = mn_record_get_integer (place, "household"),
  };
}

/* An unchanged answer leaves the rows, and the focus in them, alone. */
static gboolean
is_shown (MnTwinPane *self, GArray *twins)
{
  return twins->len == self->twins->len
         && (twins->len == 0 || memcmp (twins->data, self->twins->data, twins->len * sizeof (MnTwin)) == 0);
}

static void
say_status (MnTwinPane *self)
{
  const char *text = NULL;

  if (!mn_duplicate_index_is_ready (self->index))
    text = _ ("The children of the register are being read.");
  else if (self->twins->len > 0)
    text = _ ("Look before saving: opening one leaves this form as it is.");
  else if (!mn_record_is_set (self->child, "full_name") || !mn_record_is_set (self->child, "birth_date"))
    text = _ ("A name and a date of birth are compared with every child of the register while you type.");
  else
    text = _ ("Nobody in the register is like this child.");
  gtk_label_set_label (GTK_LABEL (self->status), text);
}

static void
ask (MnTwinPane *self)
{
  MnDuplicateFacts facts = typed_facts (self);
  /* Those known to be another child take their places away from nobody. */
  guint n_distinct = g_hash_table_size (self->distinct);
  g_autoptr (GArray) twins
      = mn_duplicate_twins (self->index, &facts, mn_record_get_id (self->child), MAX_TWINS + n_distinct);

  for (guint i = twins->len; i-- > 0;)
    if (g_hash_table_contains (self->distinct, &g_array_index (twins, MnTwin, i).id))
      g_array_remove_index (twins, i);
  if (twins->len > MAX_TWINS)
    g_array_set_size (twins, MAX_TWINS);
  if (!is_shown (self, twins))
    {
      clear_rows (self);
      for (guint i = 0; i < twins->len; i++)
        append_twin (self, &g_array_index (twins, MnTwin, i));
      gtk_widget_set_visible (self->list, self->twins->len > 0);
    }
  say_status (self);
}

static gboolean
ask_cb (gpointer data)
{
  MnTwinPane *self = data;

  self->ask_id = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
ask_soon (MnTwinPane *self)
{
  g_clear_handle_id (&self->ask_id, g_source_remove);
  self->ask_id = g_timeout_add (ASK_DELAY_MS, ask_cb, self);
}

static void
record_changed_cb (MnRecord *record, guint field, MnTwinPane *self)
{
  ask_soon (self);
}

/* By name: a record that nobody listens to for a field says nothing of it. */
static void
listen (MnTwinPane *self, MnRecord *record, const char *const *fields)
{
  for (; *fields != NULL; fields++)
    {
      g_autofree char *signal = g_strconcat ("changed::", *fields, NULL);

      g_signal_connect_object (record, signal, G_CALLBACK (record_changed_cb), self, 0);
    }
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnTwinPane *self)
{
  const MnTwin *twin = &g_array_index (self->twins, MnTwin, (guint)gtk_list_box_row_get_index (row));

  mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("child"), twin->id, NULL);
}

/* Making ----------------------------------------------------------------------------------------- */

static void
read_distinct (MnTwinPane *self)
{
  gint64 id = mn_record_get_id (self->child);
  g_autoptr (GArray) pairs = id != 0 ? mn_duplicate_query_distinct (mn_session_get_reader (self->session), NULL) : NULL;

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const MnDistinctPair *pair = &g_array_index (pairs, MnDistinctPair, i);

      if (pair->child == id || pair->other == id)
        g_hash_table_add (self->distinct, g_memdup2 (pair->child == id ? &pair->other : &pair->child, sizeof (gint64)));
    }
}

static void
mn_twin_pane_dispose (GObject *object)
{
  MnTwinPane *self = MN_TWIN_PANE (object);

  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->index);
  g_clear_object (&self->child);
  g_clear_object (&self->residence);
  g_clear_object (&self->session);
  g_clear_pointer (&self->distinct, g_hash_table_unref);
  g_clear_pointer (&self->twins, g_array_unref);
  G_OBJECT_CLASS (mn_twin_pane_parent_class)->dispose (object);
}

static void
mn_twin_pane_class_init (MnTwinPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_twin_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_twin_pane_init (MnTwinPane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->twins = g_array_new (FALSE, FALSE, sizeof (MnTwin));
  self->distinct = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->box = scrolled;
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (inside, "mn-details");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), inside);
  gtk_widget_set_size_request (GTK_WIDGET (self), PANE_WIDTH, -1);

  gtk_box_append (GTK_BOX (inside), mn_part_label (_ ("Perhaps in the register already"), "mn-title"));
  self->status = mn_part_label ("", "mn-secondary");
  gtk_box_append (GTK_BOX (inside), self->status);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "mn-programmes");
  gtk_widget_add_css_class (self->list, "mn-framed");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Perhaps in the register already"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (inside), self->list);
}

GtkWidget *
mn_twin_pane_new (MnSession *session, MnRecord *child, MnRecord *residence)
{
  static const char *const child_fields[]
      = { "full_name", "birth_date", "sex", "father_name", "mother_name", "personal_id", NULL };
  static const char *const place_fields[] = { "unit", "village", "household", NULL };
  MnTwinPane *self;

  g_return_val_if_fail (MN_IS_SESSION (session) && MN_IS_RECORD (child), NULL);

  self = g_object_new (MN_TYPE_TWIN_PANE, NULL);
  self->session = g_object_ref (session);
  self->child = g_object_ref (child);
  self->index = mn_duplicate_index_get (mn_session_get_register (session));
  listen (self, child, child_fields);
  if (residence != NULL)
    {
      self->residence = g_object_ref (residence);
      listen (self, residence, place_fields);
    }
  g_signal_connect_object (self->index, "changed", G_CALLBACK (ask_soon), self, G_CONNECT_SWAPPED);
  read_distinct (self);
  ask (self);
  return GTK_WIDGET (self);
}

guint
mn_twin_pane_get_n_twins (MnTwinPane *self)
{
  g_return_val_if_fail (MN_IS_TWIN_PANE (self), 0);
  return self->twins->len;
}

gint64
mn_twin_pane_get_twin (MnTwinPane *self, guint position)
{
  g_return_val_if_fail (MN_IS_TWIN_PANE (self) && position < self->twins->len, 0);
  return g_array_index (self->twins, MnTwin, position).id;
}

gboolean
mn_twin_pane_is_waiting (MnTwinPane *self)
{
  g_return_val_if_fail (MN_IS_TWIN_PANE (self), FALSE);
  return self->ask_id != 0 || !mn_duplicate_index_is_ready (self->index);
}
