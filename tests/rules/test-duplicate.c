/* test-duplicate.c: children entered twice are found, brothers and twins are left alone
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "money-fixture.h"

#include "mn-duplicate.h"

static MnDuplicateFacts
facts (const char *name, const char *born, const char *sex, const char *mother)
{
  MnDuplicateFacts facts = { .id = 1, .full_name = name, .sex = sex, .mother_name = mother };

  mn_date_parse_iso (born, &facts.birth_date, NULL);
  return facts;
}

/* What makes two children one, and what does not; the reason that must be among those given. */
static void
test_likeness (void)
{
  static const struct {
    const char *a, *a_born, *a_mother, *b, *b_born, *b_mother;
    guint reason;
    gboolean pair;
  } cases[] = {
    { "Nguyễn Thị Hồng Ánh", "2008-09-14", NULL, "Nguyễn Thị Hồng Ánh", "2008-09-14", NULL, MN_DUPLICATE_NAME_SAME,
      TRUE },
    { "Nguyễn Thị Hồng Ánh", "2008-09-14", NULL, "NGUYEN THI HONG ANH", "2008-09-14", NULL, MN_DUPLICATE_NAME_MARKS,
      TRUE },
    /* Decomposed letters are the same letters. */
    { "Lê Văn Hà", "2008-09-14", NULL, "Le\xcc\x82 V\x61\xcc\x86n Ha\xcc\x80", "2008-09-14", NULL,
      MN_DUPLICATE_NAME_SAME, TRUE },
    { "Nguyễn Thị Hồng Ánh", "2008-09-14", "Lê Thị Tâm", "Nguyễn Ánh", "2008-09-14", "Lê Thị Tâm",
      MN_DUPLICATE_NAME_SHORTER, TRUE },
    { "Nguyễn Thị Hồng Ánh", "2008-03-12", "Lê Thị Tâm", "Nguyễn Thị Hồng Ánh", "2008-12-03", NULL,
      MN_DUPLICATE_BIRTH_SWAPPED, TRUE },
    { "Nguyễn Thị Hồng Ánh", "2008-09-14", "Lê Thị Tâm", "Nguyễn Thị Hồng Ánh", "2009-09-14", "Le Thi Tam",
      MN_DUPLICATE_BIRTH_DIGIT, TRUE },
    { "Nguyễn Thị Hồng Ánh", "2008-09-14", "Lê Thị Tâm", "Nguyễn Thị Hồng Ánh", "2008-09-41", NULL, 0, FALSE },
    { "Nguyễn Thị Hồng Ánh", "2008", "Lê Thị Tâm", "Nguyễn Thị Hồng Ánh", "2008-09-14", "Lê Thị Tâm",
      MN_DUPLICATE_BIRTH_PARTIAL, TRUE },
    { "Nguyễn Thị Hồng Ánh", "2008-08", "Lê Thị Tâm", "Nguyễn Thị Hồng Ánh", "2008-09-14", "Lê Thị Tâm", 0, FALSE },
    { "Hoàng Trung Thành", "2010-05-01", "Lê Thị Tâm", "Hoàn Trung Thành", "2010-05-01", "Lê Thị Tâm",
      MN_DUPLICATE_NAME_TYPO, TRUE },
    { "Trần Minh Quân", "2010-05-01", "Lê Thị Tâm", "Lê Minh Quân", "2010-05-01", "Lê Thị Tâm", MN_DUPLICATE_NAME_WORD,
      TRUE },
    /* Twins and brothers. */
    { "Trần Minh Quân", "2010-05-01", "Lê Thị Tâm", "Trần Minh Quang", "2010-05-01", "Lê Thị Tâm", 0, FALSE },
    { "Trần Hoàng Minh", "2010-05-01", "Lê Thị Tâm", "Trần Hoàng Linh", "2010-05-01", "Lê Thị Tâm", 0, FALSE },
    { "Trần Hoàng Minh", "2010-05-01", "Lê Thị Tâm", "Trần Hoàng Long", "2013-08-07", "Lê Thị Tâm", 0, FALSE },
    { "Trần Thị Phương", "2010-05-01", "Lê Thị Tâm", "Trần Thị Phượng", "2012-11-23", "Lê Thị Tâm", 0, FALSE },
    /* A common name and a common day, and two mothers. */
    { "Nguyễn Văn Nam", "2010-05-01", "Lê Thị Tâm", "Nguyễn Văn Nam", "2010-05-01", "Hồ Thị Mai",
      MN_DUPLICATE_MOTHER_OTHER, FALSE },
    { "Nguyễn Văn Nam", "2010-05-01", NULL, "Nguyễn Văn Nam", "2011-07-29", NULL, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MnDuplicateFacts a = facts (cases[i].a, cases[i].a_born, "female", cases[i].a_mother);
      MnDuplicateFacts b = facts (cases[i].b, cases[i].b_born, "female", cases[i].b_mother);
      guint reasons = 0, back = 0;
      guint score = mn_duplicate_likeness (&a, &b, &reasons);

      g_test_message ("%s / %s: %u, %x", cases[i].a, cases[i].b, score, reasons);
      g_assert_cmpuint (score, ==, mn_duplicate_likeness (&b, &a, &back));
      g_assert_cmpuint (reasons, ==, back);
      g_assert_cmpint (score >= MN_DUPLICATE_PAIR_SCORE, ==, cases[i].pair);
      g_assert_cmpuint (reasons & cases[i].reason, ==, cases[i].reason);
      b.sex = "male";
      g_assert_cmpuint (mn_duplicate_likeness (&a, &b, &reasons), ==, 0);
    }
}

static void
test_reasons (void)
{
  g_autofree char *text
      = mn_duplicate_reasons (MN_DUPLICATE_MOTHER_SAME | MN_DUPLICATE_NAME_SAME | MN_DUPLICATE_ID_OTHER);

  g_assert_cmpstr (text, ==, "Same name · Same mother · but other personal ID numbers");
}

/* Two twelve-digit numbers as people mistype them. */
static void
test_numbers (void)
{
  static const struct {
    const char *a, *b;
    guint reason;
  } cases[] = {
    { "045208001234", "045208001234", MN_DUPLICATE_ID_SAME },
    { "045208001234", "045208001934", MN_DUPLICATE_ID_NEAR },
    { "045208001234", "045208001243", MN_DUPLICATE_ID_NEAR },
    { "045208001234", "045208009934", MN_DUPLICATE_ID_OTHER },
    { "045208001234", "945208001235", MN_DUPLICATE_ID_OTHER },
    { "045208001234", "45208001234", 0 },
    { "100000000000", "010000000000", MN_DUPLICATE_ID_NEAR },
    { "000000000000", "000000000001", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MnDuplicateFacts a = facts ("Hồ Văn Thử", "2010-05-01", "male", NULL), b = a;
      guint reasons;

      a.personal_id = cases[i].a;
      b.personal_id = cases[i].b;
      mn_duplicate_likeness (&a, &b, &reasons);
      g_assert_cmphex (reasons & (MN_DUPLICATE_ID_SAME | MN_DUPLICATE_ID_NEAR | MN_DUPLICATE_ID_OTHER), ==,
                       cases[i].reason);
    }
}

/* The register ---------------------------------------------------------------------------------- */

static GArray *
scan (void)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;
  GArray *pairs = mn_duplicate_pairs (mn_register_get_reader (reg), NULL, NULL, NULL, &n, &error);

  g_assert_no_error (error);
  g_assert_cmpint (n, ==, plain_int ("SELECT count(*) FROM child WHERE deleted_at IS NULL"));
  return pairs;
}

static const MnDuplicatePair *
find_pair (GArray *pairs, gint64 a, gint64 b)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const MnDuplicatePair *pair = &g_array_index (pairs, MnDuplicatePair, i);

      if (pair->child == MIN (a, b) && pair->other == MAX (a, b))
        return pair;
    }
  return NULL;
}

