/* mn-seed-units.c: the units of the country, and how they hang together in time
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-seed.h"

#include "mn-seed-private.h"

#include <gio/gio.h>
#include <string.h>

#define LIST "units.tsv"

/* The list names parents and successors by code, but a code has several states, and can change its owner (44 was Quảng
 * Bình and is Quảng Trị): a link is to the state of its day. Days compare as ISO text; "" is open at its end. */

typedef struct {
  const char *code;
  const char *name;
  const char *type;
  const char *parent_code;
  const char *from;
  const char *to;
  const char *successors;
  gint64 id;
} Unit;

typedef struct {
  MnTransaction *tx;
  MnRecord *record;
  GArray *units;       /* of Unit */
  GHashTable *by_code; /* code → GArray of indexes, in the list's order */
  char *on;
} Seed;

static const struct {
  const char *type;
  const char *kind;
  const char *shortened; /* what stands for the type in short names */
} types[] = {
  { "Thành phố trung ương", "central_city", "" },
  { "Tỉnh", "province", "" },
  { "Huyện", "district", "" },
  { "Quận", "urban_district", "" },
  { "Thị xã", "town", "" },
  { "Thành phố", "city", "" },
  { "Xã", "commune", "" },
  { "Phường", "ward", "" },
  { "Thị trấn", "township", "TT " },
  { "Đặc khu", "special_zone", "" },
};

static const char *
level_of_code (const char *code)
{
  switch (strlen (code))
    {
    case 2:
      return "province";
    case 3:
      return "district";
    default:
      return "commune";
    }
}

/* "Cam Thủy" for "Xã Cam Thủy", "TT Cam Lộ" for "Thị trấn Cam Lộ"; "Phường 1" stays whole: a number alone names
 * nothing. */
static char *
shorten (const char *name, const char *type, const char *shortened)
{
  const char *prefix = g_str_equal (type, "Thành phố trung ương") ? "Thành phố" : type;
  gsize length = strlen (prefix);

  if (!g_str_has_prefix (name, prefix) || name[length] != ' ' || g_ascii_isdigit (name[length + 1]))
    return g_strdup (name);
  return g_strconcat (shortened, name + length + 1, NULL);
}

char *
mn_seed_short_name (const char *name, const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].kind, kind))
      return shorten (name, types[i].type, types[i].shortened);
  return g_strdup (name);
}

static gboolean
in_force (const Unit *unit, const char *day)
{
  return strcmp (unit->from, day) <= 0 && (*unit->to == '\0' || strcmp (day, unit->to) <= 0);
}

static const char *
later (const char *a, const char *b)
{
  return strcmp (a, b) >= 0 ? a : b;
}

/* The earlier of two last days. */
static const char *
sooner_end (const char *a, const char *b)
{
  if (*a == '\0' || *b == '\0')
    return *a == '\0' ? b : a;
  return strcmp (a, b) <= 0 ? a : b;
}

static Seed *
seed_new (MnTransaction *tx, const MnTsv *tsv, MnDate on)
{
  Seed *seed = g_new0 (Seed, 1);
  int code = mn_tsv_column (tsv, "code"), name = mn_tsv_column (tsv, "name"), type = mn_tsv_column (tsv, "type");
  int parent = mn_tsv_column (tsv, "parent_code"), from = mn_tsv_column (tsv, "valid_from");
  int to = mn_tsv_column (tsv, "valid_to"), successor = mn_tsv_column (tsv, "successor_code");

  seed->tx = tx;
  seed->on = mn_date_to_iso (on);
  seed->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  seed->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
  for (guint row = 0; row < mn_tsv_n_rows (tsv); row++)
    {
      const char *start = mn_tsv_get (tsv, row, from);
      Unit unit = { mn_tsv_get (tsv, row, code),      mn_tsv_get (tsv, row, name),
                    mn_tsv_get (tsv, row, type),      mn_tsv_get (tsv, row, parent),
                    *start ? start : "0001-01-01",    mn_tsv_get (tsv, row, to),
                    mn_tsv_get (tsv, row, successor), 0 };
      GArray *states = g_hash_table_lookup (seed->by_code, unit.code);

      if (states == NULL)
        {
          states = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (seed->by_code, (gpointer)unit.code, states);
        }
      g_array_append_val (states, row);
      g_array_append_val (seed->units, unit);
    }
  return seed;
}

static void
seed_free (Seed *seed)
{
  g_clear_object (&seed->record);
  g_array_unref (seed->units);
  g_hash_table_unref (seed->by_code);
  g_free (seed->on);
  g_free (seed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Seed, seed_free)

/* The state of @code in force on @day; failing that the one that began last, where @or_latest says so. */
static const Unit *
find_state (Seed *seed, const char *code, const char *day, gboolean or_latest)
{
  GArray *states = g_hash_table_lookup (seed->by_code, code);
  const Unit *latest = NULL;

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const Unit *state = &g_array_index (seed->units, Unit, g_array_index (states, guint, i));

      if (in_force (state, day))
        return state;
      if (latest == NULL || strcmp (state->from, latest->from) > 0)
        latest = state;
    }
  return or_latest ? latest : NULL;
}

