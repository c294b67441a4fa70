/* mn-collate.c: Vietnamese order
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-collate.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

/* To be raised with any change that changes keys: here, or in mn_fold_key(). */
#define RECIPE 2

/* A region has a few thousand syllables; a name has three or four. Keys from the cache cost a quarter. */
#define CACHE_SLOTS 4096
#define MAX_CACHED_SYLLABLE 16
#define MAX_CACHED_KEY 22

typedef struct {
  guint8 length; /* of the syllable; 0: the slot is free */
  guint8 key_length;
  char syllable[MAX_CACHED_SYLLABLE];
  guint8 key[MAX_CACHED_KEY];
} CacheSlot;

/* A UCollator must not be used by two threads at once, so each thread has its own, with its own cache. */
typedef struct {
  UCollator *letters; /* letters and tones: what keys are made of */
  UCollator *exact;   /* case as well */
  CacheSlot cache[CACHE_SLOTS];
} Sorter;

static void
sorter_free (gpointer data)
{
  Sorter *sorter = data;

  ucol_close (sorter->letters);
  ucol_close (sorter->exact);
  g_free (sorter);
}

static UCollator *
open_collator (UCollationStrength strength)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("vi", &status);

  ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  /* "Thôn 2" before "Thôn 10". */
  ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no Vietnamese order: %s", u_errorName (status));

  ucol_setStrength (collator, strength);
  return collator;
}

static Sorter *
get_sorter (void)
{
  static GPrivate sorters = G_PRIVATE_INIT (sorter_free);
  Sorter *sorter = g_private_get (&sorters);

  if (sorter == NULL)
    {
      sorter = g_new0 (Sorter, 1);
      /* Case is left out of the keys: compared syllable by syllable it would put every "AN" of an imported sheet
       * behind all of "An", whatever their họ. */
      sorter->letters = open_collator (UCOL_SECONDARY);
      sorter->exact = open_collator (UCOL_TERTIARY);
      g_private_set (&sorters, sorter);
    }

  return sorter;
}

const char *
mn_collate_version (void)
{
  static char *version = NULL;

  if (g_once_init_enter (&version))
    {
      UVersionInfo collator_version;
      char text[U_MAX_VERSION_STRING_LENGTH];

      ucol_getVersion (get_sorter ()->letters, collator_version);
      u_versionToString (collator_version, text);
      g_once_init_leave (&version, g_strdup_printf ("ICU %s %s %d", U_ICU_VERSION, text, RECIPE));
    }

  return version;
}

/* UTF-8 to UTF-16; what is not UTF-8 becomes U+FFFD. (transfer full) */
static UChar *
to_utf16 (const char *text, gsize length, int32_t *out_length)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar *utf16 = g_new (UChar, length + 1);

  u_strFromUTF8WithSub (utf16, (int32_t)length + 1, out_length, text, (int32_t)length, 0xFFFD, NULL, &status);
  if (U_FAILURE (status))
    *out_length = 0;

  return utf16;
}

static void
append_icu_key (GByteArray *key, const Sorter *sorter, const char *syllable, gsize length)
{
  int32_t utf16_length;
  g_autofree UChar *utf16 = to_utf16 (syllable, length, &utf16_length);
  guint before = key->len;
  int32_t size = ucol_getSortKey (sorter->letters, utf16, utf16_length, NULL, 0);

  g_byte_array_set_size (key, before + (guint)size);
  ucol_getSortKey (sorter->letters, utf16, utf16_length, key->data + before, size);
}

static guint
hash_syllable (const char *syllable, gsize length)
{
  guint hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar)syllable[i];

  return hash ^ (hash >> 15);
}

static void
append_syllable (GByteArray *key, Sorter *sorter, const char *syllable, gsize length)
{
  CacheSlot *slot = &sorter->cache[hash_syllable (syllable, length) % CACHE_SLOTS];
  guint before = key->len;

  if (slot->length == length && memcmp (slot->syllable, syllable, length) == 0)
    {
      g_byte_array_append (key, slot->key, slot->key_length);
      return;
    }

  append_icu_key (key, sorter, syllable, length);
  if (length <= MAX_CACHED_SYLLABLE && key->len - before <= MAX_CACHED_KEY)
    {
      slot->length = (guint8)length;
      slot->key_length = (guint8)(key->len - before);
      memcpy (slot->syllable, syllable, length);
      memcpy (slot->key, key->data + before, slot->key_length);
    }
}

static void
append_text (GByteArray *key, Sorter *sorter, const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, " \t\n");

      if (length > 0)
        append_syllable (key, sorter, text, length);
      text += length;
      text += strspn (text, " \t\n");
    }
}

GBytes *
mn_collate_key (const char *text)
{
  GByteArray *key;

  g_return_val_if_fail (text != NULL, NULL);

  key = g_byte_array_sized_new (64);
  append_text (key, get_sorter (), text);
  return g_byte_array_free_to_bytes (key);
}

GBytes *
mn_collate_name_key (const char *family, const char *middle, const char *given)
{
  const char *parts[] = { given, family, middle };
  Sorter *sorter = get_sorter ();
  GByteArray *key = g_byte_array_sized_new (64);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      /* The key of a syllable never begins with a zero byte: so a part that ends sorts before one that goes on, and
       * all of tên "An" stand before tên "An Bình", whatever their họ. */
      if (i > 0)
        g_byte_array_append (key, (const guint8 *)"", 1);
      if (parts[i] != NULL)
        append_text (key, sorter, parts[i]);
    }

  return g_byte_array_free_to_bytes (key);
}

int
mn_collate_compare (const char *a, const char *b)
{
  g_autoptr (GBytes) key_a = NULL;
  g_autoptr (GBytes) key_b = NULL;
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  key_a = mn_collate_key (a);
  key_b = mn_collate_key (b);
  order = g_bytes_compare (key_a, key_b);
  if (order == 0)
    {
      UErrorCode status = U_ZERO_ERROR;

      order = ucol_strcollUTF8 (get_sorter ()->exact, a, -1, b, -1, &status);
    }

  /* 0 is for equal texts only, so that orders made with this are total. */
  return order != 0 ? order : strcmp (a, b);
}
