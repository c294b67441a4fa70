/* test-cross.c: the cross table of the sample, read back from its PDF and as text
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "mn-cross-document.h"
#include "mn-cross-words.h"
#include "mn-pdf.h"
#include "mn-sample.h"
#include "mn-test.h"

static MnTestDir dir;
static MnRegister *reg;

static MnCrossTable *
make (const MnCrossQuestion *question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnCrossFacts) facts
      = mn_cross_query_facts (mn_register_get_reader (reg), mn_date_new (2017, 5, 31), NULL, &error);
  MnCrossTable *table;

  g_assert_no_error (error);
  table = mn_cross_table_new (facts, question, &error);
  g_assert_no_error (error);
  return table;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_text (void)
{
  const MnCrossQuestion narrow
      = { .rows = { MN_CROSS_UNIT }, .n_rows = 1, .columns = { MN_CROSS_SEX }, .n_columns = 1 };
  const MnCrossQuestion wide = {
    .rows = { MN_CROSS_CIRCUMSTANCE }, .n_rows = 1, .columns = { MN_CROSS_SUPPORT, MN_CROSS_SEX }, .n_columns = 2
  };
  g_autoptr (MnCrossTable) table = make (&narrow);
  g_autoptr (MnCrossTable) other = make (&wide);
  g_autofree char *text = mn_cross_words_text (table, MN_CROSS_SHARE_NONE);
  g_autofree char *lines = mn_cross_words_text (other, MN_CROSS_SHARE_NONE);
  g_auto (GStrv) rows = g_strsplit (text, "\n", -1);

  assert_has (text, "Tổng hợp trẻ em theo địa bàn và giới tính (Tính đến ngày 31 tháng 5 năm 2017)");
  assert_has (text, "Xã, thị trấn");
  assert_has (text, "13.712");
  g_assert_true (mn_text_is_nfc (text));
  /* Brought into line: heading, nine units and the total are equally long. */
  for (guint i = 3; i < 13; i++)
    g_assert_cmpint (g_utf8_strlen (rows[i], -1), ==, g_utf8_strlen (rows[2], -1));
  assert_has (lines, "Trợ cấp hằng tháng: cộng: 353");
  assert_has (lines, "tính một lần");
}

static void
test_paper (void)
{
  const MnCrossQuestion question
      = { .rows = { MN_CROSS_UNIT, MN_CROSS_SEX }, .n_rows = 2, .columns = { MN_CROSS_YEAR }, .n_columns = 1 };
  g_autoptr (MnCrossTable) table = make (&question);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document = mn_cross_document_new (reg, table, MN_CROSS_SHARE_NONE, &error);
  g_autofree char *path = mn_test_dir_file (&dir, "cross.pdf");
  const char *tool = g_getenv ("MN_TEST_PDFTOTEXT");
  const char *argv[] = { tool, "-layout", path, "-", NULL };
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  mn_pdf_write (document, path, NULL, mn_date_new (2017, 5, 31), &error);
  g_assert_no_error (error);
  if (tool == NULL || *tool == '\0')
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpint (mn_test_run (argv, &text, NULL), ==, 0);
  assert_has (text, "TỔNG HỢP TRẺ EM THEO ĐỊA BÀN, GIỚI TÍNH VÀ TUỔI");
  assert_has (text, "Phần 1/2");
  assert_has (text, "Phần 2/2");
  assert_has (text, "Tổng cộng");
  assert_has (text, "13.712");
  assert_has (text, "15 tuổi");
  g_assert_cmpuint (mn_document_get_n_pages (document), >=, 2);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  dir = MN_TEST_DIR;
  path = mn_test_dir_file (&dir, "cam-lo.mangnon");
  mn_sample_write (path, NULL, &error);
  g_assert_no_error (error);
  reg = mn_register_open (path, MN_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_test_add_func ("/cross/text", test_text);
  g_test_add_func ("/cross/paper", test_paper);
  result = g_test_run ();
  g_clear_object (&reg);
  mn_test_dir_clear (&dir);
  return result;
}
