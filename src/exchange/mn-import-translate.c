/* mn-import-translate.c: a row as people write it, as values of fields
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

typedef struct {
  MnImport *import;
  MnDate birth;
  MnDate marked_birth; /* stood under Nam or Nữ */
  int parts[3];        /* year, month, day in columns of their own */
  gboolean male, female;
} Reading;

const char *
_mn_import_keep (MnImport *import, const char *text)
{
  return g_string_chunk_insert (import->scratch, text);
}

void
_mn_import_set_value (MnImport *import, const char *field, const char *text)
{
  import->values[mn_entity_field (import->entity, field)] = _mn_import_keep (import, text);
}

static gboolean
is_shouted (const char *text)
{
  g_autofree char *upper = mn_text_upper (text);
  g_autofree char *lower = mn_text_lower (text);

  return strcmp (upper, text) == 0 && strcmp (lower, text) != 0;
}

/* TCVN3 has no capitals with marks of tone: Trần Văn Ý was typed as Trần Văn ý. */
static char *
with_capitals (const char *text)
{
  g_auto (GStrv) words = NULL;
  const char *p = text;

  while (*p != '\0' && ((guchar)*p < 0x80 || !g_unichar_islower (g_utf8_get_char (p))))
    p = strchr (p, ' ') != NULL ? strchr (p, ' ') + 1 : p + strlen (p);
  if (*p == '\0' || !g_unichar_isupper (g_utf8_get_char (text)))
    return g_strdup (text);
  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if ((guchar)*words[i] >= 0x80)
      {
        char *word = mn_text_capitalize (words[i]);

        g_free (words[i]);
        words[i] = word;
      }
  return g_strjoinv (" ", words);
}

/* NGUYỄN THỊ HỒNG and nguyễn thị hồng are Nguyễn Thị Hồng; what has both kinds of letters is as somebody wanted it. */
static char *
person_name (const char *text)
{
  g_autofree char *clean = mn_text_clean (text);
  g_autofree char *lower = mn_text_lower (clean);
  g_auto (GStrv) words = NULL;

  if (!is_shouted (clean) && strcmp (lower, clean) != 0)
    return with_capitals (clean);
  words = g_strsplit (lower, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *word = mn_text_capitalize (words[i]);

      g_free (words[i]);
      words[i] = word;
    }
  return g_strjoinv (" ", words);
}

static gboolean
is_name (const char *field)
{
  return g_str_has_suffix (field, "_name");
}

static void
read_sex (Reading *reading, const char *text)
{
  static const char *const males[] = { "nam", "trai", "m", "male", "be trai", "con trai" };
  static const char *const females[] = { "nu", "gai", "f", "female", "be gai", "con gai" };
  g_autofree char *folded = mn_fold (text);
  g_autofree char *sentence = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (males); i++)
    {
      reading->male |= strcmp (folded, males[i]) == 0;
      reading->female |= strcmp (folded, females[i]) == 0;
    }
  if (reading->male || reading->female)
    return;
  sentence = g_strdup_printf (_ ("Sex: “%s” is neither boy nor girl."), text);
  _mn_import_reject (reading->import, sentence);
}

/* An x, or the birth date itself. */
static void
read_marked_sex (Reading *reading, const MnCell *cell, const char *text, gboolean female)
{
  g_autofree char *why = NULL;
  MnDate date;

  if (_mn_import_is_mark (text) || strcmp (text, female ? "Nữ" : "Nam") == 0)
    ;
  else if (_mn_import_read_date (cell, reading->import->on, &date, &why))
    reading->marked_birth = date;
  else
    {
      _mn_import_reject (reading->import, why);
      return;
    }
  *(female ? &reading->female : &reading->male) = TRUE;
}

