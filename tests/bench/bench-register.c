/* bench-register.c: a register of as many children as a bench wants
 *
 * Every name is made of parts at random, with the weights that families have among Vietnamese people, so that common
 * beginnings are as common as they are.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-register.h"

#include <sqlite3.h>

#include "mn-register.h"

#define PROVINCE "45"
#define DAY "2017-05-31"

static const struct {
  const char *name;
  int weight;
} families[] = {
  { "Nguyễn", 384 }, { "Trần", 110 }, { "Lê", 95 },  { "Phạm", 70 },  { "Hoàng", 51 }, { "Phan", 45 }, { "Vũ", 39 },
  { "Võ", 39 },      { "Đặng", 21 },  { "Bùi", 20 }, { "Đỗ", 14 },    { "Hồ", 13 },    { "Ngô", 13 },  { "Dương", 10 },
  { "Lý", 5 },       { "Đào", 4 },    { "Đinh", 4 }, { "Trương", 9 }, { "Lâm", 4 },    { "Mai", 4 },   { "Trịnh", 4 },
  { "Cao", 4 },      { "Thái", 4 },   { "Tạ", 3 },   { "Châu", 3 },   { "Hà", 3 },     { "Lương", 3 }, { "Đoàn", 4 },
  { "Văn", 2 },      { "Kray", 1 },   { "Pả", 1 },   { "Ăm", 1 },     { "Khổng", 1 },  { "Quách", 1 },
};

static const char *const girl_middles[]
    = { "Thị",    "Thị",     "Thị",      "Thị Hồng",  "Thị Thu", "Thị Thùy", "Ngọc", "Thị Ngọc",
        "Phương", "Khánh",   "Minh",     "Thị Kim",   "Quỳnh",   "Thị Hoài", "Bảo",  "Diệu",
        "Thị Mỹ", "Thị Ánh", "Thị Minh", "Thị Thanh", "Thảo",    "Hà",       "Cẩm",  "Tú" };
static const char *const boy_middles[]
    = { "Văn",  "Văn", "Văn", "Hữu",   "Đức", "Minh", "Quốc", "Gia",  "Công", "Xuân",  "Thanh", "Ngọc",
        "Đình", "Bá",  "Duy", "Hoàng", "Anh", "Tuấn", "Nhật", "Viết", "Thế",  "Trọng", "Quang", "Mạnh" };
static const char *const girl_names[]
    = { "An",     "Anh",  "Ánh",  "Bình",  "Châu", "Chi",    "Diễm",   "Diệp",  "Dung",  "Duyên", "Giang", "Hà",
        "Hân",    "Hằng", "Hạnh", "Hiền",  "Hoa",  "Hồng",   "Huệ",    "Hương", "Huyền", "Khuê",  "Lan",   "Lành",
        "Lệ",     "Liên", "Linh", "Loan",  "Ly",   "Mai",    "My",     "Mỹ",    "Na",    "Nga",   "Ngân",  "Ngọc",
        "Nguyệt", "Nhi",  "Như",  "Nhung", "Oanh", "Phúc",   "Phượng", "Quyên", "Quỳnh", "Sương", "Tâm",   "Thảo",
        "Thi",    "Thơ",  "Thu",  "Thủy",  "Thúy", "Thương", "Tiên",   "Trâm",  "Trang", "Trinh", "Trúc",  "Tú",
        "Tuyết",  "Uyên", "Vân",  "Vy",    "Xuân", "Yến",    "Ý",      "Thư" };
static const char *const boy_names[]
    = { "An",    "Anh",   "Bảo",    "Bình",  "Công",  "Cường", "Đạt",   "Định",  "Đức",  "Dũng", "Duy",   "Giang",
        "Hải",   "Hào",   "Hậu",    "Hiếu",  "Hiệp",  "Hòa",   "Hoàng", "Hùng",  "Hưng", "Huy",  "Khang", "Khánh",
        "Khoa",  "Khôi",  "Kiên",   "Kiệt",  "Lâm",   "Lộc",   "Long",  "Luân",  "Minh", "Nam",  "Nghĩa", "Nguyên",
        "Nhân",  "Nhật",  "Phát",   "Phong", "Phú",   "Phúc",  "Quân",  "Quang", "Quốc", "Quý",  "Sang",  "Sơn",
        "Tài",   "Tâm",   "Tấn",    "Thái",  "Thắng", "Thành", "Thiện", "Thịnh", "Tiến", "Tín",  "Toàn",  "Trí",
        "Trọng", "Trung", "Trường", "Tú",    "Tuấn",  "Tùng",  "Việt",  "Vinh",  "Vũ",   "Vỹ" };

static const char *
family_name (GRand *random)
{
  static int sum;
  int at;

  if (sum == 0)
    for (guint i = 0; i < G_N_ELEMENTS (families); i++)
      sum += families[i].weight;
  at = g_rand_int_range (random, 0, sum);
  for (guint i = 0;; i++)
    if ((at -= families[i].weight) < 0)
      return families[i].name;
}

static char *
full_name (GRand *random, const char *family, gboolean girl)
{
  const char *middle = girl ? girl_middles[g_rand_int_range (random, 0, G_N_ELEMENTS (girl_middles))]
                            : boy_middles[g_rand_int_range (random, 0, G_N_ELEMENTS (boy_middles))];
  const char *given = girl ? girl_names[g_rand_int_range (random, 0, G_N_ELEMENTS (girl_names))]
                           : boy_names[g_rand_int_range (random, 0, G_N_ELEMENTS (boy_names))];

  return g_strdup_printf ("%s %s %s", family, middle, given);
}

char *
bench_register_name (GRand *random, gboolean girl)
{
  return full_name (random, family_name (random), girl);
}

/* Writing --------------------------------------------------------------------------------------------------------- */

