/* mn-child-event.c: a move, a death, a sixteenth birthday: what begins and what ends
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-child-event-private.h"

#include <string.h>

#include "mn-query.h"
#include "mn-residence-query.h"

#define KIND(kind) (1u << (kind))

/* Stored, not shown: what is written in the register is Vietnamese. */
#define DESTINATION "Chuyển đến: "

/* Which rows an event may end, and which of them it ends unless the person says otherwise: what the office pays, it
 * pays no longer; schooling and a card outlive a move. */
static const struct {
  const char *entity;
  const char *fields[2]; /* what the row says */
  guint offered, chosen; /* by kind */
} rows[] = {
  { "assistance",
    { "amount", "decision_number" },
    KIND (MN_LIFE_MOVE) | KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH) | KIND (MN_LIFE_SIXTEEN),
    KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH) | KIND (MN_LIFE_SIXTEEN) },
  { "award",
    { "scheme", NULL },
    KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH) | KIND (MN_LIFE_SIXTEEN),
    KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH) },
  { "stay",
    { "institution", NULL },
    KIND (MN_LIFE_MOVE) | KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH) | KIND (MN_LIFE_SIXTEEN),
    KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH) },
  { "circumstance",
    { "circumstance_group", NULL },
    KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH) | KIND (MN_LIFE_SIXTEEN),
    KIND (MN_LIFE_DEATH) },
  { "schooling",
    { "class", "school" },
    KIND (MN_LIFE_MOVE) | KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH),
    KIND (MN_LIFE_DEATH) },
  { "insurance_card",
    { "number", "card_group" },
    KIND (MN_LIFE_MOVE_AWAY) | KIND (MN_LIFE_DEATH),
    KIND (MN_LIFE_DEATH) },
};

static MnDate
day_before (MnDate date)
{
  return mn_date_from_day (mn_date_first_day (date) - 1);
}

/* Endings ---------------------------------------------------------------------------------------- */

static void
ending_free (gpointer data)
{
  MnLifeEnding *ending = data;

  g_free (ending->text);
  g_free (ending);
}

static MnDate
last_day_of (const char *entity, const MnLifeEvent *event)
{
  if (strcmp (entity, "assistance") == 0)
    return mn_date_month_end (event->on);
  return event->kind == MN_LIFE_DEATH ? event->on : day_before (event->on);
}

static MnDate
value_date (const MnRowData *data, const MnEntity *entity, const char *field)
{
  MnDate date = MN_DATE_NONE;

  mn_date_parse_iso (mn_value_get_text (&data->values[mn_entity_field (entity, field)]), &date, NULL);
  return date;
}