static void
read_date (Reading *reading, const char *field, const MnCell *cell)
{
  MnImport *import = reading->import;
  g_autofree char *why = NULL;
  g_autofree char *iso = NULL;
  MnDate date;

  if (!_mn_import_read_date (cell, import->on, &date, &why))
    {
      const char *label = mn_field_label (&import->entity->fields[mn_entity_field (import->entity, field)]);
      g_autofree char *sentence = g_strdup_printf ("%s: %s", label, why);

      _mn_import_reject (import, sentence);
      return;
    }
  iso = mn_date_to_iso (date);
  _mn_import_set_value (import, field, iso);
  if (strcmp (field, "birth_date") == 0)
    reading->birth = date;
}

static void
read_ethnic (MnImport *import, const char *text)
{
  g_autofree char *folded = mn_fold (text);
  const char *code = g_hash_table_lookup (import->list->ethnic, folded);
  g_autofree char *sentence = NULL;

  if (code != NULL)
    {
      _mn_import_set_value (import, "ethnic_group", code);
      return;
    }
  sentence = g_strdup_printf (_ ("“%s” is none of the ethnic groups."), text);
  _mn_import_reject (import, sentence);
}

static void
read_field (Reading *reading, const MnField *field, const MnCell *cell, const char *text)
{
  MnImport *import = reading->import;
  g_autofree char *value = NULL;

  if (strcmp (field->name, "sex") == 0)
    read_sex (reading, text);
  else if (strcmp (field->name, "ethnic_group") == 0)
    read_ethnic (import, text);
  else if (field->kind == MN_KIND_DATE)
    read_date (reading, field->name, cell);
  else
    {
      if (is_name (field->name))
        value = person_name (text);
      else if (g_str_has_suffix (field->name, "_phone"))
        value = _mn_import_repair_phone (text);
      else
        value = field->kind == MN_KIND_NOTE ? mn_text_clean_note (text) : mn_text_clean (text);
      _mn_import_set_value (import, field->name, value);
    }
}

/* "Nguyễn Văn A - Trần Thị B", "Bố: …; mẹ: …"; one name alone is the carer's. */
static void
read_parents (MnImport *import, const char *text)
{
  static const char *const fields[] = { "father_name", "mother_name" };
  g_autofree char *clean = mn_text_clean_note (text);
  g_auto (GStrv) parts = g_regex_split_simple ("\\s+-\\s+|\\s+và\\s+|[,;/\\n]+", clean, 0, 0);
  guint n = 0, n_parts = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    n_parts += *g_strstrip (parts[i]) != '\0';
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *lower = mn_text_lower (parts[i]);
      gboolean father
          = g_str_has_prefix (lower, "cha:") || g_str_has_prefix (lower, "bố:") || g_str_has_prefix (lower, "ba:");
      gboolean mother = g_str_has_prefix (lower, "mẹ:") || g_str_has_prefix (lower, "má:");
      const char *bare = father || mother ? strchr (parts[i], ':') + 1 : parts[i];
      g_autofree char *name = person_name (bare);
      const char *field = father         ? fields[0]
                          : mother       ? fields[1]
                          : n_parts == 1 ? "carer_name"
                          : n < 2        ? fields[n]
                                         : NULL;

      if (*name == '\0' || field == NULL)
        continue;
      n++;
      if (import->values[mn_entity_field (import->entity, field)] == NULL)
        _mn_import_set_value (import, field, name);
    }
}

static void
read_column (Reading *reading, const MnImportColumn *column, const MnCell *cell, const char *text)
{
  MnImport *import = reading->import;

  switch (column->target)
    {
    case MN_TARGET_FIELD:
      read_field (reading, &import->entity->fields[column->field], cell, text);
      break;
    case MN_TARGET_MALE:
    case MN_TARGET_FEMALE:
      read_marked_sex (reading, cell, text, column->target == MN_TARGET_FEMALE);
      break;
    case MN_TARGET_BIRTH_DAY:
    case MN_TARGET_BIRTH_MONTH:
    case MN_TARGET_BIRTH_YEAR:
      reading->parts[MN_TARGET_BIRTH_YEAR - column->target] = (int)g_ascii_strtoll (text, NULL, 10);
      break;
    case MN_TARGET_PARENTS:
      read_parents (import, text);
      break;
    default:
      _mn_import_translate_fact (import, column, text);
    }
}

