/* test-field.c: what people type, and what is stored
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mn-kind.h"

#include <string.h>

static const MnChoice sexes[] = { { "male", "Male" }, { "female", "Female" }, { NULL, NULL } };

typedef struct {
  MnKind kind;
  guint flags;
  gint64 min, max;
  const char *typed;
  const char *stored; /* NULL: refused */
  const char *shown;
} Case;

static const Case cases[] = {
  { MN_KIND_TEXT, 0, 0, 0, "  Nguyễn   Thị\xC2\xA0 Ánh ", "Nguyễn Thị Ánh", "Nguyễn Thị Ánh" },
  { MN_KIND_TEXT, 0, 0, 0, "Nguye\xCC\x82\xCC\x83n", "Nguyễn", "Nguyễn" },
  { MN_KIND_TEXT, 0, 0, 5, "123456", NULL, NULL },
  { MN_KIND_TEXT, 0, 0, 5, "Đặngơ", "Đặngơ", "Đặngơ" },
  { MN_KIND_TEXT, 0, 3, 5, "ab", NULL, NULL },
  { MN_KIND_TEXT, 0, 0, 0, " \t", "", "" },
  { MN_KIND_TEXT, 0, 0, 0, "\xFF\xFE", NULL, NULL },
  { MN_KIND_NOTE, 0, 0, 0, "một\r\nhai", "một\nhai", "một\nhai" },
  { MN_KIND_INTEGER, 0, 0, 0, "13.712", "13712", "13.712" },
  { MN_KIND_INTEGER, 0, 0, 0, "-1", NULL, NULL },
  { MN_KIND_INTEGER, MN_FIELD_NEGATIVE, 0, 0, "-1", "-1", "-1" },
  { MN_KIND_INTEGER, 0, 1, 10, "11", NULL, NULL },
  { MN_KIND_INTEGER, 0, 1, 10, "0", NULL, NULL },
  { MN_KIND_INTEGER, 0, 0, 0, "ba", NULL, NULL },
  { MN_KIND_YEAR, 0, 1900, 2100, "2016", "2016", "2016" },
  { MN_KIND_YEAR, 0, 1900, 2100, "2.016", NULL, NULL },
  { MN_KIND_YEAR, 0, 1900, 2100, "1066", NULL, NULL },
  { MN_KIND_YEAR, 0, 0, 0, "16", NULL, NULL },
  { MN_KIND_DECIMAL, 0, 0, 10000, "2,5", "250", "2,5" },
  { MN_KIND_DECIMAL, 0, 0, 10000, "100,01", NULL, NULL },
  { MN_KIND_PERCENT, 0, 0, 0, "5,7%", "570", "5,7%" },
  { MN_KIND_PERCENT, 0, 0, 0, "5,7", "570", "5,7%" },
  { MN_KIND_MONEY, 0, 0, 0, "3 667 005 000 đ", "3667005000", "3.667.005.000" },
  { MN_KIND_MONEY, 0, 0, 0, "23.0000.000", NULL, NULL },
  { MN_KIND_MONEY, 0, 0, 0, "-5.000", NULL, NULL },
  { MN_KIND_MONEY, MN_FIELD_NEGATIVE, 0, 0, "-5.000", "-5000", "-5.000" },
  { MN_KIND_DATE, 0, 0, 0, "31/5/2017", "2017-05-31", "31/05/2017" },
  { MN_KIND_DATE, 0, 0, 0, "5/2016", "2016-05", "05/2016" },
  { MN_KIND_DATE, 0, 0, 0, "2016", "2016", "2016" },
  { MN_KIND_DATE, MN_FIELD_FULL_DATE, 0, 0, "2016", NULL, NULL },
  { MN_KIND_DATE, 0, 0, 0, "31/02/2017", NULL, NULL },
  { MN_KIND_BOOLEAN, 0, 0, 0, "Có", "1", "Yes" },
  { MN_KIND_BOOLEAN, 0, 0, 0, "không", "0", "No" },
  { MN_KIND_BOOLEAN, 0, 0, 0, "chưa rõ", NULL, NULL },
  { MN_KIND_CHOICE, 0, 0, 0, "FEMALE", "female", "Female" },
  { MN_KIND_CHOICE, 0, 0, 0, "other", NULL, NULL },
  { MN_KIND_CODES, 0, 0, 0, "Male; female", "male female", "Male, Female" },
  { MN_KIND_CODES, 0, 0, 0, "male male", NULL, NULL },
  { MN_KIND_CODES, 0, 0, 0, "male x", NULL, NULL },
  { MN_KIND_LINK, 0, 0, 0, "12", NULL, NULL },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      const MnField field = { .name = "x",
                              .label = "X",
                              .kind = c->kind,
                              .flags = c->flags,
                              .min = c->min,
                              .max = c->max,
                              .choices = c->kind == MN_KIND_CHOICE || c->kind == MN_KIND_CODES ? sexes : NULL };
      g_auto (MnValue) value = { .type = MN_VALUE_INTEGER, .integer = 77 };
      g_autoptr (GError) error = NULL;
      gboolean read = mn_field_parse (&field, c->typed, &value, &error);
      g_autofree char *stored = NULL;
      g_autofree char *shown = NULL;

      if (read != (c->stored != NULL))
        g_error ("case %u, “%s”: %s", i, c->typed, error != NULL ? error->message : "was taken");
      if (!read)
        {
          /* A sentence, and the value as it was. */
          g_assert_nonnull (error);
          g_assert_true (g_str_has_suffix (error->message, "."));
          g_assert_cmpint (mn_value_get_integer (&value), ==, 77);
          continue;
        }
      stored = mn_field_format_stored (&field, &value, NULL);
      shown = mn_field_display (&field, &value);
      g_assert_cmpstr (stored, ==, c->stored);
      g_assert_cmpstr (shown, ==, c->shown);
    }
}