static char *
row_text (const MnRowData *data, const MnEntity *entity, const char *const *fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 2 && fields[i] != NULL; i++)
    {
      g_autofree char *part = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, fields[i]));

      if (*part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_sensitive (MnDb *db, const MnRowData *data, const MnEntity *entity)
{
  int field = mn_entity_field (entity, "circumstance_group");
  g_autoptr (MnRecord) group = NULL;

  if (field < 0)
    return FALSE;
  group = mn_record_load (db, mn_entity_find ("circumstance_group"), mn_value_get_integer (&data->values[field]), NULL);
  return group == NULL || mn_record_get_integer (group, "sensitive") != 0;
}

/* NULL: the row is over by then, or begins later and stays. */
static MnLifeEnding *
make_ending (MnDb *db, const MnRowData *data, const MnEntity *entity, guint row, const MnLifeEvent *event)
{
  MnDate from = value_date (data, entity, "valid_from"), to = value_date (data, entity, "valid_to");
  MnDate end = last_day_of (entity->name, event);
  gboolean later = mn_date_first_day (from) > mn_date_last_day (event->on);
  MnLifeEnding *ending;

  if ((mn_date_is_set (to) && mn_date_last_day (to) <= mn_date_last_day (end))
      || (later && event->kind != MN_LIFE_DEATH))
    return NULL;
  ending = g_new0 (MnLifeEnding, 1);
  ending->entity = entity;
  ending->id = data->id;
  ending->text = row_text (data, entity, rows[row].fields);
  ending->sensitive = is_sensitive (db, data, entity);
  ending->from = from;
  ending->to = to;
  if (!later)
    ending->end = mn_date_first_day (end) < mn_date_first_day (from) ? from : end;
  ending->chosen = (rows[row].chosen & KIND (event->kind)) != 0;
  return ending;
}

static gboolean
add_endings (MnDb *db, guint row, const MnLifeEvent *event, GPtrArray *endings, GError **error)
{
  const MnEntity *entity = mn_entity_find (rows[row].entity);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_auto (MnValue) child = MN_VALUE_INIT;

  mn_value_set_integer (&child, event->child);
  mn_query_add_filter (query, (guint)mn_entity_field (entity, "child"), &child);
  mn_query_set_sort (query, "valid_from", FALSE);
  keys = mn_query_keys (query, db, error);
  if (keys == NULL)
    return FALSE;
  found = mn_query_fetch (entity, db, (gint64 *)(gpointer)keys->data, keys->len, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const MnRowData *data = g_ptr_array_index (found, i);
      MnLifeEnding *ending = data != NULL ? make_ending (db, data, entity, row, event) : NULL;

      if (ending != NULL)
        g_ptr_array_add (endings, ending);
    }
  return TRUE;
}

GPtrArray *
mn_child_event_endings (MnDb *db, const MnLifeEvent *event, GError **error)
{
  g_autoptr (GPtrArray) endings = g_ptr_array_new_with_free_func (ending_free);

  g_return_val_if_fail (event != NULL && mn_date_is_full (event->on), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if ((rows[i].offered & KIND (event->kind)) != 0 && !add_endings (db, i, event, endings, error))
      return NULL;
  return g_steal_pointer (&endings);
}

/* Writing ---------------------------------------------------------------------------------------- */

static gboolean
end_row (MnTransaction *transaction, const MnEntity *entity, gint64 id, MnDate end, const char *reason,
         MnDate working_date, GError **error)
{
  g_autoptr (MnRecord) record = mn_record_load (mn_transaction_get_db (transaction), entity, id, error);

  if (record == NULL)
    return FALSE;
  mn_record_set_date (record, "valid_to", end);
  if (reason != NULL && strcmp (entity->name, "assistance") == 0)
    mn_record_set_text (record, "end_reason", reason);
  return mn_record_save (record, transaction, working_date, error);
}

static gboolean
write_endings (MnTransaction *transaction, const MnLifeEvent *event, GPtrArray *endings, MnDate working_date,
               GError **error)
{
  static const char *const reasons[] = {
    [MN_LIFE_MOVE] = "moved", [MN_LIFE_MOVE_AWAY] = "moved", [MN_LIFE_DEATH] = "died", [MN_LIFE_SIXTEEN] = "age"
  };

  for (guint i = 0; endings != NULL && i < endings->len; i++)
    {
      const MnLifeEnding *ending = g_ptr_array_index (endings, i);

      if (!ending->chosen)
        continue;
      if (!mn_date_is_set (ending->end) ? !mn_record_delete (ending->entity, ending->id, transaction, error)
                                        : !end_row (transaction, ending->entity, ending->id, ending->end,
                                                    reasons[event->kind], working_date, error))
        return FALSE;
    }
  return TRUE;
}

/* "Chuyển đến: Đông Hà; theo mẹ". (transfer full) */
static char *
residence_note (const MnLifeEvent *event)
{
  g_autofree char *place = mn_text_clean (event->destination != NULL ? event->destination : "");
  const char *note = event->note != NULL ? event->note : "";

  if (event->kind != MN_LIFE_MOVE_AWAY || *place == '\0')
    return g_strdup (note);
  g_strdelimit (place, ";", ',');
  return g_strconcat (DESTINATION, place, *note != '\0' ? "; " : "", note, NULL);
}

char *
mn_child_event_destination (const char *note)
{
  const char *place, *end;

  if (note == NULL || !g_str_has_prefix (note, DESTINATION))
    return NULL;
  place = note + strlen (DESTINATION);
  end = strchr (place, ';');
  return end != NULL ? g_strndup (place, (gsize)(end - place)) : g_strdup (place);
}

/* Who moved away or died stays with the commune where he or she lived, under another status: the lists of the commune
 * still find the child, the counts leave it out. */
static gboolean
write_residence (MnTransaction *transaction, const MnLifeEvent *event, MnDate working_date, GError **error)
{
  const MnEntity *entity = mn_entity_find ("residence");
  MnDb *db = mn_transaction_get_db (transaction);
  GError *local = NULL;
  g_autoptr (MnRecord) last = _mn_child_event_last_residence (db, event->child, &local);
  g_autoptr (MnRecord) next = mn_record_new (entity);
  g_autofree char *note = residence_note (event);
  gboolean stays = event->kind != MN_LIFE_MOVE;

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (last == NULL && stays)
    return TRUE;
  if (last != NULL && !mn_record_is_set (last, "valid_to"))
    {
      MnDate from = mn_record_get_date (last, "valid_from"), end = day_before (event->on);

      if (!end_row (transaction, entity, mn_record_get_id (last),
                    mn_date_first_day (end) < mn_date_first_day (from) ? from : end, NULL, working_date, error))
        return FALSE;
    }
  mn_record_set_integer (next, "child", event->child);
  mn_record_set_integer (next, "unit", stays ? mn_record_get_integer (last, "unit") : event->unit);
  for (guint i = 0; i < 2; i++)
    {
      const char *field = i == 0 ? "village" : "household";
      gint64 id = stays ? mn_record_get_integer (last, field) : (i == 0 ? event->village : event->household);

      if (id != 0)
        mn_record_set_integer (next, field, id);
    }
  mn_record_set_text (next, "status",
                      event->kind == MN_LIFE_DEATH       ? "died"
                      : event->kind == MN_LIFE_MOVE_AWAY ? "moved_away"
                      : event->status != NULL            ? event->status
                                                         : "permanent");
  mn_record_set_date (next, "valid_from", event->on);
  if (event->reason != NULL && *event->reason != '\0')
    mn_record_set_text (next, "reason", event->reason);
  if (*note != '\0')
    mn_record_set_text (next, "note", note);
  return mn_record_save (next, transaction, working_date, error);
}

gboolean
mn_child_event_write (MnTransaction *transaction, const MnLifeEvent *event, GPtrArray *endings, MnDate working_date,
                      GError **error)
{
  MnDb *db = mn_transaction_get_db (transaction);
  g_autoptr (MnRecord) child = NULL;
  g_autofree char *subject = NULL;

  if (!mn_child_event_check (db, event, working_date, error))
    return FALSE;
  child = mn_record_load (db, mn_entity_find ("child"), event->child, error);
  if (child == NULL)
    return FALSE;
  subject = mn_record_summary (child);
  mn_transaction_set_subject (transaction, subject);
  if (event->kind != MN_LIFE_SIXTEEN && !write_residence (transaction, event, working_date, error))
    return FALSE;
  if (event->kind == MN_LIFE_DEATH)
    {
      mn_record_set_date (child, "died_on", event->on);
      if (!mn_record_save (child, transaction, working_date, error))
        return FALSE;
    }
  return write_endings (transaction, event, endings, working_date, error);
}

/* Sixteen ---------------------------------------------------------------------------------------- */

static void
sixteen_free (gpointer data)
{
  MnSixteen *sixteen = data;

  g_free (sixteen->name);
  g_clear_pointer (&sixteen->endings, g_ptr_array_unref);
  g_free (sixteen);
}

static int
by_birthday (gconstpointer a, gconstpointer b)
{
  const MnSixteen *const *one = a, *const *other = b;
  int order = mn_date_compare ((*one)->birthday, (*other)->birthday);

  return order != 0 ? order : ((*one)->child > (*other)->child) - ((*one)->child < (*other)->child);
}

typedef struct {
  MnDb *db;
  GPtrArray *found;
} Sixteens;

static gboolean
add_sixteen (MnRowData *data, gpointer user_data, GError **error)
{
  Sixteens *sixteens = user_data;
  const MnEntity *entity = mn_entity_find ("child");
  const char *status = mn_value_get_text (&data->values[mn_entity_field (entity, "residence_status")]);
  MnLifeEvent event = { .kind = MN_LIFE_SIXTEEN, .child = data->id };
  MnSixteen *sixteen;

  if (mn_date_is_set (value_date (data, entity, "died_on")) || g_strcmp0 (status, "moved_away") == 0
      || g_strcmp0 (status, "died") == 0)
    return TRUE;
  sixteen = g_new0 (MnSixteen, 1);
  g_ptr_array_add (sixteens->found, sixteen);
  sixteen->child = data->id;
  sixteen->name = g_strdup (mn_value_get_text (&data->values[mn_entity_field (entity, "full_name")]));
  sixteen->birth = value_date (data, entity, "birth_date");
  sixteen->birthday = event.on = mn_date_birthday (sixteen->birth, 16);
  sixteen->endings = mn_child_event_endings (sixteens->db, &event, error);
  if (sixteen->endings == NULL)
    return FALSE;
  for (guint i = 0; i < sixteen->endings->len; i++)
    sixteen->chosen |= ((MnLifeEnding *)g_ptr_array_index (sixteen->endings, i))->chosen;
  return TRUE;
}

GPtrArray *
mn_child_event_sixteens (MnDb *db, MnDate first, MnDate last, GError **error)
{
  const MnEntity *entity = mn_entity_find ("child");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  Sixteens sixteens = { db, NULL };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (sixteen_free);

  sixteens.found = found;
  mn_query_add_date_range (query, (guint)mn_entity_field (entity, "birth_date"), mn_date_add_years (first, -16),
                           mn_date_add_years (last, -16));
  if (!mn_query_each (query, db, add_sixteen, &sixteens, error))
    return NULL;
  g_ptr_array_sort (found, by_birthday);
  return g_steal_pointer (&found);
}

gboolean
mn_child_event_write_sixteens (MnTransaction *transaction, GPtrArray *sixteens, MnDate working_date, GError **error)
{
  g_autofree char *subject = NULL;
  const MnSixteen *first = NULL;
  guint n = 0;

  for (guint i = 0; i < sixteens->len; i++)
    {
      const MnSixteen *sixteen = g_ptr_array_index (sixteens, i);
      MnLifeEvent event = { .kind = MN_LIFE_SIXTEEN, .child = sixteen->child, .on = sixteen->birthday };

      if (!sixteen->chosen)
        continue;
      if (!write_endings (transaction, &event, sixteen->endings, working_date, error))
        return FALSE;
      first = first != NULL ? first : sixteen;
      n++;
    }
  if (n == 0)
    return TRUE;
  subject = n == 1 ? g_strdup (first->name) : g_strdup_printf ("%s (+%u)", first->name, n - 1);
  mn_transaction_set_subject (transaction, subject);
  return TRUE;
}
