/* mn-unit-moves.c: where those live now whose unit has ended
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-moves.h"

#include <adwaita.h>

#include "mn-details-parts.h"
#include "mn-unit-move.h"

/* Of a village, or (child not 0) of one child in it. */
typedef struct {
  gint64 unit, village, child;
  gint64 place; /* the village, of a child too; 0: none known */
  gint64 count;
  char *name;
  GArray *candidates; /* of gint64: the units of the list, without its first line */
  GtkWidget *choice;
} Line;

#define MN_TYPE_UNIT_MOVES (mn_unit_moves_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitMoves, mn_unit_moves, MN, UNIT_MOVES, AdwWindow)

struct _MnUnitMoves {
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *stack; /* "lines", "empty" */
  GtkWidget *list;
  GtkWidget *apply;

  /* Owned */
  MnSession *session;
  MnUnits *units;
  GPtrArray *lines;   /* of Line */
  GHashTable *opened; /* "unit village" of those shown child by child */
  GHashTable *chosen; /* "unit village child" to GINT64: what was said; 0: not decided */
};

G_DEFINE_FINAL_TYPE (MnUnitMoves, mn_unit_moves, ADW_TYPE_WINDOW)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_array_unref (line->candidates);
  g_free (line);
}

/* What it became; where nothing is known, any unit that there is on the day. */
static GArray *
find_candidates (MnUnitMoves *self, gint64 unit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) links = mn_units_successors (self->units, unit);
  g_autoptr (GPtrArray) others = NULL;

  for (guint i = 0; i < links->len; i++)
    g_array_append_val (ids, ((MnUnitLink *)g_ptr_array_index (links, i))->other);
  if (ids->len > 0)
    return ids;
  others = mn_units_territory (self->units, mn_register_get_unit (mn_session_get_register (self->session)),
                               mn_session_get_working_date (self->session));
  for (guint i = 0; i < others->len; i++)
    g_array_append_val (ids, ((MnUnit *)g_ptr_array_index (others, i))->id);
  return ids;
}

/* Lines ------------------------------------------------------------------------------------------ */

static char *
line_key (gint64 unit, gint64 village, gint64 child)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, unit, village, child);
}

/* What was said of the lines, before they are made anew. */
static void
remember (MnUnitMoves *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (line->choice));
      gint64 to
          = choice > 0 && choice <= line->candidates->len ? g_array_index (line->candidates, gint64, choice - 1) : 0;

      g_hash_table_insert (self->chosen, line_key (line->unit, line->place, line->child), g_memdup2 (&to, sizeof to));
    }
}

/* What was said of the line; of a child whose place is opened now, what was said of the place. */
static guint
remembered (MnUnitMoves *self, const Line *line)
{
  g_autofree char *own = line_key (line->unit, line->place, line->child);
  g_autofree char *place = line_key (line->unit, line->place, 0);
  const gint64 *to = g_hash_table_lookup (self->chosen, own);

  if (to == NULL)
    to = g_hash_table_lookup (self->chosen, place);
  if (to == NULL)
    return mn_units_only_successor (self->units, line->unit) != NULL ? 1 : 0;
  for (guint i = 0; i < line->candidates->len; i++)
    if (g_array_index (line->candidates, gint64, i) == *to)
      return i + 1;
  return 0;
}

static void
update (MnUnitMoves *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    any |= gtk_drop_down_get_selected (GTK_DROP_DOWN (((Line *)g_ptr_array_index (self->lines, i))->choice)) > 0;
  gtk_widget_set_sensitive (self->apply, any);
}

static GtkWidget *
create_choice (MnUnitMoves *self, const Line *line)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (names, _ ("Not decided yet"));
  for (guint i = 0; i < line->candidates->len; i++)
    gtk_string_list_append (names, mn_units_get (self->units, g_array_index (line->candidates, gint64, i))->name);
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, line->name, -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), remembered (self, line));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return choice;
}

static void load (MnUnitMoves *self);

static void
open_clicked_cb (GtkButton *button, MnUnitMoves *self)
{
  g_hash_table_add (self->opened, g_strdup (g_object_get_data (G_OBJECT (button), "place")));
  load (self);
}

