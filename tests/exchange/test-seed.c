/* test-seed.c: the national lists of a new register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-register.h"
#include "register-fixture.h"

static Register reg;

#define IN_FORCE(day) "valid_from <= '" day "' AND (valid_to IS NULL OR valid_to >= '" day "')"
#define CHILDREN_OF(code, day)                                                                                         \
  "SELECT count(*) FROM unit_link l JOIN unit u ON u.id = l.unit JOIN unit p ON p.id = l.other WHERE l.kind = "        \
  "'parent'"                                                                                                           \
  " AND p.code = '" code "' AND l.valid_from <= '" day "' AND (l.valid_to IS NULL OR l.valid_to >= '" day "')"         \
  " AND u.valid_from <= '" day "' AND (u.valid_to IS NULL OR u.valid_to >= '" day "')"

static void
test_units (void)
{
  /* Counts of the statistics office's list on days of note. */
  static const struct {
    const char *day;
    int provinces, districts, communes;
  } counts[] = {
    { "2012-11-05", 63, 700, 11006 }, { "2017-06-01", 63, 713, 11162 }, { "2021-01-01", 63, 705, 10603 },
    { "2025-06-30", 63, 696, 10035 }, { "2025-07-01", 34, 0, 3321 },
  };

  assert_sql (&reg, "SELECT count(*) FROM unit", 16919);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      const char *const levels[] = { "province", "district", "commune" };
      const int expected[] = { counts[i].provinces, counts[i].districts, counts[i].communes };

      for (guint l = 0; l < 3; l++)
        {
          g_autofree char *sql
              = g_strdup_printf ("SELECT count(*) FROM unit WHERE level = '%s' AND valid_from <= '%s' AND "
                                 "(valid_to IS NULL OR valid_to >= '%s')",
                                 levels[l], counts[i].day, counts[i].day);

          assert_sql (&reg, sql, expected[l]);
        }
    }
  assert_sql (&reg, "SELECT count(*) FROM unit WHERE kind = 'commune' AND " IN_FORCE ("2025-07-01"), 2621);
  assert_sql (&reg, "SELECT count(*) FROM unit WHERE kind = 'ward' AND " IN_FORCE ("2025-07-01"), 687);
  assert_sql (&reg, "SELECT count(*) FROM unit WHERE kind = 'special_zone' AND " IN_FORCE ("2025-07-01"), 13);
  /* The kind is the first word of the name, but for central cities, which are called cities. */
  assert_sql (
      &reg,
      "SELECT count(*) FROM unit WHERE name NOT LIKE CASE kind WHEN 'commune' THEN 'Xã %' WHEN 'ward' THEN 'Phường %' "
      "WHEN 'township' THEN 'Thị trấn %' WHEN 'district' THEN 'Huyện %' WHEN 'province' THEN 'Tỉnh %' "
      "WHEN 'town' THEN 'Thị xã %' WHEN 'urban_district' THEN 'Quận %' WHEN 'special_zone' THEN 'Đặc khu %' "
      "ELSE 'Thành phố %' END",
      0);
}

static void
test_cam_lo (void)
{
  g_autofree char *successors = register_text (
      &reg, "SELECT group_concat(s.name || ' ' || s.code, ', ') FROM unit_link l JOIN unit u ON u.id = l.unit "
            "JOIN unit s ON s.id = l.other WHERE l.kind = 'successor' AND u.code = '468' ORDER BY l.id");
  g_autofree char *names = register_text (
      &reg,
      "SELECT group_concat(short_name, ', ') FROM (SELECT short_name FROM unit WHERE parent = (SELECT id FROM unit "
      "WHERE code = '468') AND " IN_FORCE ("2017-05-31") " ORDER BY code)");
  g_autofree char *an = register_text (
      &reg, "SELECT s.name || '/' || l.valid_from || '/' || l.certain FROM unit_link l JOIN unit u ON u.id = l.unit "
            "JOIN unit s ON s.id = l.other WHERE l.kind = 'successor' AND u.name = 'Xã Cam An' AND u.code = '19603'");

  assert_sql (&reg, CHILDREN_OF ("468", "2017-05-31"), 9);
  assert_sql (&reg, CHILDREN_OF ("468", "2021-01-01"), 8);
  assert_sql (&reg, CHILDREN_OF ("468", "2025-07-01"), 0);
  g_assert_cmpstr (successors, ==, "Xã Cam Lộ 19597, Xã Hiếu Giang 19603");
  g_assert_cmpstr (names, ==,
                   "TT Cam Lộ, Cam Tuyền, Cam An, Cam Thủy, Cam Thanh, Cam Thành, Cam Hiếu, Cam Chính, Cam Nghĩa");
  g_assert_cmpstr (an, ==, "Xã Thanh An/2020-01-01/1");
  /* Quảng Trị was 45 and took the code of Quảng Bình. */
  assert_sql (&reg,
              "SELECT count(*) FROM unit_link l JOIN unit u ON u.id = l.unit JOIN unit s ON s.id = l.other "
              "WHERE l.kind = 'successor' AND u.code IN ('44', '45') AND u.valid_to = '2025-06-30' AND s.code = '44' "
              "AND s.valid_from = '2025-07-01' AND s.name = 'Tỉnh Quảng Trị'",
              2);
}