static const char *
value (MnImport *import, const char *field)
{
  return import->values[mn_entity_field (import->entity, field)];
}

static void
finish_birth (Reading *reading)
{
  g_autofree char *iso = NULL;

  if (!mn_date_is_set (reading->birth))
    reading->birth = reading->marked_birth;
  if (!mn_date_is_set (reading->birth) && reading->parts[0] > 0)
    reading->birth = mn_date_new (reading->parts[0], reading->parts[1], reading->parts[1] > 0 ? reading->parts[2] : 0);
  if (!mn_date_is_set (reading->birth) || value (reading->import, "birth_date") != NULL)
    return;
  iso = mn_date_to_iso (reading->birth);
  _mn_import_set_value (reading->import, "birth_date", iso);
}

/* Many lists have a column Nữ alone, with an x for each girl. */
static void
finish_sex (Reading *reading)
{
  const MnImportShape *shape = reading->import->list->shape;
  gboolean male = _mn_import_shape_column (shape, "male") >= 0;
  gboolean female = _mn_import_shape_column (shape, "female") >= 0;

  if (reading->male && reading->female)
    _mn_import_reject (reading->import, _ ("Both boy and girl are marked."));
  else if (reading->male || reading->female)
    _mn_import_set_value (reading->import, "sex", reading->male ? "male" : "female");
  else if (_mn_import_shape_column (shape, "sex") < 0 && male != female)
    _mn_import_set_value (reading->import, "sex", male ? "female" : "male");
}

static void
finish_id (MnImport *import, const char *field, const char *sex, MnDate birth)
{
  const char *text = value (import, field);
  g_autofree char *why = NULL;
  g_autofree char *id = NULL;

  if (text == NULL)
    return;
  /* "chưa có", "không" */
  if (strpbrk (text, "0123456789") == NULL)
    {
      import->values[mn_entity_field (import->entity, field)] = NULL;
      return;
    }
  id = _mn_import_repair_id (text, sex, birth, &why);
  _mn_import_set_value (import, field, id);
  if (why == NULL)
    return;
  /* Once somebody decided about the row it goes in without the number. */
  import->values[mn_entity_field (import->entity, field)] = NULL;
  _mn_import_doubt (import, why, 0);
}

static void
finish_ids (Reading *reading)
{
  static const char *const parents[][3]
      = { { "father_personal_id", "male", "father_born" }, { "mother_personal_id", "female", "mother_born" } };

  finish_id (reading->import, "personal_id", value (reading->import, "sex"), reading->birth);
  for (gsize i = 0; i < G_N_ELEMENTS (parents); i++)
    {
      const char *born = value (reading->import, parents[i][2]);
      MnDate birth = MN_DATE_NONE;

      if (born != NULL)
        mn_date_parse_iso (born, &birth, NULL);
      finish_id (reading->import, parents[i][0], parents[i][1], birth);
    }
}

/* "Họ và tên" over two columns, the second of which has the tên. */
static void
join_given_name (MnImport *import)
{
  const char *full = value (import, "full_name");
  const char *given = value (import, "given_name");
  const char *last = strrchr (full, ' ');
  g_autofree char *whole = NULL;

  if (given == NULL || *given == '\0' || g_str_has_suffix (full, given) || (last == NULL && *full == '\0'))
    return;
  whole = g_strdup_printf ("%s %s", full, given);
  _mn_import_set_value (import, "full_name", whole);
}