static void
add_line (MnUnitMoves *self, Line *line, const char *detail)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (line->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (detail, -1);

  line->candidates = find_candidates (self, line->unit);
  line->choice = create_choice (self, line);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (line->child == 0 && line->count > 1 && line->candidates->len > 1)
    {
      GtkWidget *open = gtk_button_new_with_label (_ ("By child"));
      g_autofree char *label = g_strdup_printf (_ ("By child: %s"), line->name);

      gtk_widget_add_css_class (open, "flat");
      gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (open), "place",
                              g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, line->unit, line->village),
                              g_free);
      g_signal_connect (open, "clicked", G_CALLBACK (open_clicked_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), line->choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), line->choice);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->lines, line);
}

static void
add_children (MnUnitMoves *self, const MnUnitCount *place, const char *where)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GPtrArray) children = mn_unit_query_pending_children (db, place->unit, place->village,
                                                                   mn_session_get_working_date (self->session), NULL);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      const MnUnitItem *child = g_ptr_array_index (children, i);
      g_autofree char *birth = mn_date_format (child->from);
      g_autofree char *detail = g_strdup_printf ("%s · %s", birth, where);
      Line *line = g_new0 (Line, 1);

      line->unit = place->unit;
      line->village = MN_UNIT_MOVE_ALL;
      line->place = place->village;
      line->child = child->id;
      line->count = 1;
      line->name = g_strdup (child->name);
      add_line (self, line, detail);
    }
}

static void
add_place (MnUnitMoves *self, const MnUnitCount *place)
{
  const MnUnit *unit = mn_units_get (self->units, place->unit);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, place->unit, place->village);
  g_autofree char *number = mn_number_format (place->count);
  g_autofree char *children = g_strdup_printf (ngettext ("%s child", "%s children", (gulong)place->count), number);
  const char *name = *place->village_name != '\0' ? place->village_name : _ ("Village not known");
  g_autofree char *where = NULL;
  g_autofree char *detail = NULL;
  Line *line;

  if (unit == NULL)
    return;
  where = g_strdup_printf ("%s, %s", name, unit->name);
  if (g_hash_table_contains (self->opened, key))
    {
      add_children (self, place, where);
      return;
    }
  line = g_new0 (Line, 1);
  line->unit = place->unit;
  line->village = place->village;
  line->place = place->village;
  line->count = place->count;
  line->name = g_steal_pointer (&where);
  {
    g_autofree char *end = mn_date_format (unit->to);

    detail = g_strdup_printf (_ ("%s; the unit ended on %s"), children, end);
  }
  add_line (self, line, detail);
}

static void
load (MnUnitMoves *self)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pending = mn_unit_query_pending (db, mn_session_get_working_date (self->session), &error);
  g_autoptr (MnUnits) units = pending != NULL ? mn_units_load (db, &error) : NULL;
  GtkListBoxRow *row;

  if (units == NULL)
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  remember (self);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->units, mn_units_unref);
  self->units = g_steal_pointer (&units);
  /* What is for the officer to say stands first, not below a screen of what is chosen already. */
  for (guint chosen = 0; chosen < 2; chosen++)
    for (guint i = 0; i < pending->len; i++)
      {
        const MnUnitCount *place = g_ptr_array_index (pending, i);

        if ((mn_units_only_successor (self->units, place->unit) != NULL) == (chosen == 1))
          add_place (self, place);
      }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->lines->len > 0 ? "lines" : "empty");
  gtk_widget_set_visible (self->apply, self->lines->len > 0);
  update (self);
}

/* Writing ---------------------------------------------------------------------------------------- */

/* The day and the act of the step: those of the link, else the day after the end. */
static MnUnitMove
move_of (MnUnitMoves *self, const Line *line, gint64 to)
{
  g_autoptr (GPtrArray) links = mn_units_successors (self->units, line->unit);
  const MnUnit *unit = mn_units_get (self->units, line->unit);
  MnUnitMove move = { .from = line->unit, .to = to, .village = line->village, .child = line->child };
  const char *act = "";

  move.day = mn_date_from_day (mn_date_last_day (unit->to) + 1);
  for (guint i = 0; i < links->len; i++)
    {
      const MnUnitLink *link = g_ptr_array_index (links, i);

      if (link->other == to)
        {
          move.day = link->from;
          act = link->act;
        }
    }
  move.act = g_strdup (act);
  return move;
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MnUnitMoves) self = data;
  g_autoptr (GError) error = NULL;
  MnUnitMoveJob *job = g_object_get_data (G_OBJECT (self), "job");
  gint64 change;

  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  if (!mn_store_write_finish (MN_STORE (source), result, &change, &error))
    mn_session_toast_error (self->session, error);
  else
    {
      g_autofree char *number = mn_number_format (job->moved.n_residences);
      g_autofree char *message
          = g_strdup_printf (ngettext ("%s child lives in its new unit now.",
                                       "%s children live in their new units now.", job->moved.n_residences),
                             number);

      mn_session_toast_undo (self->session, message, change);
      load (self);
    }
  g_object_set_data (G_OBJECT (self), "job", NULL);
}

