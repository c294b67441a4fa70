/* mn-sample-random.c: chance that is the same each time
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-sample-private.h"

/* SplitMix64: small, and ours, so that no library's change of mind changes the sample's bytes. */
static guint64
next (MnSample *sample)
{
  guint64 z = sample->random += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

guint
_mn_sample_below (MnSample *sample, guint n)
{
  g_assert (n > 0);

  return (guint)((next (sample) >> 16) % n);
}

int
_mn_sample_between (MnSample *sample, int a, int b)
{
  g_assert (a <= b);

  return a + (int)_mn_sample_below (sample, (guint)(b - a) + 1);
}

gboolean
_mn_sample_percent (MnSample *sample, guint percent)
{
  return _mn_sample_below (sample, 100) < percent;
}

GArray *
_mn_sample_shuffle (MnSample *sample, guint n)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    {
      guint at = _mn_sample_below (sample, i + 1);

      g_array_append_val (order, i);
      g_array_index (order, guint, i) = g_array_index (order, guint, at);
      g_array_index (order, guint, at) = i;
    }
  return order;
}

/* One part of names: its texts, and for each the sum of weights up to it. */
typedef struct {
  GPtrArray *texts;
  GArray *sums; /* of guint */
} Part;

struct _MnSampleNames {
  MnTsv *tsv;        /* owns the texts */
  GHashTable *parts; /* name → Part */
};

static void
part_free (Part *part)
{
  g_ptr_array_unref (part->texts);
  g_array_unref (part->sums);
  g_free (part);
}

MnSampleNames *
_mn_sample_names_load (GError **error)
{
  g_autoptr (MnTsv) tsv = mn_tsv_load (MN_SAMPLE_TABLES "names.tsv", error);
  MnSampleNames *names;

  if (tsv == NULL)
    return NULL;
  names = g_new0 (MnSampleNames, 1);
  names->tsv = g_steal_pointer (&tsv);
  names->parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)part_free);
  for (guint row = 0; row < mn_tsv_n_rows (names->tsv); row++)
    {
      const char *name = mn_tsv_get (names->tsv, row, 0);
      Part *part = g_hash_table_lookup (names->parts, name);
      guint sum;

      if (part == NULL)
        {
          part = g_new0 (Part, 1);
          part->texts = g_ptr_array_new ();
          part->sums = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (names->parts, (gpointer)name, part);
        }
      sum = part->sums->len > 0 ? g_array_index (part->sums, guint, part->sums->len - 1) : 0;
      sum += (guint)g_ascii_strtoull (mn_tsv_get (names->tsv, row, 2), NULL, 10);
      g_ptr_array_add (part->texts, (gpointer)mn_tsv_get (names->tsv, row, 1));
      g_array_append_val (part->sums, sum);
    }
  return names;
}

void
_mn_sample_names_free (MnSampleNames *names)
{
  g_hash_table_unref (names->parts);
  mn_tsv_free (names->tsv);
  g_free (names);
}

const char *
_mn_sample_name_part (MnSample *sample, const char *part_name)
{
  Part *part = g_hash_table_lookup (sample->names->parts, part_name);
  guint at, i = 0;

  g_assert (part != NULL);

  at = _mn_sample_below (sample, g_array_index (part->sums, guint, part->sums->len - 1));
  while (g_array_index (part->sums, guint, i) <= at)
    i++;
  return g_ptr_array_index (part->texts, i);
}