static void
test_links (void)
{
  assert_sql (&reg, "SELECT count(*) FROM unit_link WHERE unit = other", 0);
  assert_sql (&reg, "SELECT count(*) FROM unit_link WHERE valid_to < valid_from", 0);
  /* A parent link stays inside the days of both its ends. */
  assert_sql (&reg,
              "SELECT count(*) FROM unit_link l JOIN unit u ON u.id = l.unit JOIN unit p ON p.id = l.other "
              "WHERE l.kind = 'parent' AND (l.valid_from < u.valid_from OR l.valid_from < p.valid_from "
              "OR coalesce(l.valid_to, '9') > coalesce(u.valid_to, '9') OR coalesce(l.valid_to, '9') > "
              "coalesce(p.valid_to, '9'))",
              0);
  /* Never two parents on one day. */
  assert_sql (
      &reg,
      "SELECT count(*) FROM unit_link a JOIN unit_link b ON b.unit = a.unit AND b.id > a.id AND b.kind = 'parent' "
      "WHERE a.kind = 'parent' AND a.valid_from <= coalesce(b.valid_to, '9') AND b.valid_from <= coalesce(a.valid_to, "
      "'9')",
      0);
  /* Some outlive a state of their parent and have more than one. */
  g_assert_cmpint (
      register_number (&reg, "SELECT count(*) FROM (SELECT unit FROM unit_link WHERE kind = 'parent' GROUP BY unit "
                             "HAVING count(*) > 1)"),
      >, 0);
  /* The current parent is that of the register's day, or of the nearest that the unit knew. */
  assert_sql (&reg, "SELECT count(*) FROM unit u WHERE level <> 'province' AND parent IS NULL", 0);
  assert_sql (
      &reg,
      "SELECT count(*) FROM unit_link a WHERE kind = 'successor' AND certain = 1 AND EXISTS (SELECT 1 FROM unit_link b "
      "WHERE b.unit = a.unit AND b.kind = 'successor' AND b.id <> a.id)",
      0);
}

static void
test_lists (void)
{
  assert_sql (&reg, "SELECT count(*) FROM ethnic_group", 54);
  assert_sql (&reg, "SELECT count(*) FROM circumstance_group WHERE kind = 'law' AND parent IS NULL", 14);
  assert_sql (&reg, "SELECT count(*) FROM circumstance_group WHERE kind = 'law' AND parent IS NOT NULL", 46);
  assert_sql (&reg, "SELECT count(*) FROM circumstance_group WHERE kind = 'law' AND parent IS NULL AND sensitive", 8);
  assert_sql (&reg, "SELECT count(*) FROM circumstance_group WHERE kind = 'risk' AND verified", 0);
  assert_sql (&reg, "SELECT count(*) FROM assistance_rate WHERE amount * 100 <> standard * coefficient", 0);
  assert_sql (&reg,
              "SELECT amount FROM assistance_rate r JOIN assistance_category c ON c.id = r.category "
              "WHERE c.code = 'K1_T4' AND r.valid_from <= '2017-05-31' AND r.valid_to >= '2017-05-31'",
              405000);
  assert_sql (&reg,
              "SELECT count(*) FROM assistance_rate r JOIN assistance_category c ON c.id = r.category "
              "WHERE c.code = 'CHUAN'",
              5);
  /* Rates of one category do not overlap. */
  assert_sql (
      &reg,
      "SELECT count(*) FROM assistance_rate a JOIN assistance_rate b ON b.category = a.category AND b.id > a.id "
      "WHERE a.valid_from <= coalesce(b.valid_to, '9') AND b.valid_from <= coalesce(a.valid_to, '9')",
      0);
}

/* Every shipped row stands in one range line of the audit. */
static void
test_audit (void)
{
  static const char *const tables[]
      = { "unit", "unit_link", "ethnic_group", "circumstance_group", "assistance_category", "assistance_rate" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM %s t WHERE 1 <> (SELECT count(*) FROM audit a WHERE a.entity = '%s' AND a.op = 'range' "
          "AND t.id BETWEEN a.row_id AND CAST(a.new AS INTEGER))",
          tables[i], tables[i]);

      assert_sql (&reg, sql, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  reg.folder = g_dir_make_tmp ("mn-seed-XXXXXX", NULL);
  reg.path = g_build_filename (reg.folder, "new.mangnon", NULL);
  mn_register_create (reg.path, "468", mn_date_new (2017, 5, 31), NULL, &error);
  g_assert_no_error (error);
  register_look_at (&reg);

  g_test_add_func ("/seed/units", test_units);
  g_test_add_func ("/seed/cam-lo", test_cam_lo);
  g_test_add_func ("/seed/links", test_links);
  g_test_add_func ("/seed/lists", test_lists);
  g_test_add_func ("/seed/audit", test_audit);
  result = g_test_run ();
  register_clear (&reg);
  return result;
}