static void
test_stored (void)
{
  static const struct {
    MnKind kind;
    const char *text;
    gboolean taken;
  } stored[] = {
    { MN_KIND_MONEY, "3667005000", TRUE }, { MN_KIND_MONEY, "3.667.005.000", FALSE }, { MN_KIND_MONEY, "-5000", FALSE },
    { MN_KIND_DATE, "2017-05-31", TRUE },  { MN_KIND_DATE, "31/05/2017", FALSE },     { MN_KIND_BOOLEAN, "1", TRUE },
    { MN_KIND_BOOLEAN, "2", FALSE },       { MN_KIND_BOOLEAN, "Có", FALSE },          { MN_KIND_CHOICE, "male", TRUE },
    { MN_KIND_CHOICE, "Male", FALSE },     { MN_KIND_CODES, "male female", TRUE },    { MN_KIND_DECIMAL, "250", TRUE },
    { MN_KIND_DECIMAL, "2,5", FALSE },     { MN_KIND_INTEGER, "12x", FALSE },         { MN_KIND_LINK, "12", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      const MnField field = { .name = "x", .label = "X", .kind = stored[i].kind, .choices = sexes };
      g_auto (MnValue) value = MN_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      if (mn_field_parse_stored (&field, stored[i].text, NULL, MN_DATE_NONE, &value, &error) != stored[i].taken)
        g_error ("“%s”: %s", stored[i].text, error != NULL ? error->message : "was taken");
      if (stored[i].taken)
        {
          g_autofree char *back = mn_field_format_stored (&field, &value, NULL);
          g_assert_cmpstr (back, ==, stored[i].text);
        }
    }
}

static void
test_kinds (void)
{
  for (guint kind = 0; kind < MN_N_KINDS; kind++)
    {
      const MnKindInfo *info = mn_kind_info (kind);

      g_assert_nonnull (info->name);
      g_assert_true (g_str_equal (info->sql_type, "TEXT") || g_str_equal (info->sql_type, "INTEGER"));
      g_assert_cmpint (info->width, >, 0);
      g_assert_nonnull (info->parse);
      g_assert_nonnull (info->display);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/field/typed", test_typed);
  g_test_add_func ("/records/field/stored", test_stored);
  g_test_add_func ("/records/field/kinds", test_kinds);
  return g_test_run ();
}
