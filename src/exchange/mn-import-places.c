/* mn-import-places.c: communes and villages by what people call them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

/* With their marks first: Cam Thanh and Cam Thành are two communes. */
typedef struct {
  gint64 id;
  const MnUnit *unit;
  char *names[3];  /* with kind, without, as the register shortens it: small letters */
  char *folded[3]; /* the same without marks */
  gint64 map_to;   /* what it has become on the day; the unit itself where it is in force */
} Place;

typedef struct {
  gint64 id;
  gint64 unit;
  char *name;   /* small letters */
  char *folded; /* without the word for its kind */
} Village;

struct _MnImportPlaces {
  MnDb *db;
  MnDate on;
  MnUnits *units;
  char *office;        /* small letters: the name of what the communes are of, or NULL */
  GArray *places;      /* of Place */
  GArray *villages;    /* of Village, of the units that were asked for */
  GHashTable *read_of; /* of gint64: units whose villages are there */
  GHashTable *found;   /* text → gint64: what was found before */
};

static void
place_clear (gpointer data)
{
  Place *place = data;

  for (gsize i = 0; i < G_N_ELEMENTS (place->names); i++)
    {
      g_free (place->names[i]);
      g_free (place->folded[i]);
    }
}

static void
village_clear (gpointer data)
{
  Village *village = data;

  g_free (village->name);
  g_free (village->folded);
}

/* "xã ", "thị trấn "…: what stands before the name itself. */
static const char *
after_kind (const char *lower)
{
  static const char *const kinds[] = { "thị trấn ", "phường ", "đặc khu ", "xã ", "tt ", "tt.", "p. ", "p.", "x. " };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (lower, kinds[i]))
      return lower + strlen (kinds[i]) + strspn (lower + strlen (kinds[i]), " ");
  return lower;
}

static void
add_place (MnImportPlaces *self, const MnUnit *unit, gint64 map_to)
{
  g_autofree char *name = mn_text_lower (unit->name);
  Place place = { unit->id,
                  unit,
                  { g_strdup (name), g_strdup (after_kind (name)), mn_text_lower (unit->short_name) },
                  { NULL },
                  map_to };

  for (gsize i = 0; i < G_N_ELEMENTS (place.names); i++)
    place.folded[i] = mn_fold (place.names[i]);
  g_array_append_val (self->places, place);
}

/* Names of before a merger are on lists for years: they stand for the unit that it is today, where that is certain. */
static void
add_predecessors (MnImportPlaces *self, gint64 unit)
{
  g_autoptr (GPtrArray) links = mn_units_predecessors (self->units, unit);

  for (guint i = 0; i < links->len; i++)
    {
      const MnUnitLink *link = links->pdata[i];
      const MnUnit *before = mn_units_get (self->units, link->unit);
      gint64 to = 0;

      if (before == NULL || strcmp (before->level, "commune") != 0
          || mn_units_map (self->units, before->id, self->on, &to, NULL) > MN_UNIT_CERTAIN)
        continue;
      add_place (self, before, to);
    }
}

static void
add_below (MnImportPlaces *self, const MnUnit *unit)
{
  g_autoptr (GPtrArray) below = NULL;

  if (strcmp (unit->level, "commune") == 0)
    {
      add_place (self, unit, unit->id);
      return;
    }
  below = mn_units_territory (self->units, unit->id, self->on);
  for (guint i = 0; i < below->len; i++)
    add_below (self, below->pdata[i]);
}

MnImportPlaces *
_mn_import_places_new (MnDb *db, gint64 office_unit, MnDate on, GError **error)
{
  MnUnits *units = mn_units_load (db, error);
  MnImportPlaces *self;
  const MnUnit *office;
  guint n;

  if (units == NULL)
    return NULL;
  self = g_new0 (MnImportPlaces, 1);
  self->db = db;
  self->on = on;
  self->units = units;
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
  self->villages = g_array_new (FALSE, FALSE, sizeof (Village));
  g_array_set_clear_func (self->villages, village_clear);
  self->read_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  office = mn_units_get (units, office_unit);
  if (office != NULL)
    add_below (self, office);
  if (office != NULL && strcmp (office->level, "commune") != 0)
    self->office = mn_text_lower (office->short_name);
  n = self->places->len;
  for (guint i = 0; i < n; i++)
    add_predecessors (self, g_array_index (self->places, Place, i).id);
  return self;
}

