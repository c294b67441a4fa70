/* test-sample.c: the sample's figures, added up by somebody else
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-register.h"
#include "mn-sample.h"
#include "register-fixture.h"

#include <glib/gstdio.h>

/* Plain SQL on the finished file, none of the program's queries. The figures are those of the five-year review of
 * directive 20-CT/TW. */

static Register reg;

#define ON "2017-05-31"
#define IN_FORCE "valid_from <= '" ON "' AND (valid_to IS NULL OR valid_to >= '" ON "')"
#define A_IN_FORCE "a.valid_from <= '" ON "' AND (a.valid_to IS NULL OR a.valid_to >= '" ON "')"
/* A partial date counts until its last possible day. */
#define UNDER_16 "substr(birth_date || '-12-31', 1, 10) > '2001-05-31'"

static void
test_same_bytes (void)
{
  g_autofree char *again = g_build_filename (reg.folder, "again.mangnon", NULL);
  g_autofree char *first_bytes = NULL, *second_bytes = NULL;
  gsize first_length = 0, second_length = 0;
  g_autoptr (GError) error = NULL;

  mn_sample_write (again, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (reg.path, &first_bytes, &first_length, NULL));
  g_assert_true (g_file_get_contents (again, &second_bytes, &second_length, NULL));
  g_assert_cmpuint (first_length, ==, second_length);
  g_assert_true (memcmp (first_bytes, second_bytes, first_length) == 0);
  g_assert_cmpint (g_unlink (again), ==, 0);
}

static void
test_file (void)
{
  g_autofree char *integrity = register_text (&reg, "PRAGMA integrity_check");
  g_autofree char *journal = register_text (&reg, "PRAGMA journal_mode");

  g_assert_cmpstr (integrity, ==, "ok");
  g_assert_cmpstr (journal, ==, "delete");
  assert_sql (&reg, "SELECT count(*) FROM pragma_foreign_key_check", 0);
  assert_sql (&reg, "SELECT count(*) FROM register WHERE sample = 1 AND working_date = '" ON "'", 1);
  assert_sql (
      &reg,
      "SELECT count(*) FROM register r JOIN unit u ON u.id = r.unit WHERE u.code = '468' AND u.name = 'Huyện Cam Lộ'",
      1);
  assert_sql (&reg, "SELECT count(*) FROM change WHERE action = 'sample'", 1);
  assert_sql (&reg, "SELECT count(*) FROM change", 2);
  assert_sql (&reg,
              "SELECT count(*) FROM office WHERE name = 'Phòng Lao động - Thương binh và Xã hội' AND "
              "parent_name = 'Ủy ban nhân dân huyện Cam Lộ' AND place = 'Cam Lộ' AND head_name IS NOT NULL",
              1);
}

static void
test_children (void)
{
  assert_sql (&reg, "SELECT count(*) FROM child WHERE " UNDER_16, 13712);
  assert_sql (&reg, "SELECT count(*) FROM child", 13712 + 24);
  assert_sql (&reg, "SELECT count(DISTINCT unit) FROM child", 9);
  assert_sql (
      &reg,
      "SELECT count(*) FROM unit WHERE id IN (SELECT unit FROM child) AND code IN ('19597', '19600', '19603', '19606', "
      "'19609', '19612', '19615', '19618', '19621') AND " IN_FORCE,
      9);
  assert_sql (&reg, "SELECT count(*) FROM (SELECT 1 FROM child GROUP BY full_name, birth_date HAVING count(*) > 1)", 0);
  assert_sql (&reg, "SELECT count(*) FROM child WHERE birth_date > '" ON "'", 0);
  g_assert_cmpint (register_number (&reg, "SELECT count(*) FROM child WHERE length(birth_date) = 4"), >, 20);
  g_assert_cmpint (register_number (&reg, "SELECT count(*) FROM child WHERE family_name IS NULL"), >, 20);
  assert_sql (&reg,
              "SELECT count(*) FROM child WHERE personal_id IS NOT NULL AND (length(personal_id) <> 12 OR "
              "personal_id NOT LIKE '045%')",
              0);
  /* Each lives in one household, in a village, both in the commune that the child's row says. */
  assert_sql (
      &reg,
      "SELECT count(*) FROM child c WHERE 1 <> (SELECT count(*) FROM residence r JOIN household h ON h.id = "
      "r.household "
      "JOIN village v ON v.id = r.village WHERE r.child = c.id AND r.valid_from <= '" ON "' AND (r.valid_to IS NULL OR "
      "r.valid_to >= '" ON "') AND h.unit = r.unit AND v.unit = r.unit AND h.village = v.id AND c.unit = r.unit AND "
      "c.village = v.id AND c.household = h.id)",
      0);
  assert_sql (&reg,
              "SELECT count(*) FROM residence a JOIN residence b ON b.child = a.child AND b.id > a.id "
              "WHERE a.valid_from <= coalesce(b.valid_to, '9') AND b.valid_from <= coalesce(a.valid_to, '9')",
              0);
  assert_sql (&reg,
              "SELECT count(*) FROM household h WHERE NOT EXISTS (SELECT 1 FROM child c WHERE c.household = h.id)", 0);
  g_assert_cmpint (register_number (&reg, "SELECT count(*) FROM household"), >=, 7000);
  g_assert_cmpint (register_number (&reg, "SELECT count(*) FROM household"), <=, 8200);
}

