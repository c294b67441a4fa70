/* test-collate.c: Vietnamese order
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

static int
compare_names (const char *const a[3], const char *const b[3])
{
  g_autoptr (GBytes) key_a = mn_collate_name_key (a[0], a[1], a[2]);
  g_autoptr (GBytes) key_b = mn_collate_name_key (b[0], b[1], b[2]);

  return g_bytes_compare (key_a, key_b);
}

/* họ, đệm, tên, in the order a list shows them. */
static const char *const names[][3] = {
  { "", "", "An" },         { "Bùi", "", "An" },        { "Lê", "", "An" },         { "Lê", "Bảo", "An" },
  { "Lê", "Thị", "An" },    { "Lê", "Thị Bích", "An" }, { "Lê", "Thị Bình", "An" }, { "Trần", "", "An" },
  { "Bùi", "", "An Bình" }, { "Lê", "", "Anh" },        { "Lê", "", "Ánh" },        { "Trần", "", "Ánh" },
  { "Bùi", "", "Ân" },      { "Lê", "", "Bích" },       { "Lê", "", "Bình" },       { "Lê", "", "Bính" },
  { "Lê", "", "Dung" },     { "Lê", "", "Đan" },        { "Lê", "", "Giang" },      { "Nguyễn", "", "Hà" },
  { "Trần", "", "Hà" },     { "Bùi", "", "Hả" },        { "Lê", "", "Hạ" },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
      {
        int order = compare_names (names[i], names[j]);

        if ((order < 0) != (i < j) || (order > 0) != (i > j))
          g_error ("%s %s %s and %s %s %s", names[i][0], names[i][1], names[i][2], names[j][0], names[j][1],
                   names[j][2]);
      }
}

/* The alphabet and the six tones as in the dictionary. */
static void
test_alphabet (void)
{
  static const char *const order[]
      = { "a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "ấ", "b", "c", "d", "đ", "e", "ê", "g", "h",
          "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y" };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (mn_collate_compare (order[i], order[i + 1]), <, 0);
  g_assert_cmpint (mn_collate_compare ("Thôn 2", "Thôn 10"), <, 0);
  g_assert_cmpint (mn_collate_compare ("Cam Thanh", "Cam Thành"), <, 0);
  g_assert_cmpint (mn_collate_compare ("an", "An"), !=, 0);
  g_assert_cmpint (mn_collate_compare ("An", "An"), ==, 0);
  g_assert_cmpint (mn_collate_compare ("AN BÌNH", "An Chi"), <, 0);
  g_assert_cmpint (mn_collate_compare ("An Bình", "AN CHI"), <, 0);
}

static void
test_forms (void)
{
  g_autoptr (GBytes) composed = mn_collate_key ("Hồng  Phượng");
  g_autofree char *nfd = g_utf8_normalize ("Hồng Phượng", -1, G_NORMALIZE_NFD);
  g_autoptr (GBytes) decomposed = mn_collate_key (nfd);
  g_autoptr (GBytes) again = mn_collate_key ("Hồng Phượng");
  g_autoptr (GBytes) empty = mn_collate_key ("");
  g_autoptr (GBytes) broken = mn_collate_key ("\xFF\xC3");

  g_assert_true (g_bytes_equal (composed, decomposed));
  g_assert_true (g_bytes_equal (composed, again));
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (broken), >, 0);
  g_assert_true (g_str_has_prefix (mn_collate_version (), "ICU "));
}

/* Long syllables are not cached; many make slots change hands. Keys must not depend on either. */
static gpointer
make_keys (gpointer data)
{
  GBytes *first = mn_collate_key ("Phượng");

  for (int round = 0; round < 3; round++)
    for (int i = 0; i < 6000; i++)
      {
        g_autofree char *text = g_strdup_printf ("Phượng%d Hoàng%s", i, i % 7 == 0 ? "abcdefghijklmnopqrstuvwxyz" : "");
        g_autoptr (GBytes) key = mn_collate_key (text);
        g_autoptr (GBytes) same = mn_collate_key (text);

        if (!g_bytes_equal (key, same))
          g_error ("two keys of %s", text);
      }
  return first;
}

static void
test_threads (void)
{
  GThread *threads[4];
  g_autoptr (GBytes) here = mn_collate_key ("Phượng");

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("keys", make_keys, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) there = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (here, there));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collate/names", test_names);
  g_test_add_func ("/collate/alphabet", test_alphabet);
  g_test_add_func ("/collate/forms", test_forms);
  g_test_add_func ("/collate/threads", test_threads);
  return g_test_run ();
}
