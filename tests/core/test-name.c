/* test-name.c: họ, đệm, tên
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

static void
test_split (void)
{
  static const char *const cases[][5] = {
    { "Nguyễn Thị Hồng Phượng", "Nguyễn", "Thị Hồng", "Phượng", "Nguyễn Thị Hồng Phượng" },
    { "Lê An", "Lê", "", "An", "Lê An" },
    { "Y Thương", "Y", "", "Thương", "Y Thương" },
    { "H'Hen", "", "", "H'Hen", "H'Hen" },
    { "", "", "", "", "" },
    { "  Trần   Văn\tA ", "Trần", "Văn", "A", "Trần Văn A" },
    { "Lê A\xCC\x81n", "Lê", "", "Án", "Lê Án" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MnName) name = { 0 };

      mn_name_split (cases[i][0], &name);
      g_assert_cmpstr (name.family, ==, cases[i][1]);
      g_assert_cmpstr (name.middle, ==, cases[i][2]);
      g_assert_cmpstr (name.given, ==, cases[i][3]);
      mn_assert_string (mn_name_join (&name), cases[i][4]);
      g_assert_true (mn_name_agrees (&name, cases[i][0]));
      g_assert_true (mn_name_agrees (&name, cases[i][4]));
    }
}

static void
test_agrees (void)
{
  /* Corrected by hand: a family name of two words, a given name of two. */
  MnName corrected = { (char *)"Tôn Nữ", (char *)"Thị", (char *)"Bảo An" };

  g_assert_true (mn_name_agrees (&corrected, "Tôn Nữ Thị Bảo An"));
  g_assert_false (mn_name_agrees (&corrected, "Tôn Nữ Thị Bảo Ân"));
  g_assert_false (mn_name_agrees (&corrected, "Tôn Nữ Bảo An"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/split", test_split);
  g_test_add_func ("/name/agrees", test_agrees);
  return g_test_run ();
}
