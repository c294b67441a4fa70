/* mn-new-register.c: for which unit, from which day, in which file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-new-register.h"

#include <adwaita.h>

#include "mn-compat.h"
#include "mn-fold.h"
#include "mn-i18n.h"
#include "mn-store.h"
#include "mn-unit-choices.h"
#include "mn-unit-picker.h"

struct _MnNewRegister {
  GtkWidget parent_instance;

  /* template */
  GtkEditable *date;
  MnUnitPicker *province;
  GtkWidget *district_row;
  MnUnitPicker *district;
  GtkWidget *commune_row;
  MnUnitPicker *commune;
  AdwActionRow *file_row;
  GtkLabel *problem;
  GtkWidget *create;

  /* owned */
  GArray *provinces, *districts, *communes; /* of MnUnitChoice, as the lists show them, without their first line */
  char *path;

  MnDate on;
  guint path_chosen : 1; /* by hand: no longer follows the unit's name */
  guint filling : 1;
};

enum {
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnNewRegister, mn_new_register, GTK_TYPE_WIDGET)

/* The first line of each list stands for "none of these". */
static const MnUnitChoice *
chosen (MnUnitPicker *list, GArray *choices)
{
  guint selected = mn_unit_picker_get_selected (list);

  if (choices == NULL || selected == 0 || selected > choices->len)
    return NULL;
  return &g_array_index (choices, MnUnitChoice, selected - 1);
}

/* The lowest unit chosen: a register may be a district's or a commune's, never a province's. */
static const MnUnitChoice *
chosen_unit (MnNewRegister *self)
{
  const MnUnitChoice *unit = chosen (self->commune, self->communes);

  return unit != NULL ? unit : chosen (self->district, self->districts);
}

static void
fill_list (MnUnitPicker *list, GArray *choices, const char *first)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer)first);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    g_ptr_array_add (names, (gpointer)g_array_index (choices, MnUnitChoice, i).name);
  g_ptr_array_add (names, NULL);
  mn_unit_picker_set_names (list, (const char *const *)names->pdata);
}

static GArray *
units_below (const MnUnitChoice *parent, gboolean provinces, MnDate on)
{
  g_autoptr (GError) error = NULL;
  GArray *units;

  if (parent == NULL && !provinces)
    return g_array_new (FALSE, FALSE, sizeof (MnUnitChoice));

  units = mn_unit_choices (provinces ? "" : parent->code, on, &error);
  if (units == NULL)
    {
      g_warning ("%s", error->message);
      units = g_array_new (FALSE, FALSE, sizeof (MnUnitChoice));
    }
  return units;
}

