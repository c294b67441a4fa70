/* mn-child-page-life.c: circumstances on a time line, what was received, what was changed
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-page-private.h"

#include <string.h>

#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-local-time.h"
#include "mn-timeline.h"

#define MAX_RECEIPTS 1000
#define MAX_CHANGES 30
#define MAX_LINES 8

/* Time line -------------------------------------------------------------------------------------- */

static void
timeline_activated_cb (MnTimeline *timeline, guint index, MnChildPage *self)
{
  const MnEntity *entity;
  gint64 id;

  if (mn_child_row_find (mn_timeline_get_row (timeline, index), &entity, &id))
    mn_session_edit (self->session, GTK_WIDGET (self), entity, id, NULL);
}

static void
add_timeline (MnChildPage *self, GtkBox *body, GPtrArray *events, MnDate birth)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MnTimelineItem));
  GtkWidget *timeline = mn_timeline_new ();

  for (guint i = 0; i < events->len; i++)
    {
      const MnChildEvent *event = g_ptr_array_index (events, i);
      gboolean hidden = event->sensitive && !self->revealed;
      MnTimelineItem item = { mn_child_words_event (event, self->revealed),
                              hidden ? NULL : event->detail,
                              event->from,
                              event->to,
                              event->in_force,
                              *event->group_kind == '\0' || strcmp (event->group_kind, "risk") == 0 };

      g_array_append_val (items, item);
    }
  mn_timeline_set_items (MN_TIMELINE (timeline), (const MnTimelineItem *)(gpointer)items->data, items->len, birth,
                         mn_session_get_working_date (self->session));
  for (guint i = 0; i < events->len; i++)
    {
      const MnChildEvent *event = g_ptr_array_index (events, i);

      mn_child_row_mark (mn_timeline_get_row (MN_TIMELINE (timeline), i), mn_entity_find (event->entity), event->id);
    }
  g_signal_connect (timeline, "activated", G_CALLBACK (timeline_activated_cb), self);
  gtk_box_append (body, timeline);
}

static void
add_reveal (MnChildPage *self, GtkBox *body)
{
  GtkWidget *button = gtk_button_new_with_label (self->revealed ? _ ("Hide sensitive circumstances")
                                                                : _ ("Show sensitive circumstances"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mn-link-text");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "child.reveal");
  gtk_box_append (body, button);
}

/* What the child is entitled to, past and present. */
static gboolean
show_support (MnChildPage *self, gboolean secret, GError **error)
{
  static const struct {
    const char *entity, *title;
  } parts[] = { { "assistance", N_ ("Monthly assistance") },
                { "award", N_ ("Scholarships") },
                { "stay", N_ ("Stays in institutions") } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkBox *body
          = mn_child_card (GTK_BOX (self->left), _ (parts[i].title), i < 2 ? _ ("dong") : NULL, parts[i].entity);
      GtkListBox *list = _mn_child_page_list (self, body, _ (parts[i].title));
      int n = mn_child_rows (list, self->session, parts[i].entity, self->child, secret && !self->revealed, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        gtk_box_append (body, mn_part_label (_ ("None recorded"), "mn-secondary"));
    }
  return TRUE;
}

gboolean
_mn_child_page_show_life (MnChildPage *self, const MnChildHead *head, GPtrArray *all, GError **error)
{
  GtkBox *body = mn_child_card (GTK_BOX (self->left), _ ("Circumstances"), NULL, "circumstance");
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  gboolean secret = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      secret |= ((const MnChildEvent *)g_ptr_array_index (all, i))->sensitive;
      if (!mn_child_words_is_told (all, g_ptr_array_index (all, i)))
        g_ptr_array_add (events, g_ptr_array_index (all, i));
    }
  if (events->len == 0)
    gtk_box_append (body, mn_part_label (_ ("None recorded"), "mn-secondary"));
  else
    add_timeline (self, body, events, head->birth);
  if (secret)
    add_reveal (self, body);
  return show_support (self, secret, error);
}

/* Received --------------------------------------------------------------------------------------- */

/* "1.505.000 đ · Nhà tài trợ 1.200.000, Ngân sách huyện 305.000" of one year; 0 of all years. */
static char *
sum_text (GPtrArray *sums, int year)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *total_text = NULL;
  gint64 total = 0, count = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      const MnChildSum *sum = g_ptr_array_index (sums, i);
      g_autofree char *amount = mn_money_format (sum->amount);
      const char *source = mn_child_words_choice ("benefit", "source", sum->source);

      if (year != G_MAXINT && sum->year != year)
        continue;
      total += sum->amount;
      count += sum->count;
      if (year != G_MAXINT && sum->amount > 0)
        g_string_append_printf (parts, "%s%s %s", parts->len > 0 ? ", " : "",
                                *source != '\0' ? source : _ ("source not known"), amount);
    }
  total_text = mn_money_format_unit (total);
  if (total == 0)
    return g_strdup_printf (ngettext ("%d time", "%d times", (gulong)count), (int)count);
  return parts->len > 0 ? g_strdup_printf ("%s · %s", total_text, parts->str) : g_steal_pointer (&total_text);
}