/* Nothing of a life begins before it. */
static void
test_lives (void)
{
  static const char *const tables[]
      = { "residence", "circumstance", "schooling", "assistance", "insurance_card", "stay", "award" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s t JOIN child c ON c.id = t.child WHERE "
                                              "t.valid_from < c.birth_date OR t.valid_to < t.valid_from",
                                              tables[i]);

      assert_sql (&reg, sql, 0);
    }
  assert_sql (&reg,
              "SELECT count(*) FROM benefit b JOIN child c ON c.id = b.child WHERE b.received_on < c.birth_date OR "
              "b.received_on > '" ON "'",
              0);
  assert_sql (
      &reg,
      "SELECT count(*) FROM participation p JOIN child c ON c.id = p.child JOIN activity a ON a.id = p.activity "
      "WHERE a.starts_on < c.birth_date OR a.starts_on > '" ON "'",
      0);
}

#define HELD_BY(codes)                                                                                                 \
  "SELECT count(DISTINCT a.child) FROM circumstance a JOIN circumstance_group g ON g.id = a.circumstance_group WHERE " \
  "g.code " codes " AND " A_IN_FORCE " AND g.valid_from <= '" ON "' AND (g.valid_to IS NULL OR g.valid_to >= '" ON     \
  "')"

/* "353 trẻ em đang hưởng chế độ hàng tháng … (mồ côi cả cha lẫn mẹ không nơi nương tựa: 18 em, trẻ em khuyết tật: 137
 * em, trẻ em mồ côi cha hoặc mẹ: 198 em)" */
