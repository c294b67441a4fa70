/* mn-form-layout.c: the form that an entity's table makes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-form-layout.h"

/* More rows than this stand in two columns: a form is to be seen whole on 768 lines. */
#define ONE_COLUMN_ROWS 9
#define RESOURCE_FOLDER "/io/github/mangnon/MangNon/ui/"

GtkBuilder *
mn_form_layout_load (const MnEntity *entity)
{
  g_autofree char *path = NULL;
  g_autofree char *dashed = g_strdelimit (g_strdup (entity->name), "_", '-');
  GtkBuilder *builder;

  g_type_ensure (MN_TYPE_FIELD_ROW);
  path = g_strdup_printf (RESOURCE_FOLDER "mn-%s-form.ui", dashed);
  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return NULL;
  builder = gtk_builder_new ();
  if (!gtk_builder_add_from_resource (builder, path, NULL))
    g_error ("%s cannot be read", path);
  return builder;
}

static GtkWidget *
create_group (const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "mn-title");
      gtk_widget_set_margin_bottom (label, 3);
      gtk_box_append (GTK_BOX (group), label);
    }
  return group;
}

static gboolean
in_form (const MnField *field)
{
  return (field->flags & MN_FIELD_DERIVED) == 0;
}

static guint
count_rows (const MnEntity *entity)
{
  guint n = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    n += in_form (&entity->fields[i]) ? (entity->fields[i].kind == MN_KIND_NOTE ? 2 : 1) : 0;
  return n;
}

GtkWidget *
mn_form_layout_generate (const MnEntity *entity)
{
  guint n_rows = count_rows (entity);
  gboolean wide = n_rows > ONE_COLUMN_ROWS;
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 30);
  GtkWidget *column = NULL, *group = NULL;
  guint placed = 0;

  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MnField *field = &entity->fields[i];
      gboolean turn = wide && placed >= (n_rows + 1) / 2 && gtk_widget_get_first_child (columns) == column;

      if (!in_form (field))
        continue;
      if (column == NULL || turn)
        {
          column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
          gtk_box_append (GTK_BOX (columns), column);
          group = NULL;
        }
      if (group == NULL || field->group != NULL)
        {
          group = create_group (field->group != NULL ? g_dgettext (GETTEXT_PACKAGE, field->group) : NULL);
          gtk_box_append (GTK_BOX (column), group);
        }
      gtk_box_append (GTK_BOX (group), mn_field_row_new (field->name));
      placed += field->kind == MN_KIND_NOTE ? 2 : 1;
    }
  return columns;
}

GtkWidget *
mn_form_layout_generate_rest (const MnEntity *entity, GPtrArray *rows)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      gboolean placed = !in_form (&entity->fields[i]);

      for (guint j = 0; j < rows->len && !placed; j++)
        placed = mn_field_row_get_entity (g_ptr_array_index (rows, j)) == NULL
                 && g_strcmp0 (mn_field_row_get_field (g_ptr_array_index (rows, j)), entity->fields[i].name) == 0;
      if (placed)
        continue;
      if (group == NULL)
        group = create_group (_ ("More"));
      gtk_box_append (GTK_BOX (group), mn_field_row_new (entity->fields[i].name));
    }
  return group;
}

void
mn_form_layout_collect (GtkWidget *root, GPtrArray *rows)
{
  if (MN_IS_FIELD_ROW (root))
    {
      g_ptr_array_add (rows, root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    mn_form_layout_collect (child, rows);
}