static void
add_year (GtkBox *body, GPtrArray *sums, int year)
{
  GtkWidget *row = mn_part_row (8);
  g_autofree char *number = year != 0 ? g_strdup_printf ("%d", year) : g_strdup (_ ("Day not known"));
  g_autofree char *sum = sum_text (sums, year);
  GtkWidget *label = mn_part_label (sum, "mn-secondary");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  mn_part_row_add (row, mn_part_label (number, "mn-title"));
  mn_part_row_add (row, label);
  gtk_widget_set_margin_top (row, 6);
  gtk_box_append (body, row);
}

static void
add_receipt (GtkListBox *list, const MnChildReceipt *receipt)
{
  g_autofree char *when = mn_date_format (receipt->on), *amount = mn_child_words_amount (receipt);
  const char *source = mn_child_words_choice ("benefit", "source", receipt->source);
  g_autofree char *detail
      = g_strconcat (source, *source != '\0' && *receipt->decision != '\0' ? " · " : "", receipt->decision, NULL);
  MnChildRow row = { .entity = mn_entity_find ("benefit"),
                     .id = receipt->id,
                     .when = *when != '\0' ? when : "–",
                     .what = *receipt->title != '\0' ? receipt->title : _ ("Benefit"),
                     .detail = detail,
                     .amount = amount };

  mn_child_row (list, &row);
}

gboolean
_mn_child_page_show_received (MnChildPage *self, GError **error)
{
  MnDb *db = mn_session_get_reader (self->session);
  gint64 n_all = 0;
  g_autoptr (GPtrArray) receipts = mn_child_query_receipts (db, self->child, MAX_RECEIPTS, &n_all, error);
  g_autoptr (GPtrArray) sums = receipts != NULL ? mn_child_query_sums (db, self->child, error) : NULL;
  g_autofree char *total = NULL;
  GtkListBox *list = NULL;
  GtkBox *body;
  int year = -1;

  if (sums == NULL)
    return FALSE;
  total = n_all > 0 ? sum_text (sums, G_MAXINT) : NULL;
  body = mn_child_card (GTK_BOX (self->left), _ ("Received"), total, "benefit");
  if (receipts->len == 0)
    gtk_box_append (body, mn_part_label (_ ("Nothing recorded"), "mn-secondary"));
  for (guint i = 0; i < receipts->len; i++)
    {
      const MnChildReceipt *receipt = g_ptr_array_index (receipts, i);

      if (receipt->on.year != year)
        {
          year = receipt->on.year;
          add_year (body, sums, year);
          list = _mn_child_page_list (self, body, _ ("Received"));
        }
      add_receipt (list, receipt);
    }
  return TRUE;
}

/* History ---------------------------------------------------------------------------------------- */

static void
add_change (MnChildPage *self, GtkBox *body, const MnHistoryChange *change)
{
  g_autofree char *day = mn_local_time_format (change->at);
  const char *done = mn_history_action_label (change->action);
  g_autofree char *head
      = g_strdup_printf ("%s · %s · %s", day, *change->who != '\0' ? change->who : _ ("name not chosen"),
                         change->undone ? _ ("Undone later") : done);
  GtkWidget *label = mn_part_label (head, "mn-secondary");

  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (body, label);
  for (guint i = 0; i < change->lines->len && i < MAX_LINES; i++)
    {
      const MnHistoryLine *line = g_ptr_array_index (change->lines, i);
      g_autofree char *text = mn_child_words_change (line, self->revealed);
      g_autofree char *whole = line->field != NULL && line->entity != mn_entity_find ("child")
                                   ? g_strdup_printf ("%s · %s", mn_entity_title (line->entity), text)
                                   : g_strdup (text);

      if (*whole != '\0')
        gtk_box_append (body, mn_part_label (whole, NULL));
    }
}

gboolean
_mn_child_page_show_history (MnChildPage *self, GError **error)
{
  g_autoptr (GPtrArray) changes = mn_history_of_owner (mn_session_get_reader (self->session), mn_entity_find ("child"),
                                                       self->child, MAX_CHANGES + 1, error);
  GtkBox *body;

  if (changes == NULL)
    return FALSE;
  body = mn_child_card (GTK_BOX (self->right), _ ("History of Changes"), NULL, NULL);
  if (changes->len == 0)
    gtk_box_append (body, mn_part_label (_ ("Nothing recorded"), "mn-secondary"));
  for (guint i = 0; i < changes->len && i < MAX_CHANGES; i++)
    add_change (self, body, g_ptr_array_index (changes, i));
  if (changes->len > MAX_CHANGES)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("See all changes"));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "mn-link-text");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "child.history");
      gtk_box_append (body, button);
    }
  return TRUE;
}