/* The sample's children who are as unlike others as can be: a source with a mother and a whole date. */
static gint64
nth_child (guint n)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM child WHERE mother_name IS NOT NULL AND length (birth_date) = 10 AND full_name LIKE '%% %% %% "
      "%%' "
      "AND substr (birth_date, 9, 2) < '12' AND substr (birth_date, 9, 2) <> substr (birth_date, 6, 2) "
      "ORDER BY id LIMIT 1 OFFSET %u",
      n * 31);

  return plain_int (sql);
}

typedef void (*Spoil) (MnRecord *copy);

static void
spoil_nothing (MnRecord *copy)
{
}

static void
spoil_marks (MnRecord *copy)
{
  g_autofree char *folded = mn_fold (mn_record_get_text (copy, "full_name"));

  mn_record_set_text (copy, "full_name", folded);
}

static void
spoil_middle (MnRecord *copy)
{
  g_auto (GStrv) words = g_strsplit (mn_record_get_text (copy, "full_name"), " ", -1);
  g_autofree char *name = g_strdup_printf ("%s %s", words[0], words[g_strv_length (words) - 1]);

  mn_record_set_text (copy, "full_name", name);
}

static void
spoil_date (MnRecord *copy)
{
  MnDate birth = mn_record_get_date (copy, "birth_date");

  mn_record_set_date (copy, "birth_date", mn_date_new (birth.year, birth.day, birth.month));
}

