/* mn-duplicate-work.c: suspected pairs listed, looked for and decided
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-details-parts.h"
#include "mn-duplicate-page-private.h"
#include "mn-i18n.h"
#include "mn-money-parts.h"

#define MAX_SHOWN 500 /* a list box of more is slow, and nobody reads on */
#define PROGRESS_MS 100
#define RESCAN_DELAY_MS 400

/* The pairs -------------------------------------------------------------------------------------- */

typedef struct {
  char *name;
  MnDate birth;
} Named;

static void
name_cb (const MnDuplicateFacts *facts, gint64 id, gpointer data)
{
  Named *named = data;

  named->name = g_strdup (facts != NULL ? facts->full_name : "");
  named->birth = facts != NULL ? facts->birth_date : MN_DATE_NONE;
}

static char *
name_child (MnDuplicatePage *self, gint64 id)
{
  Named named = { NULL, MN_DATE_NONE };
  g_autofree char *birth = NULL;
  char *text;

  mn_duplicate_query_one (mn_session_get_reader (self->session), id, name_cb, &named, NULL);
  birth = mn_date_format (named.birth);
  text = g_strdup_printf ("%s, %s", named.name != NULL ? named.name : "", birth);
  g_free (named.name);
  return text;
}

static void
append_pair (MnDuplicatePage *self, const MnDuplicatePair *pair)
{
  g_autofree char *first = name_child (self, pair->child), *second = name_child (self, pair->other);
  g_autofree char *level = g_strdup_printf (_ ("%s: %u of 100"), mn_duplicate_level (pair->score), pair->score);
  g_autofree char *reasons = mn_duplicate_reasons (pair->reasons);
  g_autofree char *said = g_strdup_printf ("%s; %s; %s; %s", first, second, level, reasons);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), mn_part_line (first, "mn-title"));
  gtk_box_append (GTK_BOX (box), mn_part_line (second, "mn-title"));
  gtk_box_append (GTK_BOX (box), mn_part_line (level, pair->score >= 85 ? "mn-late" : "mn-soon"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, reasons);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

int
_mn_duplicate_page_get_selected (MnDuplicatePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
show_count (MnDuplicatePage *self)
{
  g_autofree char *number = mn_number_format (self->n_found);
  g_autofree char *text = g_strdup_printf (ngettext ("%s suspected pair", "%s suspected pairs", self->n_found), number);

  if (self->n_found > self->pairs->len)
    {
      g_autofree char *shown = g_strdup_printf (_ ("%s, the likeliest %u are listed"), text, self->pairs->len);

      gtk_label_set_label (GTK_LABEL (self->count), shown);
    }
  else
    gtk_label_set_label (GTK_LABEL (self->count), text);
}

void
_mn_duplicate_page_show_pair (MnDuplicatePage *self)
{
  int index = _mn_duplicate_page_get_selected (self);
  const MnDuplicatePair *pair = index >= 0 ? &g_array_index (self->pairs, MnDuplicatePair, (guint)index) : NULL;
  gboolean there = mn_duplicate_compare_set_pair (MN_DUPLICATE_COMPARE (self->compare), pair != NULL ? pair->child : 0,
                                                  pair != NULL ? pair->other : 0);
  gboolean may_write = there && !mn_session_is_read_only (self->session);
  g_autofree char *reasons = pair != NULL ? mn_duplicate_reasons (pair->reasons) : g_strdup ("");
  g_autofree char *title
      = pair != NULL ? g_strdup_printf (_ ("%s: %u of 100"), mn_duplicate_level (pair->score), pair->score) : NULL;

  gtk_label_set_label (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_label_set_label (GTK_LABEL (self->reasons), reasons);
  gtk_editable_set_text (GTK_EDITABLE (self->why), "");
  gtk_widget_set_sensitive (self->why, may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.distinct", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.skip", pair != NULL);
  mn_page_changed (MN_PAGE (self));
}

static void
show_empty (MnDuplicatePage *self, guint n_children)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GArray) distinct = mn_duplicate_query_distinct (db, NULL);
  g_autofree char *number = mn_number_format (n_children);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          ngettext ("%s child was compared with all others: name, date of birth, parents, household "
                                    "and personal ID number.",
                                    "%s children were compared with one another: name, date of birth, parents, "
                                    "household and personal ID number.",
                                    n_children),
                          number);
  if (distinct != NULL && distinct->len > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u pair is remembered as two different children.",
                                        "%u pairs are remembered as different children.", distinct->len),
                              distinct->len);
    }
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("Nobody seems to be entered twice"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), text->str);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
select_row (MnDuplicatePage *self, int index)
{
  GtkListBoxRow *row
      = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MIN (index, (int)self->pairs->len - 1));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean ours = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (row != NULL && ours && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Rows of children that are gone, and the pair itself, leave the list without another look through the register. */
static void
take_off (MnDuplicatePage *self, gint64 child, gint64 other, gboolean whoever)
{
  int at = MAX (_mn_duplicate_page_get_selected (self), 0);

  self->filling = TRUE;
  for (guint i = self->pairs->len; i-- > 0;)
    {
      const MnDuplicatePair *pair = &g_array_index (self->pairs, MnDuplicatePair, i);
      gboolean same = pair->child == MIN (child, other) && pair->other == MAX (child, other);

      if (!same && !(whoever && (pair->child == other || pair->other == other)))
        continue;
      gtk_list_box_remove (GTK_LIST_BOX (self->list),
                           GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i)));
      g_array_remove_index (self->pairs, i);
      self->n_found--;
      if ((int)i < at)
        at--;
    }
  self->filling = FALSE;
  show_count (self);
  if (self->pairs->len == 0)
    _mn_duplicate_page_scan (self);
  else
    select_row (self, at);
  _mn_duplicate_page_show_pair (self);
}