static void
test_assistance (void)
{
  assert_sql (&reg, "SELECT count(*) FROM assistance WHERE " IN_FORCE, 353);
  assert_sql (&reg, "SELECT count(DISTINCT child) FROM assistance", 353);
  assert_sql (
      &reg,
      "SELECT count(*) FROM assistance a JOIN assistance_category c ON c.id = a.category WHERE c.code LIKE 'K1_%'", 18);
  assert_sql (
      &reg,
      "SELECT count(*) FROM assistance a JOIN assistance_category c ON c.id = a.category WHERE c.code LIKE 'K6_%'",
      137);
  assert_sql (
      &reg, "SELECT count(*) FROM assistance a JOIN assistance_category c ON c.id = a.category WHERE c.code = 'DP_MC1'",
      198);
  assert_sql (&reg, HELD_BY ("= 'L04.01.1'"), 18);
  assert_sql (&reg, HELD_BY ("LIKE 'L04.02.%'"), 137);
  assert_sql (&reg, HELD_BY ("= 'DP.01'"), 198);
  assert_sql (&reg,
              "SELECT count(*) FROM assistance WHERE amount * 100 <> standard * coefficient OR amount IS NULL OR "
              "recipient IS NULL "
              "OR substr(decision_date, 1, 7) || '-01' <> valid_from OR strftime('%w', decision_date) IN ('0', '6')",
              0);
  /* Paid to somebody alive: who brings an orphan up heads the household. */
  assert_sql (&reg,
              "SELECT count(*) FROM assistance a JOIN child c ON c.id = a.child WHERE a.recipient <> CASE WHEN "
              "c.carer_name IS NOT NULL THEN c.carer_name WHEN c.lives_with = 'father' THEN c.father_name ELSE "
              "c.mother_name END",
              0);
  assert_sql (
      &reg,
      "SELECT count(*) FROM child c JOIN household h ON h.id = c.household WHERE (c.note LIKE 'Cha đã mất%' AND "
      "(h.head_name = c.father_name OR c.father_born IS NOT NULL OR c.father_phone IS NOT NULL)) OR (c.note "
      "LIKE '%ẹ đã mất%' AND (h.head_name = c.mother_name OR c.mother_born IS NOT NULL OR c.mother_phone IS "
      "NOT NULL))",
      0);
  assert_sql (&reg, "SELECT count(*) FROM child WHERE note LIKE '%đã mất%' AND id IN (SELECT child FROM assistance)",
              18 + 198);
  /* The rate in force for its category says the same. */
  assert_sql (&reg,
              "SELECT count(*) FROM assistance a WHERE NOT EXISTS (SELECT 1 FROM assistance_rate r WHERE r.category = "
              "a.category "
              "AND r.amount = a.amount AND r.valid_from <= a.valid_from AND (r.valid_to IS NULL OR r.valid_to >= '" ON
              "'))",
              0);
  assert_sql (
      &reg,
      "SELECT sum(a.amount) FROM assistance a JOIN assistance_category c ON c.id = a.category WHERE c.code LIKE 'K1_%'",
      17 * 405000 + 675000);
  /* Under 4 or not, poor or not: as the category says. */
  assert_sql (&reg,
              "SELECT count(*) FROM assistance a JOIN assistance_category c ON c.id = a.category JOIN child k ON k.id "
              "= a.child "
              "WHERE (c.code = 'K1_D4') <> (c.code LIKE 'K1_%' AND k.birth_date > '2013-05-31')",
              0);
  assert_sql (&reg,
              "SELECT count(*) FROM assistance a JOIN assistance_category c ON c.id = a.category JOIN child k ON k.id "
              "= a.child "
              "JOIN household h ON h.id = k.household WHERE c.code LIKE 'K6_%' AND (c.code NOT LIKE '%KHN') <> "
              "(coalesce(h.poverty, '') = 'poor')",
              0);
  g_assert_cmpint (register_number (&reg, "SELECT count(DISTINCT a.category) FROM assistance a"), >=, 6);
}

static void
test_care (void)
{
  assert_sql (&reg, "SELECT count(*) FROM stay WHERE " IN_FORCE, 4);
  assert_sql (&reg, "SELECT count(*) FROM stay WHERE child IN (SELECT child FROM assistance)", 0);
  assert_sql (&reg, "SELECT count(DISTINCT valid_from) FROM stay", 4);
  assert_sql (&reg,
              "SELECT count(*) FROM child WHERE id IN (SELECT child FROM stay) AND (coalesce(father_name, mother_name) "
              "IS NOT NULL OR lives_with <> 'institution')",
              0);
  /* "Cấp miễn phí tổng thẻ BHYT: 5.905 thẻ, thành tiền 3.667.005.000,đ/( tính đến 31/5/2017)" */
  assert_sql (&reg, "SELECT count(*) FROM insurance_card WHERE " IN_FORCE, 5905);
  assert_sql (&reg, "SELECT count(DISTINCT child) FROM insurance_card", 5905);
  assert_sql (&reg, "SELECT sum(amount) FROM insurance_card WHERE " IN_FORCE, G_GINT64_CONSTANT (3667005000));
  assert_sql (&reg, "SELECT count(DISTINCT number) FROM insurance_card", 5905);
  /* Under 6, on assistance, poor: nobody is left out. */
  assert_sql (
      &reg,
      "SELECT count(*) FROM child c LEFT JOIN household h ON h.id = c.household WHERE c.birth_date > '2001-05-31' AND "
      "(c.birth_date > '2011-05-31' OR c.id IN (SELECT child FROM assistance) OR h.poverty = 'poor') AND "
      "c.id NOT IN (SELECT child FROM insurance_card)",
      0);
}

#define AWARDS(code)                                                                                                   \
  "SELECT count(*) FROM award a JOIN scheme s ON s.id = a.scheme WHERE s.code = '" code "' AND " A_IN_FORCE
#define TOTAL(code) "SELECT sum(a.amount) FROM award a JOIN scheme s ON s.id = a.scheme WHERE s.code = '" code "'"

