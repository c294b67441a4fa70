/* mn-unit-banner.c: over the pages: by the units of which day they are shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-banner.h"

#include "mn-day-entry.h"
#include "mn-details-parts.h"
#include "mn-unit-moves.h"
#include "mn-session-units.h"

struct _MnUnitBanner {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *date;
  GtkWidget *note;
  GtkWidget *decide; /* where those live now whose unit was split */
  GtkWidget *release;

  MnSession *session; /* owned */

  guint showing : 1; /* the entry follows the session */
};

G_DEFINE_FINAL_TYPE (MnUnitBanner, mn_unit_banner, GTK_TYPE_WIDGET)

/* Asked where that can be answered: of those whose unit has ended by the working date. */
static void
show_unclear (MnUnitBanner *self, const MnUnitView *view)
{
  MnDate on = mn_session_get_working_date (self->session);
  MnDb *db = mn_session_get_reader (self->session);
  gint64 n = mn_unit_view_count_unclear (view, db, on, NULL);
  g_autofree char *number = n > 0 ? mn_number_format (n) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) pending = n > 0 ? mn_unit_query_pending (db, on, NULL) : NULL;

  if (n <= 0)
    return;
  text = g_strdup_printf (ngettext ("Of %s child it is not certain in which unit of this day it lives.",
                                    "Of %s children it is not certain in which unit of this day they live.", (gulong)n),
                          number);
  gtk_label_set_label (GTK_LABEL (self->note), text);
  gtk_widget_set_visible (self->decide,
                          pending != NULL && pending->len > 0 && !mn_session_is_read_only (self->session));
}

static void
show_note (MnUnitBanner *self)
{
  MnUnitView *view = mn_session_get_unit_view (self->session);
  gint64 own = mn_register_get_unit (mn_session_get_register (self->session));
  g_autoptr (GPtrArray) territory
      = view != NULL ? mn_units_territory (mn_unit_view_get_units (view), own, mn_unit_view_get_day (view)) : NULL;

  gtk_label_set_label (GTK_LABEL (self->note),
                       view == NULL          ? _ ("Type a day: lists, counts and charts are shown by its units.")
                       : territory->len == 0 ? _ ("Nothing is known of the units of this day.")
                                             : _ ("Lists, counts and charts are shown by the units of this day; "
                                                  "nothing is written down differently."));
  gtk_widget_set_visible (self->decide, FALSE);
  if (view != NULL && territory->len > 0)
    show_unclear (self, view);
}

static void
show_day (MnUnitBanner *self)
{
  MnDate day = mn_session_get_unit_day (self->session);
  g_autofree char *text = mn_date_is_set (day) ? mn_date_format (day) : g_strdup ("");

  mn_day_entry_set_usual (MN_DAY_ENTRY (self->date), mn_session_get_working_date (self->session));
  if (mn_date_compare (mn_day_entry_get_day (MN_DAY_ENTRY (self->date)), day) != 0)
    {
      self->showing = TRUE;
      mn_day_entry_set_text (MN_DAY_ENTRY (self->date), text);
      self->showing = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), mn_date_is_set (day));
  show_note (self);
}

static void
day_changed_cb (MnUnitBanner *self)
{
  if (!self->showing && self->session != NULL)
    mn_session_set_unit_day (self->session, mn_day_entry_get_day (MN_DAY_ENTRY (self->date)));
}

/* The focus goes back to the page before the entry goes away with the banner. */
static void
close_banner (MnUnitBanner *self)
{
  GtkWidget *page = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
decide_cb (MnUnitBanner *self)
{
  mn_unit_moves_present (self->session, GTK_WIDGET (self));
}

/* Somebody moved: fewer may be left to ask about. */
static void
changed_cb (MnUnitBanner *self, MnChangeSet *set)
{
  static const char *const tables[] = { "residence", NULL };

  if (mn_date_is_set (mn_session_get_unit_day (self->session)) && mn_change_set_touches (set, tables))
    show_note (self);
}

static void
release_cb (MnUnitBanner *self)
{
  close_banner (self);
  mn_session_set_unit_day (self->session, MN_DATE_NONE);
  show_day (self);
}

/* Esc leaves a day that was set as it is. */
static void
leave_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnUnitBanner *self = MN_UNIT_BANNER (widget);
  gboolean set = mn_date_is_set (mn_session_get_unit_day (self->session));

  close_banner (self);
  gtk_widget_set_visible (widget, set);
}

static void
mn_unit_banner_dispose (GObject *object)
{
  MnUnitBanner *self = MN_UNIT_BANNER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_unit_banner_parent_class)->dispose (object);
}

static void
mn_unit_banner_class_init (MnUnitBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_unit_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "banner.leave", NULL, leave_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "banner.leave", NULL);
}

static void
mn_unit_banner_init (MnUnitBanner *self)
{
  GtkWidget *label = gtk_label_new (_ ("By the units of"));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (self->box, "mn-notice");
  gtk_box_append (GTK_BOX (self->box), gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  gtk_box_append (GTK_BOX (self->box), label);
  self->date
      = mn_day_entry_new (_ ("By the units of"), _ ("Day, month and year; empty: units as they are written down"));
  g_signal_connect_swapped (self->date, "day-changed", G_CALLBACK (day_changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->date);
  self->note = mn_part_line ("", NULL);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->note);
  self->decide = gtk_button_new_with_label (_ ("Say Where…"));
  gtk_widget_set_tooltip_text (self->decide, _ ("Say where the children live whose unit was split"));
  gtk_widget_set_valign (self->decide, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->decide, FALSE);
  g_signal_connect_swapped (self->decide, "clicked", G_CALLBACK (decide_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->decide);
  self->release = gtk_button_new_with_label (_ ("As written down"));
  gtk_widget_set_tooltip_text (self->release, _ ("Show units as they are written down again"));
  gtk_widget_set_valign (self->release, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->release, "clicked", G_CALLBACK (release_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->release);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
mn_unit_banner_set_session (MnUnitBanner *self, MnSession *session)
{
  g_return_if_fail (MN_IS_UNIT_BANNER (self));
  g_return_if_fail (MN_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "units-changed", G_CALLBACK (show_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "working-date-changed", G_CALLBACK (show_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_day (self);
}

void
mn_unit_banner_open (MnUnitBanner *self)
{
  g_return_if_fail (MN_IS_UNIT_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->date);
}
