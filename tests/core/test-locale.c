/* test-locale.c: Vietnamese, whatever the machine's locale
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>

/* A compiled catalogue of one message, written by hand: the tests need no msgfmt and no installed program. */
static void
write_catalogue (const char *folder, const char *language, const char *translated)
{
  static const char head[] = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n";
  static const char original[] = "The list has no heading line.";
  const char *strings[] = { "", original, head, translated };
  g_autofree char *path = g_build_filename (folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GString) text = g_string_new (NULL);
  guint32 offset = 28 + 4 * 8;
  guint32 numbers[7] = { 0x950412de, 0, 2, 28, 28 + 2 * 8, 0, offset };

  g_string_append_len (text, (const char *)numbers, sizeof numbers);
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      guint32 entry[2] = { (guint32)strlen (strings[i]), offset };

      g_string_append_len (text, (const char *)entry, sizeof entry);
      offset += entry[0] + 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_append_len (text, strings[i], (gssize)strlen (strings[i]) + 1);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  mn_test_write_file (path, text->str, (gssize)text->len);
}

/* In the child, whose environment the parent has set: prints what the program would say. */
static void
test_child (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;
  char number[16];

  g_assert_true (mn_locale_init (g_getenv ("MN_TEST_LANGUAGE")));
  g_assert_null (mn_tsv_new (bytes, &error));
  g_snprintf (number, sizeof number, "%.1f", 2.5);
  g_assert_cmpstr (number, ==, "2.5");
  g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
  fprintf (stdout, "says %s\n", error->message);
}

static void
check_says (const char *locale, const char *argument, const char *wanted, const char *says)
{
  g_autofree char *pattern = g_strdup_printf ("*says %s\n*", says);

  g_setenv ("LC_ALL", locale, TRUE);
  g_setenv ("LANGUAGE", "de", TRUE);
  g_unsetenv ("MN_TEST_LANGUAGE");
  g_unsetenv ("MANG_NON_LANGUAGE");
  if (argument != NULL)
    g_setenv ("MN_TEST_LANGUAGE", argument, TRUE);
  if (wanted != NULL)
    g_setenv ("MANG_NON_LANGUAGE", wanted, TRUE);

  g_test_trap_subprocess ("/locale/languages/subprocess/child", 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (pattern);
}

static void
test_languages (void)
{
  static const char *const locales[] = { "C", "POSIX", "C.UTF-8", "vi_VN.UTF-8", "en_US.UTF-8", "xx_YY", "" };
  g_auto (MnTestDir) dir = MN_TEST_DIR;

  write_catalogue (dir.path, "vi", "Danh mục không có dòng tiêu đề.");
  write_catalogue (dir.path, "xh", "Uluhlu alunantloko.");
  g_setenv ("MANG_NON_LOCALEDIR", dir.path, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    check_says (locales[i], NULL, NULL, "Danh mục không có dòng tiêu đề.");

  check_says ("C", "en", NULL, "The list has no heading line.");
  check_says ("C", "xh", "vi", "Uluhlu alunantloko.");
  check_says ("C", NULL, "xh", "Uluhlu alunantloko.");
  check_says ("C", NULL, "en", "The list has no heading line.");
}

/* Paper is Vietnamese whatever the program speaks; here that is English. */
static void
test_paper (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  write_catalogue (dir.path, "vi", "Danh mục không có dòng tiêu đề.");
  g_setenv ("MANG_NON_LOCALEDIR", dir.path, TRUE);
  mn_locale_init ("en");
  g_assert_cmpstr (mn_label_text ("The list has no heading line."), ==, "The list has no heading line.");
  mn_label_text_begin_paper ();
  mn_label_text_begin_paper ();
  mn_label_text_end_paper ();
  mn_assert_string (g_strdup (mn_label_text ("The list has no heading line.")), "Danh mục không có dòng tiêu đề.");
  g_assert_cmpstr (mn_label_text ("Not translated"), ==, "Not translated");
  g_assert_cmpstr (mn_label_text (""), ==, "");
  mn_label_text_end_paper ();
  g_assert_cmpstr (mn_label_text ("The list has no heading line."), ==, "The list has no heading line.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Run on request only: that is what GTest makes of "subprocess" in a path. */
  g_test_add_func ("/locale/languages/subprocess/child", test_child);
  g_test_add_func ("/locale/languages", test_languages);
  g_test_add_func ("/locale/paper", test_paper);
  return g_test_run ();
}