/* "Họ và tên đệm" and tên in two columns: what of the first is the họ is found as in any other name. */
static void
forget_parts (MnImport *import)
{
  static const char *const parts[] = { "family_name", "middle_name", "given_name" };

  if (value (import, "family_name") == NULL || strchr (value (import, "family_name"), ' ') == NULL
      || value (import, "middle_name") != NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    import->values[mn_entity_field (import->entity, parts[i])] = NULL;
}

/* Họ, đệm and tên in three columns. */
static void
finish_name (MnImport *import)
{
  const char *const parts[]
      = { value (import, "family_name"), value (import, "middle_name"), value (import, "given_name") };
  g_autoptr (GString) name = g_string_new (NULL);

  if (value (import, "full_name") != NULL)
    {
      join_given_name (import);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", parts[i]);
  if (name->len > 0)
    _mn_import_set_value (import, "full_name", name->str);
  forget_parts (import);
}

/* Of whoever is there, the carer first. */
static void
finish_phone (MnImport *import, const char *text)
{
  static const char *const owners[][2]
      = { { "carer_name", "carer_phone" }, { "mother_name", "mother_phone" }, { "father_name", "father_phone" } };
  g_autofree char *phone = _mn_import_repair_phone (text);

  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    if (value (import, owners[i][0]) != NULL)
      {
        if (value (import, owners[i][1]) == NULL)
          _mn_import_set_value (import, owners[i][1], phone);
        return;
      }
  _mn_import_set_value (import, "carer_phone", phone);
}

gboolean
_mn_import_translate (MnImport *import, GError **error)
{
  const MnImportShape *shape = import->list->shape;
  Reading reading = { .import = import, .birth = MN_DATE_NONE, .marked_birth = MN_DATE_NONE };
  const char *phone = NULL;

  memset (import->values, 0, import->entity->n_fields * sizeof *import->values);
  _mn_import_facts_clear (&import->list->facts);
  for (guint i = 0; i < shape->columns->len; i++)
    {
      const MnImportColumn *column = &g_array_index (shape->columns, MnImportColumn, i);
      g_autofree char *text = mn_text_clean_note (_mn_import_list_text (import, i));

      if (*text == '\0' || strcmp (text, "-") == 0)
        continue;
      if (column->target == MN_TARGET_PHONE)
        phone = _mn_import_keep (import, text);
      else
        read_column (&reading, column, _mn_import_source_cell (import->source, i), text);
    }
  finish_name (import);
  finish_birth (&reading);
  finish_sex (&reading);
  finish_ids (&reading);
  if (phone != NULL)
    finish_phone (import, phone);
  return _mn_import_translate_place (import, error);
}

static void
keep_better_name (MnImport *import, const MnRecord *known, const char *field)
{
  const char *now = value (import, field);
  const char *before = mn_record_get_text (known, field);
  g_autofree char *folded_now = NULL;
  g_autofree char *folded_before = NULL;
  g_autofree char *lower_now = NULL;
  g_autofree char *lower_before = NULL;

  if (now == NULL || before == NULL)
    return;
  folded_now = mn_fold (now);
  folded_before = mn_fold (before);
  lower_now = mn_text_lower (now);
  lower_before = mn_text_lower (before);
  if (strcmp (lower_now, lower_before) == 0
      || (strcmp (folded_now, folded_before) == 0 && strcmp (lower_now, folded_now) == 0))
    import->values[mn_entity_field (import->entity, field)] = NULL;
}

void
_mn_import_keep_better (MnImport *import, const MnRecord *known)
{
  static const char *const names[] = { "full_name", "other_name", "father_name", "mother_name", "carer_name" };
  static const char *const dates[] = { "birth_date", "father_born", "mother_born", "carer_born" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    keep_better_name (import, known, names[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *now = value (import, dates[i]);
      const char *before = mn_record_get_text (known, dates[i]);

      if (now != NULL && before != NULL && strlen (now) < strlen (before) && g_str_has_prefix (before, now))
        import->values[mn_entity_field (import->entity, dates[i])] = NULL;
    }
}