static void
test_awards (void)
{
  assert_sql (&reg, AWARDS ("HB-ZHISHAN"), 69);
  assert_sql (&reg, AWARDS ("HB-FPT"), 20);
  assert_sql (&reg, AWARDS ("HB-VNEP"), 5);
  assert_sql (&reg, AWARDS ("HB-AIA"), 7);
  assert_sql (&reg, AWARDS ("HB-CLYT"), 6);
  assert_sql (&reg, TOTAL ("HB-FPT"), 24000000);
  assert_sql (&reg, TOTAL ("HB-VNEP"), 16250000);
  /* "AIA: 7 em, số tiền: 23.0000.000": there is no such amount. */
  assert_sql (&reg, AWARDS ("HB-AIA") " AND a.amount IS NULL AND a.note LIKE '%23.0000.000%'", 7);
  assert_sql (&reg, AWARDS ("HB-CLYT") " AND a.amount IS NULL", 6);
  assert_sql (
      &reg,
      AWARDS (
          "HB-ZHISHAN") " AND a.amount <> CASE a.level WHEN 'upper_secondary' THEN 120000 WHEN 'student' THEN 200000 "
                        "ELSE 100000 END",
      0);
  assert_sql (
      &reg,
      "SELECT count(*) FROM award a WHERE a.amount IS NOT NULL AND NOT EXISTS (SELECT 1 FROM scheme_rate r WHERE "
      "r.scheme = a.scheme AND r.amount = a.amount AND (r.level IS NULL OR r.level = a.level))",
      0);
  assert_sql (&reg,
              AWARDS ("HB-FPT") " AND a.child NOT IN (SELECT c.child FROM circumstance c JOIN circumstance_group g ON "
                                "g.id = c.circumstance_group WHERE g.code LIKE 'L04.02.%')",
              0);
  assert_sql (&reg, "SELECT sum(quantity) FROM benefit WHERE item = 'Xe đạp'", 11);
  assert_sql (&reg, "SELECT count(*) FROM child WHERE NOT " UNDER_16 " AND id NOT IN (SELECT child FROM award)", 0);
}

static void
test_programmes (void)
{
  assert_sql (
      &reg,
      "SELECT count(*) FROM programme WHERE kind = 'mid_autumn' AND starts_on = CASE year WHEN 2013 THEN '2013-09-19' "
      "WHEN 2014 THEN '2014-09-08' WHEN 2015 THEN '2015-09-27' WHEN 2016 THEN '2016-09-15' WHEN 2017 THEN '2017-10-04' "
      "END",
      5);
  assert_sql (
      &reg,
      "SELECT count(DISTINCT year) FROM programme WHERE kind = 'action_month' AND starts_on = year || '-06-01' AND "
      "ends_on = year || '-06-30'",
      5);
  assert_sql (&reg, "SELECT count(*) FROM programme WHERE (status = 'planned') <> (starts_on > '" ON "')", 0);
  g_assert_cmpint (
      register_number (&reg, "SELECT count(*) FROM activity WHERE starts_on LIKE '2017-06-%' AND status = 'planned'"),
      >=, 4);
  /* Trung thu 2016: gifts in each of the nine communes. */
  assert_sql (&reg,
              "SELECT count(DISTINCT c.unit) FROM benefit b JOIN programme p ON p.id = b.programme JOIN child c ON "
              "c.id = b.child "
              "WHERE p.code = 'TT-2016'",
              9);
  g_assert_cmpint (
      register_number (&reg, "SELECT count(DISTINCT b.child) FROM benefit b JOIN programme p ON p.id = b.programme "
                             "WHERE p.code = 'TT-2016'"),
      >=, 200);
  assert_sql (&reg, "SELECT count(*) FROM benefit WHERE programme IS NOT NULL AND child NOT IN (SELECT id FROM child)",
              0);
  assert_sql (
      &reg,
      "SELECT count(*) FROM activity a JOIN programme p ON p.id = a.programme WHERE p.code = 'TT-2016' AND a.unit IN "
      "(SELECT DISTINCT unit FROM child)",
      9);
}

/* What a sample row says about itself, and who wrote it. */
static void
test_rows (void)
{
  static const char *const entities[]
      = { "village",    "household",      "poverty", "child",     "residence", "circumstance",  "schooling",
          "assistance", "insurance_card", "stay",    "programme", "activity",  "participation", "sponsor",
          "scheme",     "scheme_rate",    "award",   "benefit",   "officer" };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autofree char *notes = g_strdup_printf ("SELECT count(*) FROM %s WHERE note IS NULL", entities[i]);
      g_autofree char *audit = g_strdup_printf (
          "SELECT count(*) FROM %s t WHERE 1 <> (SELECT count(*) FROM audit a JOIN change g ON g.id = a.change WHERE "
          "a.entity = '%s' AND a.row_id = t.id AND a.op = 'create' AND g.action = 'sample')",
          entities[i], entities[i]);
      g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", entities[i]);

      assert_sql (&reg, notes, 0);
      assert_sql (&reg, audit, 0);
      g_assert_cmpint (register_number (&reg, count), >, 0);
      g_test_message ("%s: %d rows", entities[i], (int)register_number (&reg, count));
    }
}