static void
spoil_digit (MnRecord *copy)
{
  MnDate birth = mn_record_get_date (copy, "birth_date");

  mn_record_set_date (copy, "birth_date",
                      mn_date_new (birth.year - (birth.year % 10 == 0 ? -1 : 1), birth.month, birth.day));
}

static void
spoil_day (MnRecord *copy)
{
  mn_record_set_date (copy, "birth_date", mn_date_new (mn_record_get_date (copy, "birth_date").year, 0, 0));
}

static const Spoil spoils[] = { spoil_nothing, spoil_marks, spoil_middle, spoil_date, spoil_digit, spoil_day };

static gint64
plant (gint64 source, Spoil spoil)
{
  static const char *const copied[] = { "full_name", "birth_date", "sex", "mother_name", "father_name" };
  g_autoptr (MnRecord) original = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("child"), source, NULL);
  g_autoptr (MnRecord) copy = mn_record_new (mn_entity_find ("child"));

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    mn_record_set_text (copy, copied[i], mn_record_get_text (original, copied[i]));
  spoil (copy);
  assert_saved (copy);
  return mn_record_get_id (copy);
}

static void
add_distinct (gint64 a, gint64 b)
{
  g_autoptr (MnRecord) pair = mn_record_new (mn_entity_find ("distinct_pair"));

  mn_record_set_integer (pair, "child", MIN (a, b));
  mn_record_set_integer (pair, "other", MAX (a, b));
  assert_saved (pair);
}

static void
test_planted (void)
{
  g_autoptr (GArray) before = scan ();
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) remembered = NULL;
  gint64 sources[G_N_ELEMENTS (spoils)], copies[G_N_ELEMENTS (spoils)];

  /* The sample means to have none; what chance put there is little. */
  g_test_message ("%u pairs in the sample", before->len);
  g_assert_cmpuint (before->len, <, 60);
  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      sources[i] = nth_child (i);
      copies[i] = plant (sources[i], spoils[i]);
    }
  after = scan ();
  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      const MnDuplicatePair *pair = find_pair (after, sources[i], copies[i]);

      if (pair == NULL)
        g_error ("The copy number %u was not found", i);
      g_assert_cmpuint (pair->score, >=, MN_DUPLICATE_PAIR_SCORE);
    }
  for (guint i = 1; i < after->len; i++)
    g_assert_cmpuint (g_array_index (after, MnDuplicatePair, i - 1).score, >=,
                      g_array_index (after, MnDuplicatePair, i).score);
  add_distinct (sources[0], copies[0]);
  remembered = scan ();
  g_assert_null (find_pair (remembered, sources[0], copies[0]));
  g_assert_cmpuint (remembered->len, ==, after->len - 1);
}

/* No pair is told twice, and blocking loses none that comparing everybody with everybody would find. */
static void
collect (const MnDuplicateFacts *facts, gint64 id, gpointer data)
{
  MnDuplicateFacts *copy = g_memdup2 (facts, sizeof *facts);

  copy->full_name = g_strdup (facts->full_name);
  copy->sex = g_strdup (facts->sex);
  copy->mother_name = g_strdup (facts->mother_name);
  copy->father_name = g_strdup (facts->father_name);
  copy->personal_id = g_strdup (facts->personal_id);
  g_ptr_array_add (data, copy);
}

static void
facts_free (gpointer data)
{
  MnDuplicateFacts *facts = data;

  g_free ((char *)facts->full_name);
  g_free ((char *)facts->sex);
  g_free ((char *)facts->mother_name);
  g_free ((char *)facts->father_name);
  g_free ((char *)facts->personal_id);
  g_free (facts);
}