typedef enum {
  INSERT_HOUSEHOLD,
  INSERT_CHILD,
  INSERT_RESIDENCE,
  INSERT_CARD,
  INSERT_CIRCUMSTANCE,
  INSERT_SCHOOLING,
  INSERT_POVERTY,
  N_INSERTS,
} Insert;

static const char *const inserts[N_INSERTS] = {
  "INSERT INTO household (id, uuid, code, head_name, unit) VALUES (?1, ?2, ?3, ?4, ?5)",
  "INSERT INTO child (id, uuid, code, full_name, family_name, middle_name, given_name, birth_date, sex, personal_id,"
  " father_name, father_phone, mother_name, mother_phone, fold, sort_key)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
  "INSERT INTO residence (uuid, child, unit, household, status, valid_from)"
  " VALUES (?2, ?1, ?3, ?4, CASE WHEN ?1 % 200 = 0 THEN 'temporary' ELSE 'permanent' END, '2001-01-01')",
  "INSERT INTO insurance_card (uuid, child, number, card_group, valid_from, fold)"
  " VALUES (?2, ?1, ?3, 'under_6', '2016-01-01', ' ' || lower (?3))",
  "INSERT INTO circumstance (uuid, child, circumstance_group, valid_from)"
  " VALUES (?2, ?1, (SELECT id FROM circumstance_group WHERE code = ?3), '2015-01-01')",
  "INSERT INTO schooling (uuid, child, status, valid_from) VALUES (?2, ?1, ?3, '2016-09-05')",
  "INSERT INTO poverty (uuid, household, class, valid_from) VALUES (?2, ?1, ?3, '2017-01-01')",
};

typedef struct {
  sqlite3 *db;
  sqlite3_stmt *statements[N_INSERTS];
  GRand *random;
  GArray *units;   /* of gint64: communes of the province */
  GArray *weights; /* of int: sums */
  gint64 n_uuids;
} Maker;

