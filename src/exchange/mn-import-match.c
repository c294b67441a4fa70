/* mn-import-match.c: which child of the register a row of a list is
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

/* Children by their folded name, in 24 bytes each: of 230,280 some 6 MB, and no question of the file for a new one.
 * A hash that two names share is found out when the record is loaded. */
typedef struct {
  gint64 id;
  gint64 unit;
  gint32 birth; /* year × 10000 + month × 100 + day */
  gint32 next;  /* with the same hash; -1: none */
} Entry;

struct _MnImportMatch {
  GArray *entries;   /* of Entry */
  GHashTable *first; /* hash → index of the newest entry */
};

static gint32
pack (MnDate date)
{
  return date.year * 10000 + date.month * 100 + date.day;
}

static guint
hash_name (const char *name)
{
  g_autofree char *folded = mn_fold (name);

  return g_str_hash (folded);
}

static void
add (MnImportMatch *self, gint64 id, const char *name, MnDate birth, gint64 unit)
{
  gpointer key = GUINT_TO_POINTER (hash_name (name));
  gpointer first = g_hash_table_lookup (self->first, key); /* index + 1 */
  const Entry entry = { id, unit, pack (birth), GPOINTER_TO_INT (first) - 1 };

  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->first, key, GINT_TO_POINTER ((gint)self->entries->len));
}

static void
take_facts (const MnDuplicateFacts *facts, gint64 id, gpointer data)
{
  if (facts != NULL)
    add (data, facts->id, facts->full_name, facts->birth_date, facts->unit);
}

