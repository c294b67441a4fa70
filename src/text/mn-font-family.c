/* mn-font-family.c: the four typefaces of a family that is really there
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-text"

#include "config.h"

#include <fontconfig/fontconfig.h>

#include "mn-font-family.h"
#include "mn-i18n.h"

/* The accented letters outside the block U+1EA0–U+1EF9, which is Vietnamese throughout: 44 and 90 make 134. */
static const char other_letters[] = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư";

static const struct {
  int weight;
  int slant;
  const char *suffix;
} styles[MN_N_FACES] = {
  [MN_FACE_REGULAR] = { FC_WEIGHT_REGULAR, FC_SLANT_ROMAN, "" },
  [MN_FACE_BOLD] = { FC_WEIGHT_BOLD, FC_SLANT_ROMAN, " Bold" },
  [MN_FACE_ITALIC] = { FC_WEIGHT_REGULAR, FC_SLANT_ITALIC, " Italic" },
  [MN_FACE_BOLD_ITALIC] = { FC_WEIGHT_BOLD, FC_SLANT_ITALIC, " Bold Italic" },
};

static FcPattern *
match (const char *family, MnFaceIndex style)
{
  FcPattern *wanted = FcPatternCreate ();
  FcPattern *found;
  FcResult result;

  FcPatternAddString (wanted, FC_FAMILY, (const FcChar8 *)family);
  FcPatternAddInteger (wanted, FC_WEIGHT, styles[style].weight);
  FcPatternAddInteger (wanted, FC_SLANT, styles[style].slant);
  FcPatternAddBool (wanted, FC_OUTLINE, FcTrue);
  FcPatternAddBool (wanted, FC_VARIABLE, FcFalse);
  FcConfigSubstitute (NULL, wanted, FcMatchPattern);
  FcDefaultSubstitute (wanted);
  found = FcFontMatch (NULL, wanted, &result);
  FcPatternDestroy (wanted);
  return found;
}

/* Is it the family asked for, and not a stand-in or a regular face that Cairo would have to slant or fatten? */
static gboolean
is_really (FcPattern *found, const char *family, MnFaceIndex style)
{
  gboolean same_name = FALSE;
  FcChar8 *name;
  int weight = FC_WEIGHT_REGULAR;
  int slant = FC_SLANT_ROMAN;

  for (int i = 0; FcPatternGetString (found, FC_FAMILY, i, &name) == FcResultMatch; i++)
    same_name |= FcStrCmpIgnoreCase (name, (const FcChar8 *)family) == 0;
  FcPatternGetInteger (found, FC_WEIGHT, 0, &weight);
  FcPatternGetInteger (found, FC_SLANT, 0, &slant);
  return same_name && (weight >= FC_WEIGHT_DEMIBOLD) == (styles[style].weight == FC_WEIGHT_BOLD)
         && (slant != FC_SLANT_ROMAN) == (styles[style].slant != FC_SLANT_ROMAN);
}

gunichar *
mn_font_family_letters (void)
{
  g_autoptr (GArray) letters = g_array_new (TRUE, FALSE, sizeof (gunichar));
  gunichar letter;

  for (const char *p = other_letters; *p != '\0'; p = g_utf8_next_char (p))
    {
      letter = g_utf8_get_char (p);
      g_array_append_val (letters, letter);
    }
  for (letter = 0x1ea0; letter <= 0x1ef9; letter++)
    g_array_append_val (letters, letter);
  for (letter = ' '; letter < 0x7f; letter++)
    g_array_append_val (letters, letter);
  return (gunichar *)(gpointer)g_array_free (g_steal_pointer (&letters), FALSE);
}

static gboolean
covers_vietnamese (const MnTypeface *face)
{
  g_autofree gunichar *letters = mn_font_family_letters ();

  for (const gunichar *letter = letters; *letter != 0; letter++)
    if (!mn_typeface_has (face, *letter))
      return FALSE;
  return TRUE;
}

static MnTypeface *
open_face (const char *family, MnFaceIndex style)
{
  g_autoptr (MnTypeface) face = NULL;
  g_autofree char *name = g_strconcat (family, styles[style].suffix, NULL);
  FcPattern *found = match (family, style);
  FcChar8 *file = NULL;
  int index = 0;

  if (found == NULL)
    return NULL;
  if (is_really (found, family, style) && FcPatternGetString (found, FC_FILE, 0, &file) == FcResultMatch)
    {
      FcPatternGetInteger (found, FC_INDEX, 0, &index);
      face = mn_typeface_new ((const char *)file, index, name, NULL);
    }
  FcPatternDestroy (found);
  if (face == NULL || !covers_vietnamese (face))
    return NULL;
  return g_steal_pointer (&face);
}

static gboolean
open_all (const char *family, MnTypeface *faces[MN_N_FACES])
{
  for (guint style = 0; style < MN_N_FACES; style++)
    {
      faces[style] = open_face (family, style);
      if (faces[style] != NULL)
        continue;
      g_debug ("%s%s is not installed, or lacks Vietnamese letters", family, styles[style].suffix);
      while (style > 0)
        g_clear_pointer (&faces[--style], mn_typeface_unref);
      return FALSE;
    }
  return TRUE;
}

gboolean
mn_font_family_open (const char *const *families, MnTypeface *faces[MN_N_FACES], const char **chosen, GError **error)
{
  g_autofree char *all = NULL;

  g_return_val_if_fail (families != NULL && families[0] != NULL, FALSE);

  for (guint i = 0; families[i] != NULL; i++)
    if (open_all (families[i], faces))
      {
        *chosen = families[i];
        return TRUE;
      }

  all = g_strjoinv (", ", (char **)families);
  g_set_error (error, MN_TEXT_ERROR, MN_TEXT_ERROR_NO_FONT,
               _ ("No font with all Vietnamese letters was found (looked for: %s). Install one of them, for example "
                  "the package fonts-liberation2."),
               all);
  return FALSE;
}
