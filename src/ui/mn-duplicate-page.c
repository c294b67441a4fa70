/* mn-duplicate-page.c: children that may have been entered twice
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

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnDuplicatePage, mn_duplicate_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

/* The page --------------------------------------------------------------------------------------- */

static gint64
survivor (MnDuplicatePage *self)
{
  MnMerge merge;

  if (_mn_duplicate_page_get_selected (self) < 0)
    return 0;
  mn_duplicate_compare_get_merge (MN_DUPLICATE_COMPARE (self->compare), &merge);
  return merge.survivor;
}

static void
page_edit_selected (MnPage *page)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (page);
  gint64 child = survivor (self);

  if (child != 0)
    mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("child"), child, NULL);
}

static void
page_show_history (MnPage *page)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (page);
  gint64 child = survivor (self);

  if (child != 0)
    mn_session_show_history (self->session, GTK_WIDGET (self), mn_entity_find ("child"), child);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->edit_selected = page_edit_selected;
  iface->show_history = page_show_history;
}

/* Making ----------------------------------------------------------------------------------------- */

static GtkWidget *
create_button (const char *label, const char *action, const char *tooltip, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
create_side (MnDuplicatePage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *again = gtk_button_new_from_icon_name ("view-refresh-symbolic");
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->count = mn_part_line ("", "mn-count");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (bar, "mn-bar");
  gtk_widget_set_margin_start (self->count, 6);
  gtk_box_append (GTK_BOX (bar), self->count);
  gtk_widget_add_css_class (again, "flat");
  gtk_widget_set_valign (again, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (again, _ ("Look again (F5)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (again), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Look again"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (again), "duplicates.scan");
  gtk_box_append (GTK_BOX (bar), again);
  gtk_box_append (GTK_BOX (side), bar);

  self->list = mn_money_list (_ ("Suspected pairs"), NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "mn-programmes");
  g_signal_connect (self->list, "row-selected", G_CALLBACK (_mn_duplicate_page_row_selected_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (side, 292, -1);
  gtk_widget_set_hexpand (side, FALSE); /* or the count would spread it */
  gtk_widget_add_css_class (side, "mn-side-list");
  gtk_box_append (GTK_BOX (side), scrolled);
  return side;
}

static GtkWidget *
create_decisions (MnDuplicatePage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->why = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->why), _ ("If they are two: how this was found out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("If they are two: how this was found out"), -1);
  gtk_entry_set_max_length (GTK_ENTRY (self->why), 200);
  gtk_widget_set_hexpand (self->why, TRUE);
  gtk_box_append (GTK_BOX (bar), self->why);
  gtk_box_append (GTK_BOX (bar), create_button (_ ("_Not the Same Child"), "duplicates.distinct",
                                                _ ("Remembers that these are two children (Ctrl+D)"), NULL));
  gtk_box_append (GTK_BOX (bar), create_button (_ ("S_kip"), "duplicates.skip",
                                                _ ("Goes to the next pair, and decides nothing (Ctrl+K)"), NULL));
  gtk_box_append (GTK_BOX (bar),
                  create_button (_ ("_Merge"), "duplicates.merge",
                                 _ ("Makes one child of the two, and can be undone (Ctrl+M)"), "mn-main-button"));
  gtk_widget_add_css_class (bar, "mn-foot");
  return bar;
}

static GtkWidget *
create_list (MnDuplicatePage *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (both), create_side (self));
  self->title = mn_part_label ("", "mn-name");
  self->reasons = mn_part_label ("", "mn-secondary");
  gtk_widget_set_margin_bottom (self->reasons, 12);
  gtk_box_append (GTK_BOX (inside), self->title);
  gtk_box_append (GTK_BOX (inside), self->reasons);
  gtk_box_append (GTK_BOX (inside), self->compare);
  gtk_widget_add_css_class (inside, "mn-programme");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), inside);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (right), scrolled);
  gtk_box_append (GTK_BOX (right), create_decisions (self));
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (both), right);
  return both;
}

static GtkWidget *
create_scanning (MnDuplicatePage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Looking for children entered twice"));
  self->progress = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Looking for children entered twice"), -1);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box),
                  create_button (_ ("_Cancel"), "duplicates.cancel", _ ("Stops the search (Esc)"), NULL));
  gtk_widget_set_halign (gtk_widget_get_last_child (box), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static GtkWidget *
create_empty (MnDuplicatePage *self)
{
  GtkWidget *button = create_button (_ ("_Look Again"), "duplicates.scan", _ ("Look again (F5)"), NULL);

  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "object-select-symbolic");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), button);
  return self->empty;
}

static void
mn_duplicate_page_constructed (GObject *object)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (object);

  G_OBJECT_CLASS (mn_duplicate_page_parent_class)->constructed (object);

  self->pairs = g_array_new (FALSE, FALSE, sizeof (MnDuplicatePair));
  self->compare = mn_duplicate_compare_new (self->session);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_scanning (self), "scanning");
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (self), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (_mn_duplicate_page_session_changed_cb), self, 0);
  _mn_duplicate_page_show_pair (self);
  _mn_duplicate_page_scan (self);
}

static void
mn_duplicate_page_dispose (GObject *object)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_handle_id (&self->rescan_id, g_source_remove);
  g_clear_pointer (&self->scan, mn_duplicate_scan_free);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_duplicate_page_parent_class)->dispose (object);
}

static void
mn_duplicate_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_DUPLICATE_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_duplicate_page_grab_focus (GtkWidget *widget)
{
  MnDuplicatePage *self = MN_DUPLICATE_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

static void
mn_duplicate_page_class_init (MnDuplicatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mn_duplicate_page_constructed;
  object_class->dispose = mn_duplicate_page_dispose;
  object_class->set_property = mn_duplicate_page_set_property;
  widget_class->grab_focus = mn_duplicate_page_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "duplicates.scan", NULL, _mn_duplicate_page_scan_action);
  gtk_widget_class_install_action (widget_class, "duplicates.cancel", NULL, _mn_duplicate_page_cancel_action);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, _mn_duplicate_page_merge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.distinct", NULL, _mn_duplicate_page_distinct_action);
  gtk_widget_class_install_action (widget_class, "duplicates.skip", NULL, _mn_duplicate_page_skip_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "duplicates.scan", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "duplicates.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "duplicates.merge", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "duplicates.distinct", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "duplicates.skip", NULL);
}

static void
mn_duplicate_page_init (MnDuplicatePage *self)
{
}

gboolean
mn_duplicate_page_is_scanning (MnDuplicatePage *self)
{
  g_return_val_if_fail (MN_IS_DUPLICATE_PAGE (self), FALSE);
  return self->scan != NULL || self->rescan_id != 0;
}

guint
mn_duplicate_page_get_n_pairs (MnDuplicatePage *self)
{
  g_return_val_if_fail (MN_IS_DUPLICATE_PAGE (self), 0);
  return self->n_found;
}

const char *
mn_duplicate_page_get_state (MnDuplicatePage *self)
{
  g_return_val_if_fail (MN_IS_DUPLICATE_PAGE (self), NULL);
  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}

MnDuplicateCompare *
mn_duplicate_page_get_compare (MnDuplicatePage *self)
{
  g_return_val_if_fail (MN_IS_DUPLICATE_PAGE (self), NULL);
  return MN_DUPLICATE_COMPARE (self->compare);
}