static void
apply (MnUnitMoves *self)
{
  MnUnitMoveJob *job;
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (MnUnitMove));

  if (g_object_get_data (G_OBJECT (self), "job") != NULL)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (line->choice));
      MnUnitMove move;

      if (choice == 0 || choice > line->candidates->len)
        continue;
      move = move_of (self, line, g_array_index (line->candidates, gint64, choice - 1));
      g_array_append_val (moves, move);
    }
  if (moves->len == 0)
    return;
  job = g_new0 (MnUnitMoveJob, 1);
  job->units = mn_units_ref (self->units);
  job->n_moves = moves->len;
  job->moves = (MnUnitMove *)(void *)g_array_free (g_steal_pointer (&moves), FALSE);
  job->on = mn_session_get_working_date (self->session);
  job->subject = g_strdup (_ ("Children follow their units"));
  g_object_set_data_full (G_OBJECT (self), "job", job, mn_unit_move_job_free);
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_widget_set_sensitive (self->list, FALSE);
  mn_store_write_async (mn_register_get_store (mn_session_get_register (self->session)), "edit", mn_unit_move_run, job,
                        NULL, NULL, moved_cb, g_object_ref (self));
}

/* The window ------------------------------------------------------------------------------------- */

static void
mn_unit_moves_dispose (GObject *object)
{
  MnUnitMoves *self = MN_UNIT_MOVES (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->opened, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->units, mn_units_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_unit_moves_parent_class)->dispose (object);
}

static void
apply_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnUnitMoves *self = MN_UNIT_MOVES (widget);

  if (gtk_widget_get_sensitive (self->apply))
    apply (self);
}

static void
mn_unit_moves_class_init (MnUnitMovesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_unit_moves_dispose;
  gtk_widget_class_install_action (widget_class, "moves.apply", NULL, apply_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "moves.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "moves.apply", NULL);
}

static GtkWidget *
create_lines (MnUnitMoves *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (
      GTK_BOX (box),
      mn_part_label (
          _ ("These children, those of 16 and over too, are still written under units that have ended. Where "
             "a unit can only have become one other, that is chosen already; the rest is for you to "
             "say, by village or by child. Their old residence stays in the history."),
          "mn-secondary"));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places whose unit has ended"), -1);
  gtk_box_append (GTK_BOX (box), self->list);
  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 18, "margin-end", 18, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
mn_unit_moves_init (MnUnitMoves *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *empty = adw_status_page_new ();

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_lines (self), "lines");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing to decide"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _ ("Every child lives in a unit that is in force."));
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  self->apply = gtk_button_new_with_mnemonic (_ ("_Move"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply), self);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->apply);
  gtk_box_append (GTK_BOX (all), header);
  gtk_box_append (GTK_BOX (all), self->stack);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Units that have ended"));
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 600);
}

GtkWindow *
mn_unit_moves_present (MnSession *session, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  MnUnitMoves *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_UNIT_MOVES, "modal", TRUE, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->session = g_object_ref (session);
  load (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

gboolean
mn_unit_moves_choose (GtkWindow *window, guint line, guint choice)
{
  MnUnitMoves *self = MN_UNIT_MOVES (window);

  if (line >= self->lines->len || choice > ((Line *)g_ptr_array_index (self->lines, line))->candidates->len)
    return FALSE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (((Line *)g_ptr_array_index (self->lines, line))->choice), choice);
  return TRUE;
}

void
mn_unit_moves_apply (GtkWindow *window)
{
  apply (MN_UNIT_MOVES (window));
}

guint
mn_unit_moves_get_choice (GtkWindow *window, guint line)
{
  MnUnitMoves *self = MN_UNIT_MOVES (window);

  g_return_val_if_fail (line < self->lines->len, 0);
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (((Line *)g_ptr_array_index (self->lines, line))->choice));
}

guint
mn_unit_moves_get_n_lines (GtkWindow *window)
{
  return MN_UNIT_MOVES (window)->lines->len;
}