/* A file named after the unit, in the folder of documents, that does not exist yet. */
static char *
suggested_path (const MnUnitChoice *unit)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *folded = mn_fold (unit->name);

  if (folder == NULL)
    folder = g_get_home_dir ();
  g_strdelimit (folded, " ", '-');
  for (guint i = 1;; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;

      name = i == 1 ? g_strconcat (folded, MN_STORE_EXTENSION, NULL)
                    : g_strdup_printf ("%s-%u" MN_STORE_EXTENSION, folded, i);
      path = g_build_filename (folder, name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
update (MnNewRegister *self)
{
  const MnUnitChoice *unit = chosen_unit (self);

  if (!self->path_chosen)
    {
      g_clear_pointer (&self->path, g_free);
      if (unit != NULL)
        self->path = suggested_path (unit);
    }

  if (self->path != NULL)
    {
      g_autofree char *text = g_markup_escape_text (self->path, -1);

      adw_action_row_set_subtitle (self->file_row, text);
    }
  else
    adw_action_row_set_subtitle (self->file_row, _ ("Named after the unit once it is chosen"));
  gtk_widget_set_sensitive (self->create, unit != NULL && self->path != NULL && mn_date_is_full (self->on));
}

/* Since 1 July 2025 there is no district level: what stands below a province is a commune or a ward. Before a province
 * is chosen the first one that there is on the day tells. */
static gboolean
has_districts (MnNewRegister *self)
{
  const MnUnitChoice *province = chosen (self->province, self->provinces);
  g_autoptr (GArray) below = NULL;

  if (province != NULL || self->provinces->len == 0)
    return self->districts->len > 0;
  below = units_below (&g_array_index (self->provinces, MnUnitChoice, 0), FALSE, self->on);
  return below->len == 0 || strlen (g_array_index (below, MnUnitChoice, 0).code) < 5;
}

static void
fill_communes (MnNewRegister *self)
{
  const MnUnitChoice *province = chosen (self->province, self->provinces);
  const MnUnitChoice *district = chosen (self->district, self->districts);
  gboolean two_levels = self->districts->len == 0 && (province != NULL || !has_districts (self));

  g_clear_pointer (&self->communes, g_array_unref);
  self->communes = units_below (two_levels ? province : district, FALSE, self->on);
  fill_list (self->commune, self->communes, two_levels ? _ ("Choose…") : _ ("The whole district"));
  gtk_widget_set_sensitive (self->commune_row, self->communes->len > 0);
  /* There are no towns below a province. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->commune_row),
                                 two_levels ? _ ("Commune, ward or special zone") : _ ("Commune, ward or town"));
}

static void
fill_districts (MnNewRegister *self)
{
  const MnUnitChoice *province = chosen (self->province, self->provinces);
  g_autoptr (GArray) below = units_below (province, FALSE, self->on);

  g_clear_pointer (&self->districts, g_array_unref);
  self->districts = g_array_new (FALSE, FALSE, sizeof (MnUnitChoice));
  for (guint i = 0; i < below->len; i++)
    if (strlen (g_array_index (below, MnUnitChoice, i).code) < 5)
      g_array_append_val (self->districts, g_array_index (below, MnUnitChoice, i));

  fill_list (self->district, self->districts, _ ("Choose…"));
  gtk_widget_set_visible (self->district_row, has_districts (self));
  gtk_widget_set_sensitive (self->district_row, self->districts->len > 0);
  fill_communes (self);
}

static void
fill_provinces (MnNewRegister *self)
{
  g_clear_pointer (&self->provinces, g_array_unref);
  self->provinces = units_below (NULL, TRUE, self->on);
  fill_list (self->province, self->provinces, _ ("Choose…"));
  fill_districts (self);
}

static void
on_province_selected (MnNewRegister *self)
{
  if (self->filling)
    return;

  self->filling = TRUE;
  fill_districts (self);
  self->filling = FALSE;
  update (self);
}

static void
on_district_selected (MnNewRegister *self)
{
  if (self->filling)
    return;

  self->filling = TRUE;
  fill_communes (self);
  self->filling = FALSE;
  update (self);
}

static void
on_commune_selected (MnNewRegister *self)
{
  if (!self->filling)
    update (self);
}

/* On the other day the province has perhaps another code; its name is what the officer chose. */
static void
choose_again (MnNewRegister *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->provinces->len; i++)
    if (strcmp (g_array_index (self->provinces, MnUnitChoice, i).name, name) == 0)
      {
        mn_unit_picker_set_selected (self->province, i + 1);
        fill_districts (self);
        return;
      }
}

static void
on_date_changed (MnNewRegister *self)
{
  g_autoptr (GError) error = NULL;
  MnDate date = MN_DATE_NONE;
  const char *problem = NULL;

  if (self->filling)
    return;

  if (!mn_date_parse (gtk_editable_get_text (self->date), &date, &error))
    problem = error->message;
  else if (!mn_date_is_full (date))
    problem = _ ("The day, the month and the year are needed.");
  else if (date.year < 2010 || mn_date_compare (date, mn_date_today ()) > 0)
    problem = _ ("The list of units covers the years from 2010 until today.");

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem == NULL && mn_date_compare (date, self->on) != 0)
    {
      const MnUnitChoice *province = chosen (self->province, self->provinces);
      g_autofree char *name = province != NULL ? g_strdup (province->name) : NULL;

      self->on = date;
      self->filling = TRUE;
      fill_provinces (self);
      choose_again (self, name);
      self->filling = FALSE;
    }
  update (self);
  if (problem != NULL)
    gtk_widget_set_sensitive (self->create, FALSE);
}

static void
on_file_chosen (GFile *file, gpointer user_data)
{
  g_autoptr (MnNewRegister) self = user_data;

  if (file != NULL && g_file_peek_path (file) != NULL)
    mn_new_register_set_path (self, g_file_peek_path (file));
}

static void
on_choose_file (MnNewRegister *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *folder = self->path != NULL ? g_path_get_dirname (self->path) : NULL;
  g_autofree char *name = self->path != NULL ? g_path_get_basename (self->path) : NULL;

  mn_compat_save_file (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("File of the new register"), _ ("Registers"),
                       "*" MN_STORE_EXTENSION, folder, name, on_file_chosen, g_object_ref (self));
}

static void
on_create (MnNewRegister *self)
{
  g_signal_emit (self, signals[CREATE], 0);
}

static void
mn_new_register_dispose (GObject *object)
{
  MnNewRegister *self = MN_NEW_REGISTER (object);
  GtkWidget *child;

  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_NEW_REGISTER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->provinces, g_array_unref);
  g_clear_pointer (&self->districts, g_array_unref);
  g_clear_pointer (&self->communes, g_array_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (mn_new_register_parent_class)->dispose (object);
}

static void
mn_new_register_class_init (MnNewRegisterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_new_register_dispose;

  signals[CREATE]
      = g_signal_new ("create", MN_TYPE_NEW_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MN_TYPE_UNIT_PICKER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-new-register.ui");
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, date);
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, province);
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, district_row);
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, district);
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, commune_row);
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, commune);
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, file_row);
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, problem);
  gtk_widget_class_bind_template_child (widget_class, MnNewRegister, create);
  gtk_widget_class_bind_template_callback (widget_class, on_date_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_province_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_district_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_commune_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_file);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
}

