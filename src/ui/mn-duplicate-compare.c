/* mn-duplicate-compare.c: two children side by side, field by field
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-duplicate-compare.h"

#include "mn-child-query.h"
#include "mn-details-parts.h"
#include "mn-i18n.h"

#define PLACE (-1) /* in place of a field: where the child lives */
#define N_SIDES 2

/* A field in which the two differ. */
typedef struct {
  int field;
  GtkWidget *choices[N_SIDES];
} Difference;

struct _MnDuplicateCompare {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *grid;
  GtkWidget *stays[N_SIDES];

  /* Owned */
  MnSession *session;
  MnRecord *children[N_SIDES];
  GArray *differences; /* of Difference */

  int row;
};

G_DEFINE_FINAL_TYPE (MnDuplicateCompare, mn_duplicate_compare, GTK_TYPE_WIDGET)

/* Pieces ----------------------------------------------------------------------------------------- */

static GtkWidget *
create_choice (const char *text, GtkWidget *group)
{
  GtkWidget *choice = gtk_check_button_new ();
  GtkWidget *label = mn_part_label (text, NULL);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), label);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), GTK_CHECK_BUTTON (group));
  gtk_widget_set_valign (choice, GTK_ALIGN_START);
  gtk_widget_set_hexpand (choice, TRUE);
  return choice;
}

static void
attach (MnDuplicateCompare *self, GtkWidget *widget, int column, int width)
{
  gtk_grid_attach (GTK_GRID (self->grid), widget, column, self->row, width, 1);
}

static void
attach_name (MnDuplicateCompare *self, const char *name, gboolean differs)
{
  GtkWidget *mark = gtk_label_new (differs ? "≠" : "");
  GtkWidget *label = mn_part_label (name, differs ? "mn-title" : "mn-secondary");

  gtk_widget_add_css_class (mark, "mn-soon");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, differs ? 3 : 0); /* beside the text of a choice */
  gtk_widget_set_margin_top (mark, differs ? 3 : 0);
  gtk_widget_set_size_request (label, 150, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  attach (self, mark, 0, 1);
  attach (self, label, 1, 1);
}

/* "–" for nothing known. */
static const char *
shown (const char *text)
{
  return text != NULL && *text != '\0' ? text : "–";
}

static void
append_same (MnDuplicateCompare *self, const char *name, const char *text)
{
  GtkWidget *label = mn_part_label (text, "mn-secondary");

  attach_name (self, name, FALSE);
  attach (self, label, 2, 2);
  self->row++;
}

static void
append_difference (MnDuplicateCompare *self, int field, const char *name, const char *const texts[N_SIDES])
{
  Difference difference = { .field = field };

  attach_name (self, name, TRUE);
  for (guint side = 0; side < N_SIDES; side++)
    {
      g_autofree char *said = g_strdup_printf ("%s: %s", name, *texts[side] != '\0' ? texts[side] : _ ("not known"));

      difference.choices[side] = create_choice (shown (texts[side]), side > 0 ? difference.choices[0] : NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (difference.choices[side]), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                      -1);
      attach (self, difference.choices[side], 2 + (int)side, 1);
    }
  g_array_append_val (self->differences, difference);
  self->row++;
}

/* Rows ------------------------------------------------------------------------------------------- */

static gboolean
is_empty (MnDuplicateCompare *self, guint side, int field)
{
  return field == PLACE ? !mn_record_is_set (self->children[side], "unit")
                        : !mn_record_is_set (self->children[side], mn_entity_find ("child")->fields[field].name);
}

static void
append_field (MnDuplicateCompare *self, int field)
{
  const MnEntity *entity = mn_entity_find ("child");
  MnDb *db = mn_session_get_reader (self->session);
  g_autofree char *left = mn_record_display (self->children[0], (guint)field, db);
  g_autofree char *right = mn_record_display (self->children[1], (guint)field, db);
  const char *const texts[N_SIDES] = { left, right };

  if (*left == '\0' && *right == '\0')
    return;
  if (g_str_equal (left, right))
    append_same (self, mn_field_label (&entity->fields[field]), left);
  else
    append_difference (self, field, mn_field_label (&entity->fields[field]), texts);
}

/* The place and the head of the household: one row of the register's, one choice here. */
static char *
place_text (MnDuplicateCompare *self, guint side)
{
  g_autoptr (MnChildHead) head
      = mn_child_query_head (mn_session_get_reader (self->session), mn_record_get_id (self->children[side]),
                             mn_session_get_working_date (self->session), NULL);

  if (head == NULL || *head->place == '\0')
    return g_strdup ("");
  return *head->head != '\0' ? g_strdup_printf (_ ("%s, household of %s"), head->place, head->head)
                             : g_strdup (head->place);
}

static void
append_place (MnDuplicateCompare *self)
{
  g_autofree char *left = place_text (self, 0);
  g_autofree char *right = place_text (self, 1);
  const char *const texts[N_SIDES] = { left, right };
  gboolean same = g_str_equal (left, right)
                  && mn_record_get_integer (self->children[0], "household")
                         == mn_record_get_integer (self->children[1], "household");

  if (*left == '\0' && *right == '\0')
    return;
  /* Who lives nowhere has nothing to choose: the other's place moves along. */
  if (same || *left == '\0' || *right == '\0')
    append_same (self, _ ("Where the child lives"), *left != '\0' ? left : right);
  else
    append_difference (self, PLACE, _ ("Where the child lives"), texts);
}