static void
check_texts (const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (reg.db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text;

          if (sqlite3_column_type (statement, i) != SQLITE_TEXT)
            continue;
          text = (const char *)sqlite3_column_text (statement, i);
          /* GLib, not our own core. ASCII is by far the most. */
          if (!g_str_is_ascii (text))
            {
              g_autofree char *nfc = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

              g_assert_cmpstr (text, ==, nfc);
            }
        }
    }
  sqlite3_finalize (statement);
}

static void
test_nfc (void)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (
      sqlite3_prepare_v2 (reg.db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
                          -1, &statement, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    check_texts ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
}

/* The program's own opinion of the file. */
static void
test_check (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MnRegister) opened = NULL;
  g_autoptr (GError) error = NULL;

  opened = mn_register_open (reg.path, MN_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (mn_register_is_sample (opened));
  g_assert_false (mn_register_needs_refresh (opened));
  g_assert_cmpstr (mn_register_get_unit_name (opened), ==, "Huyện Cam Lộ");
  g_assert_true (mn_register_check (opened, problems, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (mn_register_close (opened, &error));
  g_assert_no_error (error);
}

/* Every row would pass the form it is shown in: no error, whatever is doubtful. */
static void
test_valid (void)
{
  g_autoptr (MnRegister) opened = mn_register_open (reg.path, MN_STORE_OPEN_READ_ONLY, NULL);

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT min(id) FROM %s", (*entity)->name);
      g_autofree char *last_sql = g_strdup_printf ("SELECT max(id) FROM %s", (*entity)->name);
      gint64 first = register_number (&reg, sql), last = register_number (&reg, last_sql);
      gint64 step = 1 + (last - first) / 200;

      for (gint64 id = first; id <= last && id > 0; id += step)
        {
          MnCheckContext context = mn_register_check_context (opened, id);
          g_autoptr (MnRecord) record = mn_record_load (mn_register_get_reader (opened), *entity, id, NULL);
          g_autoptr (GPtrArray) problems = mn_record_validate (record, &context);

          for (guint i = 0; i < problems->len; i++)
            {
              const MnProblem *problem = g_ptr_array_index (problems, i);

              if (problem->severity == MN_PROBLEM_ERROR)
                g_error ("%s %d: %s", (*entity)->name, (int)id, problem->message);
            }
        }
    }
  mn_register_close (opened, NULL);
}

/* What stands in the way is left alone; a cancel leaves nothing. */
static void
test_refusals (void)
{
  g_autofree char *other = g_build_filename (reg.folder, "other.mangnon", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (mn_sample_write (reg.path, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (mn_sample_write (other, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  gint64 start;
  int result;

  g_test_init (&argc, &argv, NULL);
  reg.folder = g_dir_make_tmp ("mn-sample-XXXXXX", NULL);
  reg.path = g_build_filename (reg.folder, "cam-lo.mangnon", NULL);
  start = g_get_monotonic_time ();
  mn_sample_write (reg.path, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("made in %d ms", (int)((g_get_monotonic_time () - start) / 1000));
  register_look_at (&reg);

  g_test_add_func ("/sample/file", test_file);
  g_test_add_func ("/sample/children", test_children);
  g_test_add_func ("/sample/lives", test_lives);
  g_test_add_func ("/sample/assistance", test_assistance);
  g_test_add_func ("/sample/care", test_care);
  g_test_add_func ("/sample/awards", test_awards);
  g_test_add_func ("/sample/programmes", test_programmes);
  g_test_add_func ("/sample/rows", test_rows);
  g_test_add_func ("/sample/nfc", test_nfc);
  g_test_add_func ("/sample/check", test_check);
  g_test_add_func ("/sample/valid", test_valid);
  g_test_add_func ("/sample/refusals", test_refusals);
  g_test_add_func ("/sample/same-bytes", test_same_bytes);
  result = g_test_run ();
  register_clear (&reg);
  return result;
}