/* The parent's state on the day nearest to the register's that the unit itself knew. */
static const Unit *
current_parent (Seed *seed, const Unit *unit)
{
  const char *day = later (seed->on, unit->from);

  return find_state (seed, unit->parent_code, sooner_end (day, unit->to), FALSE);
}

static gboolean
add_unit (Seed *seed, Unit *unit, GError **error)
{
  const Unit *parent = *unit->parent_code != '\0' ? current_parent (seed, unit) : NULL;
  g_autofree char *short_name = NULL;
  guint type = 0;

  while (type < G_N_ELEMENTS (types) && !g_str_equal (types[type].type, unit->type))
    type++;
  if (type == G_N_ELEMENTS (types))
    g_error ("units.tsv: %s is no kind of unit", unit->type);

  short_name = shorten (unit->name, unit->type, types[type].shortened);
  mn_record_set_text (seed->record, "code", unit->code);
  mn_record_set_text (seed->record, "name", unit->name);
  mn_record_set_text (seed->record, "short_name", short_name);
  mn_record_set_text (seed->record, "kind", types[type].kind);
  mn_record_set_text (seed->record, "level", level_of_code (unit->code));
  mn_record_set_text (seed->record, "valid_from", unit->from);
  _mn_seed_set_text (seed->record, "valid_to", unit->to);
  _mn_seed_set_lasting_uuid (seed->record, LIST, (const char *[]) { unit->code, unit->from, NULL });
  if (parent != NULL)
    {
      g_assert (parent->id != 0);
      mn_record_set_integer (seed->record, "parent", parent->id);
    }
  unit->id = _mn_seed_add (seed->record, seed->tx, error);
  return unit->id != 0;
}

static gboolean
add_link (Seed *seed, const Unit *unit, const Unit *other, const char *kind, const char *from, const char *to,
          gboolean certain, const char *note, GError **error)
{
  mn_record_set_integer (seed->record, "unit", unit->id);
  mn_record_set_integer (seed->record, "other", other->id);
  mn_record_set_text (seed->record, "kind", kind);
  mn_record_set_text (seed->record, "valid_from", from);
  _mn_seed_set_text (seed->record, "valid_to", to);
  mn_record_set_integer (seed->record, "certain", certain);
  _mn_seed_set_text (seed->record, "note", note);
  _mn_seed_set_lasting_uuid (seed->record, LIST,
                             (const char *[]) { kind, unit->code, unit->from, other->code, other->from, from, NULL });
  return _mn_seed_add (seed->record, seed->tx, error) != 0;
}

/* A unit may outlive a state of its parent: one link for each state of the parent that it lived under. */
static gboolean
add_parent_links (Seed *seed, const Unit *unit, GError **error)
{
  GArray *states = g_hash_table_lookup (seed->by_code, unit->parent_code);

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const Unit *parent = &g_array_index (seed->units, Unit, g_array_index (states, guint, i));
      const char *from = later (unit->from, parent->from);
      const char *to = sooner_end (unit->to, parent->to);

      if (*to != '\0' && strcmp (to, from) < 0)
        continue;
      if (!add_link (seed, unit, parent, "parent", from, to, TRUE, "", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_successor_links (Seed *seed, const Unit *unit, GError **error)
{
  g_auto (GStrv) codes = NULL;
  g_autofree char *day = NULL;
  MnDate end;

  if (*unit->successors == '\0' || *unit->to == '\0')
    return TRUE;
  if (!mn_date_parse_iso (unit->to, &end, error))
    return FALSE;
  day = mn_date_to_iso (mn_date_add_days (end, 1));
  codes = g_strsplit (unit->successors, ";", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      const Unit *other = find_state (seed, codes[i], day, TRUE);
      gboolean only = codes[1] == NULL;

      if (other == NULL || other == unit)
        continue;
      if (!add_link (seed, unit, other, "successor", day, "", only,
                     only     ? ""
                     : i == 0 ? "Đơn vị kế thừa chính, cần xác nhận"
                              : "Cần xác nhận",
                     error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_links (Seed *seed, GError **error)
{
  for (guint i = 0; i < seed->units->len; i++)
    {
      const Unit *unit = &g_array_index (seed->units, Unit, i);

      if (!add_parent_links (seed, unit, error) || !add_successor_links (seed, unit, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_mn_seed_units (MnTransaction *tx, MnDate on, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnTsv) tsv = mn_tsv_load (MN_SEED_LISTS LIST, error);
  g_autoptr (Seed) seed = NULL;

  if (tsv == NULL)
    return FALSE;
  seed = seed_new (tx, tsv, on);
  seed->record = mn_record_new (mn_entity_find ("unit"));
  mn_transaction_begin_range (tx, "unit");
  /* Provinces come before districts and these before communes in the list: a parent has its id when it is asked for. */
  for (guint i = 0; i < seed->units->len; i++)
    {
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!add_unit (seed, &g_array_index (seed->units, Unit, i), error))
        return FALSE;
    }
  if (!mn_transaction_end_range (tx, error))
    return FALSE;

  g_set_object (&seed->record, NULL);
  seed->record = mn_record_new (mn_entity_find ("unit_link"));
  mn_transaction_begin_range (tx, "unit_link");
  return add_links (seed, error) && mn_transaction_end_range (tx, error);
}
