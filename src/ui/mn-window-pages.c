/* mn-window-pages.c: the sidebar and the pages, each built when first shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-window-private.h"

#include "mn-budget-page.h"
#include "mn-catalogue-page.h"
#include "mn-children-page.h"
#include "mn-cross-page.h"
#include "mn-duplicate-page.h"
#include "mn-i18n.h"
#include "mn-indicator-page.h"
#include "mn-overview.h"
#include "mn-programme-page.h"
#include "mn-sponsor-page.h"
#include "mn-unit-page.h"

/* In the order of the officer's work; a page appears here when it works. Alt+1 … Alt+9, Alt+0 follow this order. */
const MnPageInfo mn_page_infos[MN_N_PAGES] = {
  { "overview", N_ ("Overview"), "user-home-symbolic", NULL, mn_overview_get_type },
  { "children", N_ ("Children"), "system-users-symbolic", N_ ("Children and support"), mn_children_page_get_type },
  { "duplicates", N_ ("Duplicates"), "edit-copy-symbolic", NULL, mn_duplicate_page_get_type },
  { "cross", N_ ("Cross table"), "x-office-spreadsheet-symbolic", NULL, mn_cross_page_get_type },
  { "programmes", N_ ("Programmes, activities"), "x-office-calendar-symbolic", NULL, mn_programme_page_get_type },
  { "sponsors", N_ ("Sponsors and scholarships"), "emblem-favorite-symbolic", NULL, mn_sponsor_page_get_type },
  { "budget", N_ ("Budget"), "accessories-calculator-symbolic", N_ ("Budget and indicators"), mn_budget_page_get_type },
  { "indicators", N_ ("Indicators"), "mn-indicator-symbolic", NULL, mn_indicator_page_get_type },
  { "units", N_ ("Places and officers"), "mark-location-symbolic", N_ ("Shared data"), mn_unit_page_get_type },
  { "catalogue", N_ ("Catalogues"), "view-list-bullet-symbolic", NULL, mn_catalogue_page_get_type },
};

MnPage *
_mn_window_get_current (MnWindow *self)
{
  if (self->child_page != NULL)
    return MN_PAGE (self->child_page);
  return self->page >= 0 ? self->page_widgets[self->page] : NULL;
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const MnPageInfo *info = &mn_page_infos[gtk_list_box_row_get_index (row)];
  GtkWidget *label;

  if (info->group == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;

  label = gtk_label_new (_ (info->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "mn-group");
  gtk_list_box_row_set_header (row, label);
}

/* The page that is selected already, chosen again: from a child back to the list. */
static void
on_page_row_activated (MnWindow *self)
{
  if (self->session != NULL && self->child_page != NULL)
    {
      _mn_window_close_child (self);
      _mn_window_update_header (self);
    }
}

void
_mn_window_init_pages (MnWindow *self)
{
  g_signal_connect_object (self->page_list, "row-activated", G_CALLBACK (on_page_row_activated), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < MN_N_PAGES; i++)
    {
      const MnPageInfo *info = &mn_page_infos[i];
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      GtkWidget *image = gtk_image_new_from_icon_name (info->icon);
      GtkWidget *label = gtk_label_new (_ (info->title));
      g_autofree char *tooltip = g_strdup_printf (_ ("%s (Alt+%u)"), _ (info->title), (i + 1) % 10);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_widget_set_tooltip_text (row, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->title), -1);
      gtk_list_box_append (self->page_list, row);
    }
  gtk_list_box_set_header_func (self->page_list, header_func, NULL, NULL);
}

void
_mn_window_drop_pages (MnWindow *self)
{
  _mn_window_close_child (self);
  for (guint i = 0; i < MN_N_PAGES; i++)
    {
      if (self->page_widgets[i] != NULL)
        gtk_stack_remove (self->pages, GTK_WIDGET (self->page_widgets[i]));
      self->page_widgets[i] = NULL;
      g_clear_pointer (&self->searches[i], g_free);
    }
  self->page = -1;
}

static void
on_page_changed (MnWindow *self, MnPage *page)
{
  if (page == _mn_window_get_current (self))
    _mn_window_update_header (self);
}

static void
ensure_page (MnWindow *self, int index)
{
  MnPage *page;

  if (self->page_widgets[index] != NULL)
    return;

  page = g_object_new (mn_page_infos[index].get_type (), "session", self->session, NULL);
  self->page_widgets[index] = page;
  g_signal_connect_object (page, "page-changed", G_CALLBACK (on_page_changed), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), mn_page_infos[index].name);
}