void
_mn_import_places_free (MnImportPlaces *self)
{
  if (self == NULL)
    return;
  g_free (self->office);
  g_array_unref (self->places);
  g_array_unref (self->villages);
  g_hash_table_unref (self->read_of);
  g_hash_table_unref (self->found);
  mn_units_unref (self->units);
  g_free (self);
}

/* @ways: 0 with marks, 1 without. The number of different units; @id is the last. */
static guint
count_places (MnImportPlaces *self, const char *name, gboolean folded, gint64 *id)
{
  guint n = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      gboolean is = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (place->names) && !is; j++)
        is = strcmp (folded ? place->folded[j] : place->names[j], name) == 0;
      if (!is || (n > 0 && *id == place->map_to))
        continue;
      n++;
      *id = place->map_to;
    }
  return n;
}

static gint64
find_code (MnImportPlaces *self, const char *text)
{
  for (guint i = 0; i < self->places->len; i++)
    if (strcmp (g_array_index (self->places, Place, i).unit->code, text) == 0)
      return g_array_index (self->places, Place, i).map_to;
  return 0;
}

static gint64
find_name (MnImportPlaces *self, const char *text, char **why)
{
  g_autofree char *clean = mn_text_clean (text);
  g_autofree char *lower = mn_text_lower (clean);
  g_autofree char *folded = mn_fold (after_kind (lower));
  const char *const tries[] = { lower, after_kind (lower), folded };
  gint64 id = find_code (self, clean);
  guint n = id != 0;

  for (guint i = 0; i < G_N_ELEMENTS (tries) && n == 0; i++)
    n = count_places (self, tries[i], i == 2, &id);
  if (n == 1)
    return id;
  *why = n == 0 ? g_strdup_printf (_ ("There is no unit “%s”."), text)
                : g_strdup_printf (_ ("“%s” may be one of several units: write it with its marks."), text);
  return 0;
}

gint64
_mn_import_places_find_unit (MnImportPlaces *self, const char *text, char **why)
{
  const gint64 *known = g_hash_table_lookup (self->found, text);
  gint64 id = known != NULL ? *known : find_name (self, text, why);

  if (known == NULL && id != 0)
    g_hash_table_insert (self->found, g_strdup (text), g_memdup2 (&id, sizeof id));
  return id;
}

/* A whole word sequence of @text. */
static gboolean
contains_words (const char *text, const char *words)
{
  gsize length = strlen (words);

  for (const char *p = strstr (text, words); p != NULL && length > 0; p = strstr (p + 1, words))
    {
      gunichar before = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';
      gunichar after = g_utf8_get_char (p + length);

      if (!g_unichar_isalnum (before) && !g_unichar_isalnum (after))
        return TRUE;
    }
  return FALSE;
}

/* The district of the register, its name without the word for its kind, is called like this too: then the name alone
 * says nothing. */
static gboolean
is_above (MnImportPlaces *self, const char *name)
{
  return self->office != NULL && strcmp (self->office, name) == 0;
}

/* Names of only the longest kind that stand there count: "Cam Lộ" is also the district, "thị trấn Cam Lộ" is not. */
gint64
_mn_import_places_named_in (MnImportPlaces *self, const char *text)
{
  g_autofree char *clean = mn_text_clean (text);
  g_autofree char *lower = mn_text_lower (clean);
  g_autofree char *folded = mn_fold (lower);

  for (guint way = 0; way < 4; way++)
    {
      gint64 id = 0;
      guint n = 0;

      for (guint i = 0; i < self->places->len; i++)
        {
          const Place *place = &g_array_index (self->places, Place, i);
          const char *name = way % 2 == 0 ? place->names[way / 2] : place->folded[way / 2];

          if ((way >= 2 && is_above (self, place->names[1])) || !contains_words (way % 2 == 0 ? lower : folded, name)
              || (n > 0 && id == place->map_to))
            continue;
          n++;
          id = place->map_to;
        }
      if (n > 0)
        return n == 1 ? id : 0;
    }
  return 0;
}

gint64
_mn_import_places_only (MnImportPlaces *self)
{
  gint64 id = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if (place->id != place->map_to)
        continue;
      if (id != 0)
        return 0;
      id = place->id;
    }
  return id;
}