static void
fill (MnDuplicatePage *self, GArray *pairs)
{
  int at = MAX (_mn_duplicate_page_get_selected (self), 0);
  gint64 child = 0, other = 0;

  if ((guint)at < self->pairs->len)
    {
      child = g_array_index (self->pairs, MnDuplicatePair, (guint)at).child;
      other = g_array_index (self->pairs, MnDuplicatePair, (guint)at).other;
    }
  self->filling = TRUE;
  mn_money_list_clear (self->list);
  g_array_set_size (self->pairs, 0);
  self->n_found = pairs->len;
  for (guint i = 0; i < MIN (pairs->len, MAX_SHOWN); i++)
    {
      const MnDuplicatePair *pair = &g_array_index (pairs, MnDuplicatePair, i);

      g_array_append_val (self->pairs, *pair);
      append_pair (self, pair);
      if (pair->child == child && pair->other == other)
        at = (int)i;
    }
  self->filling = FALSE;
  show_count (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  select_row (self, at);
  _mn_duplicate_page_show_pair (self);
}

/* Looking through the register ------------------------------------------------------------------- */

static gboolean
progress_cb (gpointer data)
{
  MnDuplicatePage *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), mn_duplicate_scan_get_done (self->scan));
  return G_SOURCE_CONTINUE;
}

static void
show_stopped (MnDuplicatePage *self, const GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (!cancelled)
    mn_session_toast_error (self->session, error);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("The search was stopped"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   cancelled ? _ ("Nothing was changed. Look again when there is time.")
                                             : error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->pairs->len > 0 ? "list" : "empty");
}

static void
scanned_cb (GArray *pairs, guint n_children, const GError *error, gpointer data)
{
  MnDuplicatePage *self = data;

  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_pointer (&self->scan, mn_duplicate_scan_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.cancel", FALSE);
  if (pairs == NULL)
    show_stopped (self, error);
  else
    {
      fill (self, pairs);
      if (pairs->len == 0)
        show_empty (self, n_children);
    }
}

void
_mn_duplicate_page_scan (MnDuplicatePage *self)
{
  g_clear_handle_id (&self->rescan_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  mn_duplicate_scan_free (self->scan);
  self->scan = mn_duplicate_scan_new (mn_session_get_register (self->session), scanned_cb, self);
  self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.cancel", TRUE);
  /* A list that is there stays until the new one has come. */
  if (self->pairs->len == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "scanning");
}

static gboolean
rescan_cb (gpointer data)
{
  MnDuplicatePage *self = data;

  self->rescan_id = 0;
  _mn_duplicate_page_scan (self);
  return G_SOURCE_REMOVE;
}

void
_mn_duplicate_page_session_changed_cb (MnSession *session, MnChangeSet *set, MnDuplicatePage *self)
{
  static const char *const tables[] = { "child", "distinct_pair", NULL };

  if (self->writing || !mn_change_set_touches (set, tables))
    return;
  g_clear_handle_id (&self->rescan_id, g_source_remove);
  self->rescan_id = g_timeout_add (RESCAN_DELAY_MS, rescan_cb, self);
}

void
_mn_duplicate_page_scan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _mn_duplicate_page_scan (MN_DUPLICATE_PAGE (widget));
}

void
_mn_duplicate_page_cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (widget);

  if (self->scan != NULL)
    mn_duplicate_scan_cancel (self->scan);
}