static void
test_blocking (void)
{
  g_autoptr (GArray) pairs = scan ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (facts_free);
  GRand *chance = g_rand_new_with_seed (4);

  for (guint i = 0; i < pairs->len; i++)
    {
      const MnDuplicatePair *pair = &g_array_index (pairs, MnDuplicatePair, i);

      g_assert_cmpint (pair->child, <, pair->other);
      g_assert_true (g_hash_table_add (
          seen, g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, pair->child, pair->other)));
    }
  mn_duplicate_query_each (mn_register_get_reader (reg), collect, all, NULL, NULL);
  /* A part of everybody with everybody, at random. */
  for (guint i = 0; i < 20; i++)
    {
      const MnDuplicateFacts *a = g_ptr_array_index (all, (guint)g_rand_int_range (chance, 0, (gint32)all->len));

      for (guint j = 0; j < 2000; j++)
        {
          const MnDuplicateFacts *b = g_ptr_array_index (all, (guint)g_rand_int_range (chance, 0, (gint32)all->len));
          guint reasons;

          if (a != b && mn_duplicate_likeness (a, b, &reasons) >= MN_DUPLICATE_PAIR_SCORE)
            g_assert_nonnull (find_pair (pairs, a->id, b->id));
        }
    }
  g_rand_free (chance);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mn_duplicate_pairs (mn_register_get_reader (reg), NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* While typing ---------------------------------------------------------------------------------- */

static void
count_cb (MnDuplicateIndex *index, guint *n)
{
  (*n)++;
}

static gboolean
is_among (GArray *twins, gint64 id)
{
  for (guint i = 0; i < twins->len; i++)
    if (g_array_index (twins, MnTwin, i).id == id)
      return TRUE;
  return FALSE;
}

static GArray *
ask (MnDuplicateIndex *index, MnRecord *child, gint64 exclude)
{
  MnDuplicateFacts typed = {
    .full_name = mn_record_get_text (child, "full_name"),
    .birth_date = mn_record_get_date (child, "birth_date"),
    .mother_name = mn_record_get_text (child, "mother_name"),
  };

  return mn_duplicate_twins (index, &typed, exclude, 5);
}

static void
test_index (void)
{
  MnDuplicateIndex *index = mn_duplicate_index_get (reg);
  MnDuplicateIndex *same = mn_duplicate_index_get (reg);
  guint n = 0;
  gint64 id = nth_child (20), started;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) child = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("child"), id, &error);
  g_autoptr (GArray) early = ask (index, child, 0);
  g_autoptr (GArray) twins = NULL, but = NULL, renamed = NULL, binned = NULL;

  g_assert_no_error (error);
  g_assert_true (index == same);
  g_object_unref (same);
  g_assert_cmpuint (early->len, ==, 0);
  g_signal_connect (index, "changed", G_CALLBACK (count_cb), &n);
  while (!mn_duplicate_index_is_ready (index))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);

  started = g_get_monotonic_time ();
  twins = ask (index, child, 0);
  g_test_message ("twins in %d us", (int)(g_get_monotonic_time () - started));
  g_assert_true (is_among (twins, id));
  g_assert_cmpint (g_array_index (twins, MnTwin, 0).id, ==, id);
  but = ask (index, child, id);
  g_assert_false (is_among (but, id));

  /* What is saved is known at once, and what goes to the bin is forgotten. */
  mn_record_set_text (child, "full_name", "Pờ Loong Tủi Thử");
  mn_record_set_text (child, "birth_date", "2011-11-11");
  assert_saved (child);
  g_assert_cmpuint (n, ==, 2);
  renamed = ask (index, child, 0);
  g_assert_cmpuint (renamed->len, ==, 1);
  g_assert_cmpint (g_array_index (renamed, MnTwin, 0).id, ==, id);
  g_assert_true (mn_register_delete (reg, mn_entity_find ("child"), id, NULL, &error));
  binned = ask (index, child, 0);
  g_assert_cmpuint (binned->len, ==, 0);
  g_object_unref (index);

  /* Let go of while it is being read. */
  index = mn_duplicate_index_get (reg);
  g_assert_false (mn_duplicate_index_is_ready (index));
  g_object_unref (index);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/duplicate/likeness", test_likeness);
  g_test_add_func ("/duplicate/reasons", test_reasons);
  g_test_add_func ("/duplicate/numbers", test_numbers);
  g_test_add_func ("/duplicate/planted", test_planted);
  g_test_add_func ("/duplicate/blocking", test_blocking);
  g_test_add_func ("/duplicate/cancel", test_cancel);
  g_test_add_func ("/duplicate/index", test_index);
  result = g_test_run ();
  close_sample ();
  return result;
}