/* What is typed and what the input method still holds back, as one text: Vietnamese input methods commit a word only
 * with the space after it, and live search cannot wait for that. */
static char *
search_text (MnWindow *self)
{
  const char *text = gtk_editable_get_text (self->search);
  const char *at;

  if (self->preedit == NULL || *self->preedit == '\0')
    return g_strdup (text);

  at = g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->search));
  return g_strdup_printf ("%.*s%s%s", (int)(at - text), text, self->preedit, at);
}

void
_mn_window_search (MnWindow *self)
{
  MnPage *page = _mn_window_get_current (self);
  g_autofree char *text = NULL;

  if (page == NULL || self->changing_page)
    return;

  text = search_text (self);
  if (g_strcmp0 (self->searches[self->page], text) == 0)
    return;

  g_free (self->searches[self->page]);
  self->searches[self->page] = g_strdup (text);
  mn_page_set_search (page, text);
}

void
_mn_window_update_header (MnWindow *self)
{
  MnPage *page = _mn_window_get_current (self);
  const char *new_label;
  const char *hint;

  if (page == NULL)
    return;

  new_label = mn_page_get_new_label (page);
  gtk_widget_set_visible (self->new_button, new_label != NULL && !mn_session_is_read_only (self->session));
  gtk_label_set_label (self->new_label, new_label != NULL ? new_label : "");

  hint = mn_page_get_search_hint (page);
  gtk_label_set_label (self->title_label, _ (mn_page_infos[self->page].title));
  gtk_stack_set_visible_child_name (self->title_stack, hint != NULL ? "search" : "title");
  if (hint != NULL)
    {
      g_object_set (self->search, "placeholder-text", hint, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
    }

  /* Whoever types into the list means the search. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), hint != NULL ? GTK_WIDGET (page) : NULL);

  gtk_widget_set_visible (self->print_button, mn_page_get_can_print (page));
  _mn_window_update_actions (self);
}

void
_mn_window_select (MnWindow *self, int index)
{
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (index >= 0 && index < MN_N_PAGES);

  ensure_page (self, index);
  if (self->page == index && self->child_page == NULL)
    return;
  _mn_window_close_child (self);

  self->changing_page = TRUE;
  self->page = index;
  gtk_editable_set_text (self->search, self->searches[index] != NULL ? self->searches[index] : "");
  gtk_stack_set_visible_child_name (self->pages, mn_page_infos[index].name);
  gtk_list_box_select_row (self->page_list, gtk_list_box_get_row_at_index (self->page_list, index));
  self->changing_page = FALSE;
  _mn_window_update_header (self);
}

void
mn_window_show_page (MnWindow *self, const char *name)
{
  g_return_if_fail (MN_IS_WINDOW (self));

  for (int i = 0; i < MN_N_PAGES; i++)
    if (g_strcmp0 (mn_page_infos[i].name, name) == 0)
      {
        _mn_window_select (self, i);
        return;
      }

  g_warning ("No page \"%s\"", name);
}

const char *
mn_window_get_page (MnWindow *self)
{
  g_return_val_if_fail (MN_IS_WINDOW (self), NULL);

  return self->page >= 0 ? mn_page_infos[self->page].name : NULL;
}
