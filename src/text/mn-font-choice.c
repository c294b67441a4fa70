/* mn-font-choice.c: the families that paper could be set in
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-text"

#include "config.h"

#include <fontconfig/fontconfig.h>

#include "mn-font-choice.h"
#include "mn-font-family.h"
#include "mn-i18n.h"

/* More letters than these say no more. */
#define MAX_NAMED 6

typedef struct {
  FcCharSet *letters[MN_N_FACES]; /* owned; NULL: no such face */
} Family;

static void
family_free (gpointer data)
{
  Family *family = data;

  for (guint i = 0; i < MN_N_FACES; i++)
    if (family->letters[i] != NULL)
      FcCharSetDestroy (family->letters[i]);
  g_free (family);
}

void
mn_font_choice_free (MnFontChoice *choice)
{
  g_free (choice->family);
  g_free (choice->problem);
  g_free (choice);
}

/* Weights between the four (light, black) are faces of their own, but none that paper uses. */
static int
face_of (FcPattern *font)
{
  int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
  int face = 0;

  FcPatternGetInteger (font, FC_WEIGHT, 0, &weight);
  FcPatternGetInteger (font, FC_SLANT, 0, &slant);
  if (weight == FC_WEIGHT_BOLD)
    face |= MN_FACE_BOLD;
  else if (weight < FC_WEIGHT_BOOK || weight > FC_WEIGHT_MEDIUM)
    return -1;
  return slant != FC_SLANT_ROMAN ? face | MN_FACE_ITALIC : face;
}

static void
take_font (GHashTable *families, FcPattern *font)
{
  FcChar8 *name;
  FcCharSet *letters;
  int face = face_of (font);
  Family *family;

  if (face < 0 || FcPatternGetString (font, FC_FAMILY, 0, &name) != FcResultMatch
      || FcPatternGetCharSet (font, FC_CHARSET, 0, &letters) != FcResultMatch
      || !g_utf8_validate ((char *)name, -1, NULL))
    return;
  family = g_hash_table_lookup (families, name);
  if (family == NULL)
    {
      family = g_new0 (Family, 1);
      g_hash_table_insert (families, g_strdup ((const char *)name), family);
    }
  if (family->letters[face] == NULL)
    family->letters[face] = FcCharSetCopy (letters);
}

static GHashTable *
list_families (void)
{
  GHashTable *families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, family_free);
  FcPattern *wanted = FcPatternBuild (NULL, FC_OUTLINE, FcTypeBool, FcTrue, FC_VARIABLE, FcTypeBool, FcFalse, NULL);
  FcObjectSet *what = FcObjectSetBuild (FC_FAMILY, FC_WEIGHT, FC_SLANT, FC_CHARSET, NULL);
  FcFontSet *fonts = FcFontList (NULL, wanted, what);

  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    take_font (families, fonts->fonts[i]);
  if (fonts != NULL)
    FcFontSetDestroy (fonts);
  FcObjectSetDestroy (what);
  FcPatternDestroy (wanted);
  return families;
}

/* NULL: it has them all. */
static char *
missing_letters (const FcCharSet *letters)
{
  g_autoptr (GString) named = g_string_new (NULL);
  g_autofree gunichar *all = mn_font_family_letters ();
  guint n = 0;

  for (const gunichar *letter = all; *letter != 0; letter++)
    if (!FcCharSetHasChar (letters, *letter) && n++ < MAX_NAMED)
      {
        if (named->len > 0)
          g_string_append (named, ", ");
        g_string_append_unichar (named, *letter);
      }
  if (n == 0)
    return NULL;
  if (n > MAX_NAMED)
    return g_strdup_printf (_ ("It lacks %u Vietnamese letters, among them %s."), n, named->str);
  return g_strdup_printf (_ ("It lacks the letters %s."), named->str);
}

static char *
find_problem (const Family *family)
{
  static const char *const faces[MN_N_FACES] = {
    [MN_FACE_REGULAR] = N_ ("It has no regular face."),
    [MN_FACE_BOLD] = N_ ("It has no bold face."),
    [MN_FACE_ITALIC] = N_ ("It has no italic face."),
    [MN_FACE_BOLD_ITALIC] = N_ ("It has no bold italic face."),
  };

  for (guint i = 0; i < MN_N_FACES; i++)
    {
      char *problem = family->letters[i] != NULL ? missing_letters (family->letters[i]) : g_strdup (_ (faces[i]));

      if (problem != NULL)
        return problem;
    }
  return NULL;
}

/* Fonts of signs and of other scripts are nobody's choice for paper. */
static gboolean
is_latin (const Family *family)
{
  for (guint i = 0; i < MN_N_FACES; i++)
    if (family->letters[i] != NULL)
      return FcCharSetHasChar (family->letters[i], 'A') && FcCharSetHasChar (family->letters[i], 'z');
  return FALSE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MnFontChoice *one = *(MnFontChoice *const *)a;
  const MnFontChoice *two = *(MnFontChoice *const *)b;

  if ((one->problem == NULL) != (two->problem == NULL))
    return one->problem == NULL ? -1 : 1;
  return g_utf8_collate (one->family, two->family);
}

GPtrArray *
mn_font_choices (void)
{
  g_autoptr (GHashTable) families = list_families ();
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_font_choice_free);
  GHashTableIter iter;
  gpointer name, family;

  g_hash_table_iter_init (&iter, families);
  while (g_hash_table_iter_next (&iter, &name, &family))
    if (is_latin (family))
      {
        MnFontChoice *choice = g_new0 (MnFontChoice, 1);

        choice->family = g_strdup (name);
        choice->problem = find_problem (family);
        g_ptr_array_add (choices, choice);
      }
  g_ptr_array_sort (choices, compare);
  return choices;
}
