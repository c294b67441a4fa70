/* mn-turn-month-dialog.c: the births and deaths of a month
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-link-chooser.h"
#include "mn-turn-dialogs.h"

typedef struct {
  MnSession *session;
  GtkWindow *window;
  GtkWidget *name, *sex, *birth, *mother, *died, *list, *summary, *problem, *write;
  GtkWidget *unit, *village, *child; /* MnLinkChooser */
  MnRecord *place, *dead;            /* residences that the choosers choose for; never saved */
  MnTurnMonth *month;
} Month;

static void
month_free (gpointer data)
{
  Month *self = data;

  g_clear_pointer (&self->month, mn_turn_month_free);
  g_object_unref (self->place);
  g_object_unref (self->dead);
  g_object_unref (self->session);
  g_free (self);
}

static void fill (Month *self);

static void
remove_cb (GtkWidget *button, Month *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  GArray *lines = g_object_get_data (G_OBJECT (button), "lines");

  if (index < lines->len)
    g_array_remove_index (lines, index);
  fill (self);
}

static void
add_row (Month *self, GArray *lines, guint index, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = mn_part_line (text, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "mn-small");
  gtk_widget_set_tooltip_text (button, _ ("Take this line out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take this line out"), -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "lines", lines);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_append (GTK_LIST_BOX (self->list), box);
}

static MnRecord *
load (Month *self, const char *entity, gint64 id)
{
  return id != 0 ? mn_record_load (mn_session_get_reader (self->session), mn_entity_find (entity), id, NULL) : NULL;
}

static char *
child_of (Month *self, gint64 id)
{
  g_autoptr (MnRecord) child = load (self, "child", id);

  return child != NULL ? mn_record_summary (child) : g_strdup ("");
}

/* "Thôn Tam An, Xã Cam Thủy" */
static char *
place_of (Month *self, const MnTurnBirth *birth)
{
  g_autoptr (MnRecord) unit = load (self, "unit", birth->unit);
  g_autoptr (MnRecord) village = load (self, "village", birth->village);
  const char *name = unit != NULL ? mn_record_get_text (unit, "name") : "";

  return village != NULL ? g_strdup_printf ("%s, %s", mn_record_get_text (village, "name"), name) : g_strdup (name);
}

static void
fill (Month *self)
{
  GtkWidget *row;
  g_autofree char *text = NULL;
  guint n_births = self->month->births->len, n_deaths = self->month->deaths->len;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < n_births; i++)
    {
      const MnTurnBirth *birth = &g_array_index (self->month->births, MnTurnBirth, i);
      g_autofree char *date = mn_date_format (birth->birth);
      g_autofree char *place = place_of (self, birth);
      g_autofree char *line = g_strdup_printf (_ ("Born %s: %s (mother %s), %s"), date,
                                               *birth->name != '\0' ? birth->name : _ ("not named yet"),
                                               *birth->mother != '\0' ? birth->mother : "–", place);

      add_row (self, self->month->births, i, line);
    }
  for (guint i = 0; i < n_deaths; i++)
    {
      const MnTurnDeath *death = &g_array_index (self->month->deaths, MnTurnDeath, i);
      g_autofree char *date = mn_date_format (death->on);
      g_autofree char *child = child_of (self, death->child);
      g_autofree char *line = g_strdup_printf (_ ("Died %s: %s"), date, child);

      add_row (self, self->month->deaths, i, line);
    }
  text = g_strdup_printf (_ ("%u born, %u died"), n_births, n_deaths);
  gtk_label_set_label (GTK_LABEL (self->summary), text);
  gtk_widget_set_sensitive (self->write, n_births + n_deaths > 0);
}

static gboolean
read_date (Month *self, GtkWidget *entry, gboolean whole, MnDate *date)
{
  g_autoptr (GError) error = NULL;

  if (mn_date_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), date, &error) && (!whole || mn_date_is_full (*date)))
    return TRUE;
  gtk_label_set_label (GTK_LABEL (self->problem),
                       error != NULL ? error->message : _ ("Write the day, the month and the year."));
  gtk_widget_grab_focus (entry);
  return FALSE;
}

static void
add_birth_cb (Month *self)
{
  MnTurnBirth birth = { 0 };

  if (!read_date (self, self->birth, TRUE, &birth.birth))
    return;
  birth.unit = mn_record_get_integer (self->place, "unit");
  birth.village = mn_record_get_integer (self->place, "village");
  if (birth.unit == 0)
    {
      gtk_label_set_label (GTK_LABEL (self->problem), _ ("Choose the commune that the child lives in."));
      return;
    }
  birth.sex = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sex)) == 0 ? "male" : "female";
  birth.name = mn_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  birth.mother = mn_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->mother)));
  g_array_append_val (self->month->births, birth);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->mother), "");
  gtk_editable_set_text (GTK_EDITABLE (self->birth), "");
  gtk_label_set_label (GTK_LABEL (self->problem), "");
  fill (self);
  gtk_widget_grab_focus (self->name);
}

static void
add_death_cb (Month *self)
{
  MnTurnDeath death = { .child = mn_record_get_integer (self->dead, "child") };

  if (death.child == 0)
    {
      gtk_label_set_label (GTK_LABEL (self->problem), _ ("Choose the child that died."));
      return;
    }
  if (!read_date (self, self->died, TRUE, &death.on))
    return;
  g_array_append_val (self->month->deaths, death);
  mn_record_set_null (self->dead, "child");
  mn_link_chooser_set_row (MN_LINK_CHOOSER (self->child), 0);
  gtk_editable_set_text (GTK_EDITABLE (self->died), "");
  gtk_label_set_label (GTK_LABEL (self->problem), "");
  fill (self);
}