static gboolean
is_place (MnImportPlaces *self, gint64 unit)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, Place, i).id == unit)
      return TRUE;
  return FALSE;
}

const char *
_mn_import_places_foreign (MnImportPlaces *self, const char *text)
{
  const GPtrArray *all = mn_units_get_all (self->units);
  g_autofree char *clean = mn_text_clean (text);
  g_autofree char *lower = mn_text_lower (clean);

  for (guint i = 0; i < all->len; i++)
    {
      const MnUnit *unit = g_ptr_array_index (all, i);
      g_autofree char *name = NULL;

      if (strcmp (unit->level, "commune") != 0)
        continue;
      name = mn_text_lower (unit->name);
      if (contains_words (lower, name) && !is_place (self, unit->id))
        return unit->name;
    }
  return NULL;
}

const char *
_mn_import_places_unit_name (MnImportPlaces *self, gint64 unit)
{
  const MnUnit *found = mn_units_get (self->units, unit);

  return found != NULL ? found->name : "";
}

/* Villages --------------------------------------------------------------------------------------------------- */

/* "cam vu 1" of "Thôn Cam Vũ 1"; numbers lose their zeros: "Tổ 05" is "Tổ 5". */
static char *
fold_village (const char *text)
{
  const char *rest;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  _mn_import_village_kind (text, &rest);
  folded = mn_fold (*rest != '\0' ? rest : text);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize zeros = strspn (words[i], "0");

      if (zeros > 0 && g_ascii_isdigit (words[i][zeros]))
        memmove (words[i], words[i] + zeros, strlen (words[i] + zeros) + 1);
    }
  return g_strjoinv (" ", words);
}

static void
keep_village (MnImportPlaces *self, gint64 id, gint64 unit, const char *name)
{
  const Village village = { id, unit, mn_text_lower (name), fold_village (name) };

  g_array_append_val (self->villages, village);
}

static gboolean
read_villages (MnImportPlaces *self, gint64 unit, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;

  if (g_hash_table_contains (self->read_of, &unit))
    return TRUE;
  items = mn_unit_query_villages (self->db, unit, self->on, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const MnUnitItem *item = items->pdata[i];

      keep_village (self, item->id, unit, item->name);
    }
  g_hash_table_add (self->read_of, g_memdup2 (&unit, sizeof unit));
  return TRUE;
}

gint64
_mn_import_places_find_village (MnImportPlaces *self, gint64 unit, const char *text, GError **error)
{
  g_autofree char *clean = mn_text_clean (text);
  g_autofree char *lower = mn_text_lower (clean);
  g_autofree char *folded = fold_village (clean);
  gint64 id = 0;
  guint n = 0;

  if (!read_villages (self, unit, error))
    return -1;
  for (guint i = 0; i < self->villages->len; i++)
    {
      const Village *village = &g_array_index (self->villages, Village, i);

      if (village->unit != unit)
        continue;
      if (strcmp (village->name, lower) == 0)
        return village->id;
      if (strcmp (village->folded, folded) == 0)
        {
          n++;
          id = village->id;
        }
    }
  return n == 1 ? id : 0;
}

MnRecord *
_mn_import_places_new_village (MnImportPlaces *self, gint64 unit, const char *text)
{
  MnRecord *record = mn_record_new (mn_entity_find ("village"));
  const MnUnit *of = mn_units_get (self->units, unit);
  const char *kind = _mn_import_village_kind (text, NULL);
  g_autofree char *clean = mn_text_clean (text);
  g_autofree char *from = NULL;

  if (kind == NULL)
    kind = of != NULL && strcmp (of->kind, "commune") != 0 ? "khu_pho" : "thon";
  from = of != NULL && mn_date_is_set (of->from) ? mn_date_to_iso (of->from) : mn_date_to_iso (MN_DATE_ALWAYS);
  mn_record_set_integer (record, "unit", unit);
  mn_record_set_text (record, "name", clean);
  mn_record_set_text (record, "kind", kind);
  mn_record_set_text (record, "valid_from", from);
  return record;
}

void
_mn_import_places_added (MnImportPlaces *self, const MnRecord *village)
{
  keep_village (self, mn_record_get_id (village), mn_record_get_integer (village, "unit"),
                mn_record_get_text (village, "name"));
}
