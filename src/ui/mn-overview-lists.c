/* mn-overview-lists.c: what is late, what ends, what does not agree
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-overview-private.h"

#include "mn-calendar.h"
#include "mn-due.h"
#include "mn-i18n.h"
#include "mn-number.h"
#include "mn-reconcile.h"

#define MAX_ROWS 6
#define DAYS_AHEAD 30
#define SOON 3
#define MAX_NAMES 100 /* in the popover of an ending */

static void
clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static GtkWidget *
new_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = new_label (text, NULL, 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  return label;
}

/* A line that opens a page, at a row when there is one. */
static GtkWidget *
append_row (GtkListBox *list, GtkWidget *box, const char *page, gint64 row_id)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), page != NULL);
  g_object_set_data (G_OBJECT (row), "page", (gpointer)page);
  g_object_set_data_full (G_OBJECT (row), "row-id", g_memdup2 (&row_id, sizeof row_id), g_free);
  gtk_list_box_append (list, row);
  return row;
}

/* Says that there is nothing to show: no row, so not reached by Tab. */
static void
append_nothing (GtkListBox *list, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = new_label (text, "mn-secondary", 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

/* The rest is on the page. */
static void
append_more (GtkListBox *list, guint n, const char *page)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  append_row (list, new_label (text, "mn-secondary", 0), page, 0);
}

static void
fill_due (MnOverview *self)
{
  g_autoptr (GPtrArray) items = mn_due_list (self->figures->plans, self->figures->on, DAYS_AHEAD);
  guint shown = items->len > MAX_ROWS ? MAX_ROWS - 1 : items->len;
  g_autoptr (GtkSizeGroup) chips = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < shown; i++)
    {
      const MnDueItem *item = g_ptr_array_index (items, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_autofree char *label = mn_due_label (item->days);
      g_autofree char *day = g_strdup_printf ("%02d/%02d", item->due.day, item->due.month);
      g_autofree char *full = mn_date_format (item->due);
      GtkWidget *chip = new_label (label, "mn-chip", 0.5f);

      if (item->days < 0)
        gtk_widget_add_css_class (chip, "mn-chip-red");
      else if (item->days <= SOON)
        gtk_widget_add_css_class (chip, "mn-chip-amber");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (holder), chip);
      gtk_size_group_add_widget (chips, holder);
      gtk_box_append (GTK_BOX (box), holder);
      gtk_box_append (GTK_BOX (box), new_text (item->name));
      gtk_box_append (GTK_BOX (box), new_label (item->days < -300 ? full : day, "mn-secondary", 1));
      append_row (self->due, box, "programmes", item->programme);
    }

  if (items->len == 0)
    append_nothing (self->due, _ ("Nothing is late, and nothing is due in the next 30 days."));
  append_more (self->due, items->len - shown, "programmes");
}

static void
fill_endings (MnOverview *self)
{
  MnDate month = mn_calendar_month (self->figures->on);
  g_autoptr (GPtrArray) endings = mn_due_endings (self->figures, month, mn_date_month_end (month));

  for (guint i = 0; i < endings->len; i++)
    {
      const MnEnding *ending = g_ptr_array_index (endings, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      g_autofree char *number = mn_number_format (ending->children->len);
      GtkWidget *label = new_label (number, "mn-title", 1);
      GtkWidget *row;

      gtk_label_set_width_chars (GTK_LABEL (label), 3);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), new_text (ending->text));
      row = append_row (self->endings, box, "children", 0);
      g_object_set_data_full (G_OBJECT (row), "children", g_ptr_array_ref (ending->children),
                              (GDestroyNotify)g_ptr_array_unref);
    }
  if (endings->len == 0)
    append_nothing (self->endings, _ ("Nothing ends in this month."));
}

static void
fill_checks (MnOverview *self)
{
  static const struct {
    const char *icon;
    const char *css_class;
    const char *name; /* N_(): what the icon says */
  } verdicts[] = {
    [MN_CHECK_WRONG] = { "dialog-error-symbolic", "mn-late", N_ ("Wrong") },
    [MN_CHECK_DOUBTFUL] = { "dialog-warning-symbolic", "mn-soon", N_ ("Doubtful") },
    [MN_CHECK_HOLDS] = { "object-select-symbolic", "mn-good", N_ ("Agrees") },
  };
  g_autoptr (GPtrArray) lines = mn_reconcile (self->figures);
  guint shown = MIN (lines->len, MAX_ROWS);

  for (guint i = 0; i < shown; i++)
    {
      const MnCheckLine *line = g_ptr_array_index (lines, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *image = gtk_image_new_from_icon_name (verdicts[line->verdict].icon);

      gtk_widget_add_css_class (image, verdicts[line->verdict].css_class);
      gtk_widget_set_tooltip_text (image, _ (verdicts[line->verdict].name));
      gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (verdicts[line->verdict].name), -1);
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), new_text (line->text));
      gtk_box_append (GTK_BOX (box), new_label (line->mark, verdicts[line->verdict].css_class, 1));
      append_row (self->checks, box, line->page, 0);
    }
  if (lines->len == 0)
    append_nothing (self->checks, _ ("There are no figures to compare yet."));
}

void
_mn_overview_fill_lists (MnOverview *self)
{
  clear (self->due);
  clear (self->endings);
  clear (self->checks);
  fill_due (self);
  fill_endings (self);
  fill_checks (self);
}

static void
on_child_activated (GtkListBox *list, GtkListBoxRow *row, MnOverview *self)
{
  const gint64 *child = g_object_get_data (G_OBJECT (row), "row-id");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  mn_session_navigate (self->session, "child", *child);
}

static GtkWidget *
new_child_row (const MnFigureChild *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autofree char *birth = mn_date_format (child->birth);
  GtkWidget *name = new_label (child->name, NULL, 0);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), new_label (birth, "mn-secondary", 1));
  return box;
}

/* Who it is: each name opens the child. */
static void
show_children (MnOverview *self, GtkWidget *row, GPtrArray *children)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Children"), -1);
  for (guint i = 0; i < children->len && i < MAX_NAMES; i++)
    {
      const MnFigureChild *child = g_ptr_array_index (children, i);

      append_row (GTK_LIST_BOX (list), new_child_row (child), "child", child->child);
    }
  if (children->len > MAX_NAMES)
    append_more (GTK_LIST_BOX (list), children->len - MAX_NAMES, NULL);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_child_activated), self, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "mn-names");
  gtk_widget_set_parent (popover, gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  g_signal_connect (popover, "closed", G_CALLBACK (gtk_widget_unparent), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
_mn_overview_row_activated (MnOverview *self, GtkListBoxRow *row)
{
  const char *page = g_object_get_data (G_OBJECT (row), "page");
  const gint64 *row_id = g_object_get_data (G_OBJECT (row), "row-id");
  GPtrArray *children = g_object_get_data (G_OBJECT (row), "children");

  if (children != NULL)
    show_children (self, GTK_WIDGET (row), children);
  else if (page != NULL)
    mn_session_navigate (self->session, page, *row_id);
}