MnImportMatch *
_mn_import_match_new (MnDb *db, MnDate on, GCancellable *cancellable, GError **error)
{
  MnImportMatch *self = g_new0 (MnImportMatch, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->first = g_hash_table_new (NULL, NULL);
  if (mn_duplicate_query_each (db, take_facts, self, cancellable, error))
    return self;
  _mn_import_match_free (self);
  return NULL;
}

void
_mn_import_match_free (MnImportMatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_hash_table_unref (self->first);
  g_free (self);
}

void
_mn_import_match_add (MnImportMatch *self, const MnRecord *child, gint64 unit)
{
  add (self, mn_record_get_id (child), mn_record_get_text (child, "full_name"),
       mn_record_get_date (child, "birth_date"), unit);
}

static gboolean
is_same_folded (const char *a, const char *b)
{
  g_autofree char *first = mn_fold (a);
  g_autofree char *second = mn_fold (b);

  return strcmp (first, second) == 0;
}

/* Both are given, and differ. */
static gboolean
differs (const MnRecord *a, const MnRecord *b, const char *field, gboolean folded)
{
  if (!mn_record_is_set (a, field) || !mn_record_is_set (b, field))
    return FALSE;
  if (folded)
    return !is_same_folded (mn_record_get_text (a, field), mn_record_get_text (b, field));
  return strcmp (mn_record_get_text (a, field), mn_record_get_text (b, field)) != 0;
}

/* "NGUYEN VAN A" and "Nguyễn Văn A" are one name, "Hồng" and "Hổng" two. */
static gboolean
differs_in_marks (const char *a, const char *b)
{
  g_autofree char *first = mn_text_lower (a);
  g_autofree char *second = mn_text_lower (b);
  g_autofree char *folded = mn_fold (a);
  g_autofree char *other = mn_fold (b);

  return strcmp (first, second) != 0 && strcmp (first, folded) != 0 && strcmp (second, other) != 0;
}

/* One of them lacks the day, or more, and what there is agrees. */
static gboolean
overlaps (gint32 a, gint32 b)
{
  if (a / 10000 != b / 10000)
    return FALSE;
  if (a / 100 % 100 == 0 || b / 100 % 100 == 0)
    return TRUE;
  return a / 100 == b / 100 && (a % 100 == 0 || b % 100 == 0);
}

static char *
doubt (const char *sentence, const MnRecord *child)
{
  g_autofree char *summary = mn_record_summary (child);

  return g_strdup_printf (sentence, summary);
}

/* @other has the row's name and was born on its day. */
static MnMatch
judge_same (const MnRecord *child, const MnRecord *other, gboolean same_unit, char **why)
{
  if (differs (child, other, "personal_id", FALSE))
    *why = doubt (_ ("The register has “%s”, with another personal ID number: is it the same child?"), other);
  else if (!same_unit)
    *why = doubt (_ ("The register has “%s” in another commune: is it the same child, who moved?"), other);
  else if (differs (child, other, "mother_name", TRUE))
    *why = doubt (_ ("The register has “%s”, with another mother: is it the same child?"), other);
  else if (differs (child, other, "sex", FALSE))
    *why = doubt (_ ("The register has “%s”, with another sex: is it the same child?"), other);
  else if (differs_in_marks (mn_record_get_text (child, "full_name"), mn_record_get_text (other, "full_name")))
    *why = doubt (_ ("The register has “%s”, whose name has other marks: is it the same child?"), other);
  else
    return MN_MATCH_SAME;
  return MN_MATCH_DOUBT;
}

/* Of a commune; born in the same year, not on the same day. Two mothers make two children. */
static MnMatch
judge_near (const MnRecord *child, const MnRecord *other, gint32 mine, gint32 theirs, char **why)
{
  if (differs (child, other, "mother_name", TRUE) || differs (child, other, "sex", FALSE)
      || differs (child, other, "personal_id", FALSE))
    return MN_MATCH_NONE;
  *why = doubt (
      overlaps (mine, theirs)
          ? _ ("The register has “%s”; the dates of birth agree as far as they are known: is it the same child?")
          : _ ("The register has “%s”, of the same name, commune and year of birth: is it the same child?"),
      other);
  return MN_MATCH_DOUBT;
}

static MnMatch
judge (MnDb *db, const Entry *entry, const MnRecord *child, gint64 unit, char **why)
{
  gint32 birth = pack (mn_record_get_date (child, "birth_date"));
  gboolean same_unit = entry->unit == unit || entry->unit == 0 || unit == 0;
  g_autoptr (MnRecord) other = NULL;

  if (entry->birth / 10000 != birth / 10000 || (entry->birth != birth && !same_unit))
    return MN_MATCH_NONE;
  other = mn_record_load (db, mn_entity_find ("child"), entry->id, NULL);
  if (other == NULL || mn_record_is_deleted (other)
      || !is_same_folded (mn_record_get_text (child, "full_name"), mn_record_get_text (other, "full_name")))
    return MN_MATCH_NONE;
  return entry->birth == birth ? judge_same (child, other, same_unit, why)
                               : judge_near (child, other, birth, entry->birth, why);
}

/* By a number that nobody else can have. */
static MnMatch
find_number (MnDb *db, const MnRecord *child, const char *field, gint64 *id, char **why)
{
  const char *const fields[] = { field, NULL };
  g_autoptr (MnRecord) other = NULL;

  if (!mn_record_is_set (child, field))
    return MN_MATCH_NONE;
  *id = mn_record_find_same (db, child, fields, NULL);
  other = *id != 0 ? mn_record_load (db, mn_entity_find ("child"), *id, NULL) : NULL;
  if (other == NULL)
    return MN_MATCH_NONE;
  if (is_same_folded (mn_record_get_text (child, "full_name"), mn_record_get_text (other, "full_name"))
      || mn_date_compare (mn_record_get_date (child, "birth_date"), mn_record_get_date (other, "birth_date")) == 0)
    return MN_MATCH_SAME;
  *why = doubt (_ ("A number of this row is in the register already, and both name and date of birth "
                   "differ there: is “%s” really the same child?"),
                other);
  return MN_MATCH_DOUBT;
}

MnMatch
_mn_import_match_find (MnImportMatch *self, MnDb *db, const MnRecord *child, gint64 unit, gint64 *id, char **why)
{
  const char *name = mn_record_get_text (child, "full_name");
  MnMatch best = find_number (db, child, "personal_id", id, why);
  gint32 birth = pack (mn_record_get_date (child, "birth_date"));
  gboolean same_day = FALSE;
  gpointer first;

  if (best == MN_MATCH_NONE)
    best = find_number (db, child, "code", id, why);
  if (best != MN_MATCH_NONE || name == NULL)
    return best;
  first = g_hash_table_lookup (self->first, GUINT_TO_POINTER (hash_name (name)));
  for (gint32 i = GPOINTER_TO_INT (first) - 1; i >= 0; i = g_array_index (self->entries, Entry, i).next)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      g_autofree char *reason = NULL;
      MnMatch match = judge (db, entry, child, unit, &reason);

      if (match == MN_MATCH_SAME && best == MN_MATCH_SAME)
        {
          *why = g_strdup_printf (_ ("The register has more than one child of this name and date of birth here."));
          return MN_MATCH_DOUBT;
        }
      /* Of two doubts the one about somebody born on the same day. */
      if (match == MN_MATCH_NONE || best == MN_MATCH_SAME
          || (match == MN_MATCH_DOUBT && best == MN_MATCH_DOUBT && (entry->birth != birth || same_day)))
        continue;
      best = match;
      same_day = entry->birth == birth;
      *id = entry->id;
      g_free (*why);
      *why = g_steal_pointer (&reason);
    }
  return best;
}
