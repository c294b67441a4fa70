/* mn-beneficiary-units.c: a programme's beneficiaries by the units of another day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-beneficiary-units.h"

#include "mn-print-words.h"

typedef struct {
  MnBeneficiary row; /* its strings are the reading's */
  const char *code;  /* of the unit that is shown; NULL: none */
  int rank;          /* certain ones first, nothing known last */
  guint nth;         /* the order they came in, which sorts the gifts of one child */
} Line;

typedef struct {
  const MnUnitView *view;
  GArray *lines; /* of Line */
  GStringChunk *texts;
} Reading;

static void
keep (GStringChunk *texts, const char **text)
{
  if (*text != NULL)
    *text = g_string_chunk_insert_const (texts, *text);
}

static void
keep_texts (GStringChunk *texts, MnBeneficiary *row)
{
  keep (texts, &row->full_name);
  keep (texts, &row->sort_key);
  keep (texts, &row->sex);
  keep (texts, &row->unit_name);
  keep (texts, &row->village_name);
  keep (texts, &row->village_kind);
  keep (texts, &row->circumstances);
  keep (texts, &row->item);
  keep (texts, &row->source);
  keep (texts, &row->sponsor);
}

static gboolean
read_line (const MnBeneficiary *row, gpointer data, GError **error)
{
  Reading *reading = data;
  const MnUnit *shown = row->unit_id != 0 ? mn_unit_view_find (reading->view, row->unit_id) : NULL;
  const MnUnit *own = row->unit_id != 0 ? mn_units_get (mn_unit_view_get_units (reading->view), row->unit_id) : NULL;
  g_autofree char *name = mn_print_unit_of_day (reading->view, row->unit_id);
  Line line = { .row = *row, .nth = reading->lines->len };

  line.rank = shown != NULL ? 0 : own != NULL ? 1 : 2;
  line.code = shown != NULL ? shown->code : own != NULL ? own->code : NULL;
  line.row.unit_id = shown != NULL ? shown->id : row->unit_id;
  line.row.unit_name = *name != '\0' ? name : NULL;
  keep_texts (reading->texts, &line.row);
  g_array_append_val (reading->lines, line);
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *other = b;
  int order = one->rank - other->rank;

  if (order == 0)
    order = g_strcmp0 (one->code, other->code);
  if (order == 0)
    order = (one->row.unit_id > other->row.unit_id) - (one->row.unit_id < other->row.unit_id);
  if (order == 0)
    order = g_strcmp0 (one->row.sort_key, other->row.sort_key);
  if (order == 0)
    order = (one->row.child_id > other->row.child_id) - (one->row.child_id < other->row.child_id);
  return order != 0 ? order : (one->nth > other->nth) - (one->nth < other->nth);
}

gboolean
mn_beneficiaries_each_by_units (MnDb *db, gint64 programme_id, const MnUnitView *view, MnBeneficiaryFunc func,
                                gpointer data, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GStringChunk *texts = g_string_chunk_new (4096);
  Reading reading = { .view = view, .lines = lines, .texts = texts };
  gboolean done = mn_beneficiaries_each (db, programme_id, read_line, &reading, error);

  if (done)
    g_array_sort (lines, compare);
  for (guint i = 0; done && i < lines->len; i++)
    done = func (&g_array_index (lines, Line, i).row, data, error);
  g_string_chunk_free (texts);
  return done;
}

char *
mn_print_unit_of_day (const MnUnitView *view, gint64 unit)
{
  const MnUnit *shown = unit != 0 ? mn_unit_view_find (view, unit) : NULL;
  const MnUnit *own = unit != 0 ? mn_units_get (mn_unit_view_get_units (view), unit) : NULL;

  if (shown != NULL)
    return g_strdup (shown->name);
  return own != NULL ? mn_print_words_fill ("unit.unclear", "unit", own->name, NULL) : g_strdup ("");
}

char *
mn_print_units_reference (const MnUnitView *view, const char *reference)
{
  g_autofree char *day = view != NULL ? mn_date_format (mn_unit_view_get_day (view)) : NULL;
  g_autofree char *units = day != NULL ? mn_print_words_fill ("list.units-on", "date", day, NULL) : NULL;

  if (units == NULL)
    return g_strdup (reference);
  return reference != NULL && *reference != '\0' ? g_strjoin ("\n", reference, units, NULL) : g_steal_pointer (&units);
}