static void
stays_toggled_cb (GtkCheckButton *button, MnDuplicateCompare *self)
{
  guint side = button == GTK_CHECK_BUTTON (self->stays[1]) ? 1 : 0;

  if (!gtk_check_button_get_active (button))
    return;
  for (guint i = 0; i < self->differences->len; i++)
    {
      const Difference *difference = &g_array_index (self->differences, Difference, i);
      guint chosen = is_empty (self, side, difference->field) ? 1 - side : side;

      gtk_check_button_set_active (GTK_CHECK_BUTTON (difference->choices[chosen]), TRUE);
    }
}

static void
append_heads (MnDuplicateCompare *self, const guint n_rows[N_SIDES])
{
  attach (self, mn_part_label (_ ("Stays"), "mn-title"), 1, 1);
  for (guint side = 0; side < N_SIDES; side++)
    {
      g_autofree char *summary = mn_record_summary (self->children[side]);
      g_autofree char *behind
          = g_strdup_printf (ngettext ("%u row hangs on it", "%u rows hang on it", n_rows[side]), n_rows[side]);
      g_autofree char *text = g_strdup_printf ("%s\n%s", summary, behind);
      g_autofree char *said = g_strdup_printf (_ ("This row stays: %s, %s"), summary, behind);

      self->stays[side] = create_choice (text, side > 0 ? self->stays[0] : NULL);
      gtk_widget_add_css_class (self->stays[side], "mn-title");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->stays[side]), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
      g_signal_connect (self->stays[side], "toggled", G_CALLBACK (stays_toggled_cb), self);
      attach (self, self->stays[side], 2 + (int)side, 1);
    }
  self->row++;
}

static void
clear (MnDuplicateCompare *self)
{
  GtkWidget *child;

  g_array_set_size (self->differences, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  for (guint side = 0; side < N_SIDES; side++)
    {
      self->stays[side] = NULL;
      g_clear_object (&self->children[side]);
    }
  self->row = 0;
}

static void
fill (MnDuplicateCompare *self)
{
  const MnEntity *entity = mn_entity_find ("child");
  MnDb *db = mn_session_get_reader (self->session);
  guint n_rows[N_SIDES];

  for (guint side = 0; side < N_SIDES; side++)
    n_rows[side] = mn_merge_count_rows (db, mn_record_get_id (self->children[side]));
  append_heads (self, n_rows);
  for (guint i = 0; i < entity->n_fields; i++)
    if (mn_merge_is_chosen (entity, i))
      append_field (self, (int)i);
  append_place (self);
  mn_duplicate_compare_set_survivor (self, n_rows[1] > n_rows[0] ? 1 : 0);
}

gboolean
mn_duplicate_compare_set_pair (MnDuplicateCompare *self, gint64 child, gint64 other)
{
  const gint64 ids[N_SIDES] = { child, other };

  g_return_val_if_fail (MN_IS_DUPLICATE_COMPARE (self), FALSE);

  clear (self);
  if (child == 0 || other == 0)
    return FALSE;
  for (guint side = 0; side < N_SIDES; side++)
    {
      self->children[side]
          = mn_record_load (mn_session_get_reader (self->session), mn_entity_find ("child"), ids[side], NULL);
      if (self->children[side] == NULL || mn_record_is_deleted (self->children[side]))
        {
          clear (self);
          return FALSE;
        }
    }
  fill (self);
  return TRUE;
}

void
mn_duplicate_compare_get_merge (MnDuplicateCompare *self, MnMerge *merge)
{
  guint side;

  g_return_if_fail (MN_IS_DUPLICATE_COMPARE (self) && self->children[0] != NULL);

  side = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->stays[1])) ? 1 : 0;
  *merge = (MnMerge) { .survivor = mn_record_get_id (self->children[side]),
                       .loser = mn_record_get_id (self->children[1 - side]) };
  for (guint i = 0; i < self->differences->len; i++)
    {
      const Difference *difference = &g_array_index (self->differences, Difference, i);

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (difference->choices[1 - side])))
        continue;
      if (difference->field == PLACE)
        merge->residence_from_loser = TRUE;
      else
        merge->from_loser |= G_GUINT64_CONSTANT (1) << difference->field;
    }
}

void
mn_duplicate_compare_set_survivor (MnDuplicateCompare *self, guint side)
{
  g_return_if_fail (MN_IS_DUPLICATE_COMPARE (self) && side < N_SIDES && self->stays[side] != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->stays[side]), TRUE);
}

gboolean
mn_duplicate_compare_choose (MnDuplicateCompare *self, const char *field, guint side)
{
  int wanted = g_str_equal (field, "residence") ? PLACE : mn_entity_field (mn_entity_find ("child"), field);

  g_return_val_if_fail (MN_IS_DUPLICATE_COMPARE (self) && side < N_SIDES, FALSE);

  for (guint i = 0; i < self->differences->len; i++)
    {
      const Difference *difference = &g_array_index (self->differences, Difference, i);

      if (difference->field != wanted)
        continue;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (difference->choices[side]), TRUE);
      return TRUE;
    }
  return FALSE;
}

guint
mn_duplicate_compare_get_n_differences (MnDuplicateCompare *self)
{
  g_return_val_if_fail (MN_IS_DUPLICATE_COMPARE (self), 0);
  return self->differences->len;
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_duplicate_compare_dispose (GObject *object)
{
  MnDuplicateCompare *self = MN_DUPLICATE_COMPARE (object);

  for (guint side = 0; side < N_SIDES; side++)
    g_clear_object (&self->children[side]);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->differences, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_duplicate_compare_parent_class)->dispose (object);
}

static void
mn_duplicate_compare_class_init (MnDuplicateCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_duplicate_compare_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_duplicate_compare_init (MnDuplicateCompare *self)
{
  self->differences = g_array_new (FALSE, FALSE, sizeof (Difference));
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
mn_duplicate_compare_new (MnSession *session)
{
  MnDuplicateCompare *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_DUPLICATE_COMPARE, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