static void
chosen_cb (GtkWidget *chooser, gint64 id, Month *self)
{
  MnRecord *record = chooser == self->child ? self->dead : self->place;
  const char *field = chooser == self->child ? "child" : chooser == self->unit ? "unit" : "village";

  if (id != 0)
    mn_record_set_integer (record, field, id);
  else
    mn_record_set_null (record, field);
  if (chooser == self->unit)
    {
      mn_record_set_null (record, "village");
      mn_link_chooser_set_row (MN_LINK_CHOOSER (self->village), 0);
    }
}

static GtkWidget *
create_chooser (Month *self, GtkBox *box, MnRecord *record, const char *field)
{
  const MnEntity *entity = mn_record_get_entity (record);
  int index = mn_entity_field (entity, field);
  GtkWidget *chooser = mn_link_chooser_new (self->session, record, (guint)index);
  const char *label = mn_field_label (&entity->fields[index]);

  gtk_box_append (box, gtk_label_new (label));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "mn-secondary");
  gtk_widget_set_hexpand (chooser, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mn_link_chooser_get_button (MN_LINK_CHOOSER (chooser))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (box, chooser);
  return chooser;
}

static GtkWidget *
create_button (Month *self, GtkBox *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (box, button);
  return button;
}

static GtkWidget *
create_births (Month *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *where = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *const sexes[] = { _ ("Male"), _ ("Female"), NULL };

  gtk_box_append (GTK_BOX (both), mn_part_label (_ ("Born"), "mn-group"));
  self->name = mn_turn_entry (GTK_BOX (who), _ ("Full name"), "", 20);
  g_object_set (self->name, "placeholder-text", _ ("Empty: not named yet"), NULL);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->sex = gtk_drop_down_new_from_strings (sexes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sex), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sex"), -1);
  gtk_box_append (GTK_BOX (who), self->sex);
  self->birth = mn_turn_entry (GTK_BOX (who), _ ("Date of birth"), "", 11);
  self->mother = mn_turn_entry (GTK_BOX (who), _ ("Mother"), "", 18);
  self->unit = create_chooser (self, GTK_BOX (where), self->place, "unit");
  self->village = create_chooser (self, GTK_BOX (where), self->place, "village");
  create_button (self, GTK_BOX (where), _ ("Add _birth"), G_CALLBACK (add_birth_cb));
  g_signal_connect_swapped (self->mother, "activate", G_CALLBACK (add_birth_cb), self);
  g_signal_connect_swapped (self->birth, "activate", G_CALLBACK (add_birth_cb), self);
  gtk_box_append (GTK_BOX (both), who);
  gtk_box_append (GTK_BOX (both), where);
  return both;
}

static GtkWidget *
create_deaths (Month *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (both), mn_part_label (_ ("Died"), "mn-group"));
  self->child = create_chooser (self, GTK_BOX (who), self->dead, "child");
  self->died = mn_turn_entry (GTK_BOX (who), _ ("Date of death"), "", 11);
  create_button (self, GTK_BOX (who), _ ("Add _death"), G_CALLBACK (add_death_cb));
  g_signal_connect_swapped (self->died, "activate", G_CALLBACK (add_death_cb), self);
  gtk_box_append (GTK_BOX (both), who);
  gtk_box_append (GTK_BOX (both), mn_part_label (_ ("Assistance, schooling, cards and circumstances end with a death."),
                                                 "mn-secondary"));
  return both;
}

/* The list stays as it is, for the case that a line is refused. */
static void
write_cb (Month *self)
{
  guint n_births = self->month->births->len, n_deaths = self->month->deaths->len;
  g_autofree char *done = g_strdup_printf (_ ("Written: %u born, %u died."), n_births, n_deaths);

  mn_turn_write (self->session, self->window, GTK_LABEL (self->problem), mn_turn_month_write, self->month,
                 &self->month->written, n_births + n_deaths, done);
}

GtkWindow *
mn_turn_month_present (MnSession *session, GtkWidget *parent)
{
  Month *self = g_new0 (Month, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty;

  self->session = g_object_ref (session);
  self->month = mn_turn_month_new (mn_session_get_working_date (session));
  self->place = mn_record_new (mn_entity_find ("residence"));
  self->dead = mn_record_new (mn_entity_find ("residence"));
  gtk_widget_add_css_class (box, "mn-form");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  empty = mn_part_label (_ ("Nothing to write yet: add births and deaths above."), "mn-secondary");
  gtk_label_set_xalign (GTK_LABEL (empty), 0.5f);
  gtk_label_set_justify (GTK_LABEL (empty), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (empty, GTK_ALIGN_FILL);
  gtk_widget_set_hexpand (empty, TRUE);
  gtk_widget_set_vexpand (empty, TRUE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("To be written"), -1);
  gtk_widget_add_css_class (scroller, "mn-framed");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->summary = mn_part_label ("", NULL);
  self->problem = mn_part_label ("", "mn-form-problem");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_box_append (GTK_BOX (box), create_births (self));
  gtk_box_append (GTK_BOX (box), create_deaths (self));
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->problem);
  self->window = mn_turn_window (parent, _ ("Births and deaths of the month"), box, &self->write, 940, 620);
  g_object_set_data_full (G_OBJECT (self->window), "month", self, month_free);
  g_signal_connect_swapped (self->write, "clicked", G_CALLBACK (write_cb), self);
  fill (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->name);
  return self->window;
}