static void
run (Maker *maker, const char *sql)
{
  if (sqlite3_exec (maker->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (maker->db));
}

static void
bind (Maker *maker, Insert insert, int parameter, const char *text)
{
  sqlite3_bind_text (maker->statements[insert], parameter, text, -1, SQLITE_TRANSIENT);
}

/* UUIDs that count: nobody asks them for more than being different. */
static void
put (Maker *maker, Insert insert, gint64 id)
{
  sqlite3_stmt *statement = maker->statements[insert];
  g_autofree char *uuid = g_strdup_printf ("0be0c400-0000-4000-8000-%012" G_GINT64_FORMAT, ++maker->n_uuids);

  sqlite3_bind_int64 (statement, 1, id);
  bind (maker, insert, 2, uuid);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s: %s", inserts[insert], sqlite3_errmsg (maker->db));
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static void
open_file (Maker *maker, const char *path)
{
  sqlite3_stmt *statement;
  int sum = 0;

  if (sqlite3_open (path, &maker->db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (maker->db));
  run (maker, "PRAGMA synchronous = OFF");
  run (maker, "BEGIN IMMEDIATE");
  for (guint i = 0; i < N_INSERTS; i++)
    if (sqlite3_prepare_v2 (maker->db, inserts[i], -1, &maker->statements[i], NULL) != SQLITE_OK)
      g_error ("%s: %s", inserts[i], sqlite3_errmsg (maker->db));
  maker->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  maker->weights = g_array_new (FALSE, FALSE, sizeof (int));
  sqlite3_prepare_v2 (maker->db,
                      "SELECT c.id FROM unit AS p JOIN unit AS d ON d.parent = p.id JOIN unit AS c ON c.parent = d.id"
                      " WHERE p.code = '" PROVINCE
                      "' AND c.level = 'commune' AND (c.valid_to IS NULL OR c.valid_to > '" DAY
                      "') AND c.valid_from <= '" DAY "' ORDER BY c.code",
                      -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      sum += 20 + g_rand_int_range (maker->random, 0, 60);
      g_array_append_val (maker->units, id);
      g_array_append_val (maker->weights, sum);
    }
  sqlite3_finalize (statement);
  if (maker->units->len == 0)
    g_error ("The province has no communes");
}

static void
close_file (Maker *maker)
{
  run (maker, "DELETE FROM meta WHERE key = 'current_on'");
  run (maker, "COMMIT");
  for (guint i = 0; i < N_INSERTS; i++)
    sqlite3_finalize (maker->statements[i]);
  sqlite3_close (maker->db);
  g_array_unref (maker->units);
  g_array_unref (maker->weights);
}

/* People ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 household;
  gint64 unit;
  char *father;
  char *mother;
  char *phones[2];
} Parents;

static void
clear_parents (Parents *parents)
{
  g_clear_pointer (&parents->father, g_free);
  g_clear_pointer (&parents->mother, g_free);
  g_clear_pointer (&parents->phones[0], g_free);
  g_clear_pointer (&parents->phones[1], g_free);
}

static gboolean
chance (Maker *maker, int percent)
{
  return g_rand_int_range (maker->random, 0, 100) < percent;
}

static char *
phone (Maker *maker)
{
  return chance (maker, 60)
             ? g_strdup_printf ("09%d %03d %03d", g_rand_int_range (maker->random, 0, 90) + 10,
                                g_rand_int_range (maker->random, 0, 1000), g_rand_int_range (maker->random, 0, 1000))
             : NULL;
}

static void
add_household (Maker *maker, Parents *parents)
{
  g_autofree char *code = g_strdup_printf ("H%06" G_GINT64_FORMAT, parents->household + 1);
  int sum = g_array_index (maker->weights, int, maker->weights->len - 1);
  int at = g_rand_int_range (maker->random, 0, sum);
  guint unit = 0;

  clear_parents (parents);
  while (g_array_index (maker->weights, int, unit) <= at)
    unit++;
  parents->household++;
  parents->unit = g_array_index (maker->units, gint64, unit);
  parents->father = full_name (maker->random, family_name (maker->random), FALSE);
  parents->mother = full_name (maker->random, family_name (maker->random), TRUE);
  parents->phones[0] = phone (maker);
  parents->phones[1] = phone (maker);
  bind (maker, INSERT_HOUSEHOLD, 3, code);
  bind (maker, INSERT_HOUSEHOLD, 4, parents->father);
  sqlite3_bind_int64 (maker->statements[INSERT_HOUSEHOLD], 5, parents->unit);
  put (maker, INSERT_HOUSEHOLD, parents->household);
  if (chance (maker, 18))
    {
      bind (maker, INSERT_POVERTY, 3, chance (maker, 55) ? "poor" : "near_poor");
      put (maker, INSERT_POVERTY, parents->household);
    }
}

static void
bind_keys (Maker *maker, const MnName *name, const char *const *texts, guint n_texts)
{
  g_autofree char *fold = mn_fold_key (texts, n_texts);
  g_autoptr (GBytes) key = mn_collate_name_key (name->family, name->middle, name->given);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (key, &size);

  bind (maker, INSERT_CHILD, 15, fold);
  sqlite3_bind_blob (maker->statements[INSERT_CHILD], 16, bytes, (int)size, SQLITE_TRANSIENT);
}

/* The year it was born in. */
static int
add_child (Maker *maker, gint64 id, const Parents *parents)
{
  gboolean girl = chance (maker, 48);
  g_auto (GStrv) words = g_strsplit (parents->father, " ", 2);
  g_autofree char *full = full_name (maker->random, words[0], girl);
  g_autofree char *code = g_strdup_printf ("QT%06" G_GINT64_FORMAT, id);
  g_autofree char *person = g_strdup_printf ("045%09" G_GINT64_FORMAT, (id * 7919) % 1000000000);
  int year = g_rand_int_range (maker->random, 2000, 2018);
  int month = year == 2017 ? g_rand_int_range (maker->random, 1, 6) : g_rand_int_range (maker->random, 1, 13);
  g_autofree char *birth = chance (maker, 2)
                               ? g_strdup_printf ("%d", MIN (year, 2016))
                               : g_strdup_printf ("%d-%02d-%02d", year, month, g_rand_int_range (maker->random, 1, 29));
  const char *texts[] = { code, full, person, parents->phones[0], parents->phones[1] };
  g_auto (MnName) name = { NULL, NULL, NULL };

  mn_name_split (full, &name);
  bind (maker, INSERT_CHILD, 3, code);
  bind (maker, INSERT_CHILD, 4, full);
  bind (maker, INSERT_CHILD, 5, name.family);
  bind (maker, INSERT_CHILD, 6, name.middle);
  bind (maker, INSERT_CHILD, 7, name.given);
  bind (maker, INSERT_CHILD, 8, birth);
  bind (maker, INSERT_CHILD, 9, girl ? "female" : "male");
  bind (maker, INSERT_CHILD, 10, person);
  bind (maker, INSERT_CHILD, 11, parents->father);
  bind (maker, INSERT_CHILD, 12, parents->phones[0]);
  bind (maker, INSERT_CHILD, 13, parents->mother);
  bind (maker, INSERT_CHILD, 14, parents->phones[1]);
  bind_keys (maker, &name, texts, G_N_ELEMENTS (texts));
  put (maker, INSERT_CHILD, id);
  return year;
}

static void
add_life (Maker *maker, gint64 id, int year, const Parents *parents)
{
  static const char *const codes[] = { "01.01", "01.02", "03.01", "05", "06.01", "06.02", "08.01", "10.01", "12.01" };
  static const char *const risks[] = { "NC.01", "NC.02", "NC.03", "NC.04" };
  g_autofree char *card = g_strdup_printf ("TE145%010" G_GINT64_FORMAT, (id * 104729) % 10000000000);

  sqlite3_bind_int64 (maker->statements[INSERT_RESIDENCE], 3, parents->unit);
  sqlite3_bind_int64 (maker->statements[INSERT_RESIDENCE], 4, parents->household);
  put (maker, INSERT_RESIDENCE, id);
  if (year > 2010 || chance (maker, 50))
    {
      bind (maker, INSERT_CARD, 3, card);
      put (maker, INSERT_CARD, id);
    }
  if (g_rand_int_range (maker->random, 0, 1000) < 26)
    {
      bind (maker, INSERT_CIRCUMSTANCE, 3, codes[g_rand_int_range (maker->random, 0, G_N_ELEMENTS (codes))]);
      put (maker, INSERT_CIRCUMSTANCE, id);
    }
  if (g_rand_int_range (maker->random, 0, 1000) < 45)
    {
      bind (maker, INSERT_CIRCUMSTANCE, 3, risks[g_rand_int_range (maker->random, 0, G_N_ELEMENTS (risks))]);
      put (maker, INSERT_CIRCUMSTANCE, id);
    }
  if (year < 2014)
    {
      bind (maker, INSERT_SCHOOLING, 3, chance (maker, 98) ? "studying" : "dropped_out");
      put (maker, INSERT_SCHOOLING, id);
    }
}

static void
refresh (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);

  if (reg == NULL || !mn_register_refresh (reg, &error) || !mn_register_close (reg, &error))
    g_error ("%s: %s", path, error->message);
}

void
bench_register_make (const char *path, guint n_children)
{
  g_autoptr (GError) error = NULL;
  Maker maker = { .random = g_rand_new_with_seed (2017) };
  Parents parents = { 0 };
  guint left = 0;

  if (!mn_register_create (path, PROVINCE, mn_date_new (2017, 5, 31), NULL, &error))
    g_error ("%s: %s", path, error->message);
  open_file (&maker, path);
  for (guint i = 1; i <= n_children; i++)
    {
      int year;

      if (left == 0)
        {
          add_household (&maker, &parents);
          left = (guint)g_rand_int_range (maker.random, 1, 5);
        }
      left--;
      year = add_child (&maker, i, &parents);
      add_life (&maker, i, year, &parents);
    }
  clear_parents (&parents);
  close_file (&maker);
  g_rand_free (maker.random);
  refresh (path);
}