/* Deciding --------------------------------------------------------------------------------------- */

typedef struct {
  MnDuplicatePage *self;
  MnMerge merge;
} Decision;

static Decision *
decision_new (MnDuplicatePage *self)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->self = g_object_ref (self);
  mn_duplicate_compare_get_merge (MN_DUPLICATE_COMPARE (self->compare), &decision->merge);
  self->writing = TRUE;
  return decision;
}

static void
decision_free (Decision *decision)
{
  decision->self->writing = FALSE;
  g_object_unref (decision->self);
  g_free (decision);
}

static void
merged_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  Decision *decision = user_data;
  MnDuplicatePage *self = decision->self;
  g_autoptr (GError) error = NULL;
  MnMergeResult result;
  gint64 change_id;

  if (!mn_merge_finish (MN_REGISTER (source), async, &result, &change_id, &error))
    {
      if (self->session != NULL)
        mn_session_toast_error (self->session, error);
    }
  else if (self->session != NULL)
    {
      g_autofree char *name = name_child (self, decision->merge.survivor);
      g_autofree char *message
          = g_strdup_printf (ngettext ("Merged: %s. %u row moved, %u were there already.",
                                       "Merged: %s. %u rows moved, %u were there already.", result.n_moved),
                             name, result.n_moved, result.n_same);

      mn_session_toast_undo (self->session, message, change_id);
      take_off (self, decision->merge.survivor, decision->merge.loser, TRUE);
    }
  decision_free (decision);
}

void
_mn_duplicate_page_merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (widget);
  Decision *decision;

  if (self->writing || _mn_duplicate_page_get_selected (self) < 0)
    return;
  decision = decision_new (self);
  mn_merge_async (mn_session_get_register (self->session), &decision->merge, merged_cb, decision);
}

static void
distinct_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Decision *decision = user_data;
  MnDuplicatePage *self = decision->self;
  g_autoptr (GError) error = NULL;
  gint64 change_id;

  if (!mn_register_write_finish (MN_REGISTER (source), result, &change_id, &error))
    {
      if (self->session != NULL)
        mn_session_toast_error (self->session, error);
    }
  else if (self->session != NULL)
    {
      mn_session_toast_undo (self->session, _ ("Remembered: these are two different children."), change_id);
      take_off (self, decision->merge.survivor, decision->merge.loser, FALSE);
    }
  decision_free (decision);
}

void
_mn_duplicate_page_distinct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (widget);
  g_autoptr (MnRecord) pair = NULL;
  g_autofree char *why = NULL;
  Decision *decision;

  if (self->writing || _mn_duplicate_page_get_selected (self) < 0)
    return;
  decision = decision_new (self);
  pair = mn_record_new (mn_entity_find ("distinct_pair"));
  why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  mn_record_set_integer (pair, "child", MIN (decision->merge.survivor, decision->merge.loser));
  mn_record_set_integer (pair, "other", MAX (decision->merge.survivor, decision->merge.loser));
  if (*why != '\0')
    mn_record_set_text (pair, "reason", why);
  mn_register_save_async (mn_session_get_register (self->session), pair, NULL, distinct_cb, decision);
}

/* Undecided: it comes again at the next look. */
void
_mn_duplicate_page_skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (widget);
  int index = _mn_duplicate_page_get_selected (self);

  if (index < 0)
    return;
  if (self->pairs->len > 1)
    select_row (self, (index + 1) % (int)self->pairs->len);
}

void
_mn_duplicate_page_row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnDuplicatePage *self)
{
  if (!self->filling)
    _mn_duplicate_page_show_pair (self);
}
