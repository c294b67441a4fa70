/* mn-row.c: a place in a list, as the view holds it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-record-list.h"

#include "mn-records-private.h"

/* A row knows its position and nothing else: which record stands there, the list knows. */
struct _MnRow {
  GObject parent_instance;

  MnRecordList *list; /* owned; NULL when the position is no longer in the list */
  guint position;
};

enum {
  REFRESH,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (MnRow, mn_row, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
mn_row_dispose (GObject *object)
{
  MnRow *self = MN_ROW (object);

  if (self->list != NULL)
    _mn_record_list_forget (self->list, self, self->position);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (mn_row_parent_class)->dispose (object);
}

static void
mn_row_class_init (MnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_row_dispose;

  signals[REFRESH]
      = g_signal_new ("refresh", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_row_init (MnRow *self)
{
}

MnRow *
_mn_row_new (MnRecordList *list, guint position)
{
  MnRow *self = g_object_new (MN_TYPE_ROW, NULL);

  self->list = g_object_ref (list);
  self->position = position;
  return self;
}

void
_mn_row_detach (MnRow *row)
{
  g_clear_object (&row->list);
}

void
_mn_row_refresh (MnRow *row)
{
  g_signal_emit (row, signals[REFRESH], 0);
}

gint64
mn_row_get_id (MnRow *row)
{
  g_return_val_if_fail (MN_IS_ROW (row), 0);

  return row->list != NULL ? mn_record_list_get_id (row->list, row->position) : 0;
}

gboolean
mn_row_is_inert (MnRow *row)
{
  return mn_row_get_id (row) == 0;
}

guint
mn_row_get_position (MnRow *row)
{
  g_return_val_if_fail (MN_IS_ROW (row), G_MAXUINT);

  return row->list != NULL ? row->position : G_MAXUINT;
}

const MnRowData *
mn_row_get_data (MnRow *row)
{
  g_return_val_if_fail (MN_IS_ROW (row), NULL);

  return row->list != NULL ? _mn_record_list_get_data (row->list, row->position) : NULL;
}

char *
mn_row_display (MnRow *row, guint field)
{
  const MnRowData *data = mn_row_get_data (row);

  if (data == NULL)
    return g_strdup ("");
  return mn_row_data_display (data, mn_record_list_get_entity (row->list), field);
}
