/* mn-unit-picker.c: one of many names, found by typing a part of it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-picker.h"

#include <string.h>

#include "mn-core.h"
#include "mn-details-parts.h"
#include "mn-search-button.h"

struct _MnUnitPicker {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button; /* an MnSearchButton */

  /* Owned */
  char *title;
  char **names;
  GArray *offered; /* of guint, as the rows */

  guint selected;
};

enum {
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (MnUnitPicker, mn_unit_picker, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* Finding ---------------------------------------------------------------------------------------- */

static char *
spelled (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gboolean
matches (const char *name, char **words)
{
  g_autofree char *key = mn_fold_key (&name, 1);

  return words == NULL || words[0] == NULL || mn_fold_matches (key, (const char *const *)words);
}

/* Those spelled as typed first; then the rest, each in its order. */
static void
find (MnUnitPicker *self, const char *text)
{
  g_autofree char *typed = spelled (text);
  g_auto (GStrv) words = mn_fold_words (text);

  g_strstrip (typed);
  g_array_set_size (self->offered, 0);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = *typed != '\0' ? 1 : 0; self->names != NULL && self->names[i] != NULL; i++)
      {
        g_autofree char *name = spelled (self->names[i]);
        gboolean as_typed = strstr (name, typed) != NULL;

        if (as_typed == (pass == 0) && matches (self->names[i], words))
          g_array_append_val (self->offered, i);
      }
}

static void
find_cb (MnSearchButton *button, const char *typed, MnUnitPicker *self)
{
  find (self, typed);
  for (guint i = 0; i < self->offered->len; i++)
    {
      const char *name = self->names[g_array_index (self->offered, guint, i)];

      mn_search_button_append (button, mn_part_line (name, NULL), name);
    }
}

static void
chosen_cb (MnSearchButton *button, guint index, MnUnitPicker *self)
{
  if (index < self->offered->len)
    mn_unit_picker_set_selected (self, g_array_index (self->offered, guint, index));
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_unit_picker_dispose (GObject *object)
{
  MnUnitPicker *self = MN_UNIT_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->offered, g_array_unref);
  G_OBJECT_CLASS (mn_unit_picker_parent_class)->dispose (object);
}

static void
mn_unit_picker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_uint (value, MN_UNIT_PICKER (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mn_unit_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    mn_unit_picker_set_selected (MN_UNIT_PICKER (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_unit_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MN_UNIT_PICKER (widget)->button);
}

static gboolean
mn_unit_picker_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  return gtk_widget_mnemonic_activate (MN_UNIT_PICKER (widget)->button, group_cycling);
}

static void
mn_unit_picker_class_init (MnUnitPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mn_unit_picker_dispose;
  object_class->get_property = mn_unit_picker_get_property;
  object_class->set_property = mn_unit_picker_set_property;
  widget_class->grab_focus = mn_unit_picker_grab_focus;
  widget_class->mnemonic_activate = mn_unit_picker_mnemonic_activate;
  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mn_unit_picker_init (MnUnitPicker *self)
{
  self->offered = g_array_new (FALSE, FALSE, sizeof (guint));
  self->button = mn_search_button_new (280);
  g_signal_connect (self->button, "find", G_CALLBACK (find_cb), self);
  g_signal_connect (self->button, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* The button says what is chosen; a screen reader says what for, too. */
static void
show_selected (MnUnitPicker *self)
{
  const char *name = self->names != NULL ? self->names[self->selected] : "";
  g_autofree char *label = self->title != NULL ? g_strdup_printf ("%s: %s", self->title, name) : g_strdup (name);

  mn_search_button_set_label (MN_SEARCH_BUTTON (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mn_search_button_get_button (MN_SEARCH_BUTTON (self->button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
mn_unit_picker_set_title (MnUnitPicker *self, const char *title)
{
  g_return_if_fail (MN_IS_UNIT_PICKER (self));

  g_free (self->title);
  self->title = g_strdup (title);
  show_selected (self);
}

void
mn_unit_picker_set_names (MnUnitPicker *self, const char *const *names)
{
  g_return_if_fail (MN_IS_UNIT_PICKER (self));
  g_return_if_fail (names != NULL && names[0] != NULL);

  g_strfreev (self->names);
  self->names = g_strdupv ((char **)names);
  self->selected = 0;
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

guint
mn_unit_picker_get_selected (MnUnitPicker *self)
{
  g_return_val_if_fail (MN_IS_UNIT_PICKER (self), 0);
  return self->selected;
}

void
mn_unit_picker_set_selected (MnUnitPicker *self, guint selected)
{
  g_return_if_fail (MN_IS_UNIT_PICKER (self));

  if (self->names == NULL || selected >= g_strv_length (self->names) || selected == self->selected)
    return;
  self->selected = selected;
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
mn_unit_picker_open (MnUnitPicker *self, const char *text)
{
  g_return_if_fail (MN_IS_UNIT_PICKER (self));
  mn_search_button_open (MN_SEARCH_BUTTON (self->button), text);
}

GArray *
mn_unit_picker_get_offered (MnUnitPicker *self)
{
  g_return_val_if_fail (MN_IS_UNIT_PICKER (self), NULL);
  return self->offered;
}