static void
mn_new_register_init (MnNewRegister *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  mn_unit_picker_set_title (self->province, _ ("Province or city"));
  mn_unit_picker_set_title (self->district, _ ("District"));
  mn_unit_picker_set_title (self->commune, _ ("Commune, ward or town"));
  self->filling = FALSE;
}

void
mn_new_register_set_date (MnNewRegister *self, MnDate date)
{
  g_autofree char *text = mn_date_format (date);

  g_return_if_fail (MN_IS_NEW_REGISTER (self));

  gtk_editable_set_text (self->date, text);
}

void
mn_new_register_prepare (MnNewRegister *self)
{
  g_return_if_fail (MN_IS_NEW_REGISTER (self));

  if (!mn_date_is_set (self->on))
    mn_new_register_set_date (self, mn_date_today ());
}

const char *
mn_new_register_get_path (MnNewRegister *self)
{
  g_return_val_if_fail (MN_IS_NEW_REGISTER (self), NULL);

  return self->path;
}

const char *
mn_new_register_get_unit_code (MnNewRegister *self)
{
  const MnUnitChoice *unit;

  g_return_val_if_fail (MN_IS_NEW_REGISTER (self), NULL);

  unit = chosen_unit (self);
  return unit != NULL ? unit->code : NULL;
}

MnDate
mn_new_register_get_date (MnNewRegister *self)
{
  g_return_val_if_fail (MN_IS_NEW_REGISTER (self), MN_DATE_NONE);

  return self->on;
}

void
mn_new_register_set_path (MnNewRegister *self, const char *path)
{
  g_return_if_fail (MN_IS_NEW_REGISTER (self));
  g_return_if_fail (path != NULL);

  g_free (self->path);
  self->path
      = g_str_has_suffix (path, MN_STORE_EXTENSION) ? g_strdup (path) : g_strconcat (path, MN_STORE_EXTENSION, NULL);
  self->path_chosen = TRUE;
  update (self);
}

static gboolean
choose_code (MnUnitPicker *list, GArray *choices, const char *code)
{
  for (guint i = 0; i < choices->len; i++)
    if (strcmp (g_array_index (choices, MnUnitChoice, i).code, code) == 0)
      {
        mn_unit_picker_set_selected (list, i + 1);
        return TRUE;
      }
  return FALSE;
}

gboolean
mn_new_register_choose (MnNewRegister *self, const char *province, const char *district, const char *commune)
{
  g_return_val_if_fail (MN_IS_NEW_REGISTER (self), FALSE);

  mn_new_register_prepare (self);
  return choose_code (self->province, self->provinces, province)
         && (district == NULL || choose_code (self->district, self->districts, district))
         && (commune == NULL || choose_code (self->commune, self->communes, commune));
}
