/* mn-entity-list.c: the simple printed list of any entity
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "mn-entity-list.h"

#include "mn-list-document.h"
#include "mn-office-head.h"
#include "mn-print-words.h"

typedef struct {
  MnListContent *content; /* borrowed */
  const MnEntity *entity;
  const MnUnitView *view;
  GArray *fields; /* of guint: the field of each column after the first */
  guint n_rows;
} Builder;

static void
choose_fields (Builder *self)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    if ((self->entity->fields[i].flags & MN_FIELD_LISTED) != 0
        && (self->entity->fields[i].flags & MN_FIELD_SENSITIVE) == 0)
      g_array_append_val (self->fields, i);
}

static void
add_columns (Builder *self)
{
  const MnListColumn ordinal = { mn_print_words ("list.ordinal"), MN_LIST_COLUMN_ORDINAL, MN_TEXT_ALIGN_CENTER, 0, 0 };

  mn_list_content_add_column (self->content, &ordinal);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const MnField *field = &self->entity->fields[g_array_index (self->fields, guint, i)];
      const MnKindInfo *kind = mn_kind_info (field->kind);
      gboolean date = field->kind == MN_KIND_DATE;
      const MnListColumn column = {
        .title = mn_field_label (field),
        .kind = MN_LIST_COLUMN_TEXT,
        .align = date          ? MN_TEXT_ALIGN_CENTER
                 : kind->right ? MN_TEXT_ALIGN_RIGHT
                               : MN_TEXT_ALIGN_LEFT,
        .weight = date || kind->right ? 0
                  : field->width > 0  ? field->width
                                      : kind->width,
      };

      mn_list_content_add_column (self->content, &column);
    }
}

static gboolean
add_row (MnRowData *data, gpointer user_data, GError **error)
{
  Builder *self = user_data;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, NULL);
  for (guint i = 0; i < self->fields->len; i++)
    {
      guint field = g_array_index (self->fields, guint, i);
      char *place = mn_unit_view_cell (self->view, self->entity, data, field);

      g_ptr_array_add (cells, place != NULL ? place : mn_row_data_display (data, self->entity, field));
    }
  mn_list_content_add_row (self->content, (const char *const *)cells->pdata);
  self->n_rows++;
  return TRUE;
}

static gboolean
has_places (Builder *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (mn_unit_view_shows (self->view, self->entity, g_array_index (self->fields, guint, i)))
      return TRUE;
  return FALSE;
}

static void
set_title (Builder *self, const MnQuery *query)
{
  g_autofree char *name = mn_text_lower (mn_entity_titles (self->entity));
  g_autofree char *text = mn_print_words_fill ("list.title", "entity", name, NULL);
  g_autofree char *title = mn_text_upper (text);
  const char *search = mn_query_get_search (query);
  g_autofree char *searched
      = search != NULL && *search != '\0' ? mn_print_words_fill ("list.search", "search", search, NULL) : NULL;
  g_autofree char *day = self->view != NULL ? mn_date_format (mn_unit_view_get_day (self->view)) : NULL;
  g_autofree char *units
      = day != NULL && has_places (self) ? mn_print_words_fill ("list.units-on", "date", day, NULL) : NULL;
  g_autofree char *reference = searched != NULL && units != NULL ? g_strjoin ("\n", searched, units, NULL) : NULL;

  mn_list_content_set_title (self->content, title, reference != NULL ? reference : searched != NULL ? searched : units);
}

static void
add_total (Builder *self)
{
  g_autofree char *count = mn_number_format (self->n_rows);
  g_autofree char *label = mn_print_words_fill ("list.total", "count", count, NULL);

  mn_list_content_add_total (self->content, label, NULL);
}

static MnDocument *
create_document (MnRegister *reg, const MnQuery *query, const MnUnitView *view, GError **error)
{
  g_autoptr (MnListContent) content = mn_list_content_new ();
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  Builder builder = { .content = content, .entity = mn_query_get_entity (query), .view = view, .fields = fields };

  if (!mn_office_head_apply (reg, content, FALSE, error))
    return NULL;
  choose_fields (&builder);
  set_title (&builder, query);
  add_columns (&builder);
  if (!mn_query_each (query, mn_register_get_reader (reg), add_row, &builder, error))
    return NULL;
  add_total (&builder);
  return (MnDocument *)mn_list_document_new (content, NULL, NULL, error);
}

MnDocument *
mn_entity_list_document_new (MnRegister *reg, const MnQuery *query, GError **error)
{
  return mn_entity_list_document_new_by_units (reg, query, NULL, error);
}

MnDocument *
mn_entity_list_document_new_by_units (MnRegister *reg, const MnQuery *query, const MnUnitView *view, GError **error)
{
  MnDocument *document;

  mn_label_text_begin_paper ();
  document = create_document (reg, query, view, error);
  mn_label_text_end_paper ();
  return document;
}
