/* mn-import-translate-facts.c: circumstances, poverty, school and insurance as people write them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

static gboolean
is_one_of (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strcmp (folded, *words) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
says_no (const char *text)
{
  static const char *const words[]
      = { "", "0", "khong", "ko", "k", "khong co", "chua", "chua co", "binh thuong", "khong thuoc", NULL };
  g_autofree char *folded = mn_fold (text);

  return !_mn_import_is_mark (text) && is_one_of (folded, words);
}

static void
refuse (MnImport *import, const char *sentence, const char *text)
{
  g_autofree char *whole = g_strdup_printf (sentence, text);

  _mn_import_reject (import, whole);
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* Circumstances ------------------------------------------------------------------------------------------------- */

#define OF_BOTH "mồ côi cả cha và mẹ"
#define OF_ONE "mồ côi cha hoặc mẹ"

/* (transfer full): folded, without "trẻ em". */
static char *
bare_name (const char *text)
{
  g_autofree char *folded = mn_fold (text);
  const char *bare = folded;

  for (gsize i = 0; i < 2; i++)
    {
      static const char *const prefixes[] = { "tre em ", "tre " };

      if (g_str_has_prefix (bare, prefixes[i]))
        bare += strlen (prefixes[i]);
    }
  return g_strdup (bare);
}

/* What people say of orphans in other words than the list does. */
static const char *
find_orphan (MnImport *import, const char *bare)
{
  static const char *const both[]
      = { "mo coi ca cha me", "mo coi cha me", "mo coi cha va me", "mo coi ca bo me", "mo coi bo me", NULL };
  static const char *const one[] = { "mo coi cha", "mo coi bo", "mo coi me", "mo coi bo hoac me", NULL };
  g_autofree char *name = NULL;

  if (is_one_of (bare, both))
    name = mn_fold (OF_BOTH);
  else if (is_one_of (bare, one))
    name = mn_fold (OF_ONE);
  return name != NULL ? g_hash_table_lookup (import->list->groups, name) : NULL;
}

/* What else is said in other words than the list's, where only one thing can be meant. */
static const char *
find_other (MnImport *import, const char *bare)
{
  static const char *const others[][2] = { { "hiv", "Nhiễm HIV/AIDS" },
                                           { "nhiem hiv", "Nhiễm HIV/AIDS" },
                                           { "bi nhiem hiv", "Nhiễm HIV/AIDS" },
                                           { "bi nhiem hiv aids", "Nhiễm HIV/AIDS" },
                                           { "hiv aids", "Nhiễm HIV/AIDS" },
                                           { "bo roi", "Bị bỏ rơi" },
                                           { "bi khuyet tat", "Khuyết tật" },
                                           { "tan tat", "Khuyết tật" },
                                           { "bi tan tat", "Khuyết tật" },
                                           { "bo hoc kiem song", "Phải bỏ học kiếm sống" },
                                           { "cha me ly hon", "Cha mẹ ly hôn, ly thân" },
                                           { "cha me ly than", "Cha mẹ ly hôn, ly thân" },
                                           { "bo me ly hon", "Cha mẹ ly hôn, ly thân" },
                                           { "bo me ly than", "Cha mẹ ly hôn, ly thân" },
                                           { "bo me di lam an xa", "Cha mẹ đi làm ăn xa" } };
  g_autofree char *name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (others) && name == NULL; i++)
    if (strcmp (bare, others[i][0]) == 0)
      name = mn_fold (others[i][1]);
  return name != NULL ? g_hash_table_lookup (import->list->groups, name) : NULL;
}

static const char *
find_group (MnImport *import, const char *text)
{
  g_autofree char *bare = bare_name (text);
  const char *code = g_hash_table_lookup (import->list->groups, bare);

  if (code == NULL)
    code = find_orphan (import, bare);
  return code != NULL ? code : find_other (import, bare);
}

/* "Mồ côi" alone: an orphan of both parents is in a group of the law, one of a father or a mother is not. */
static gboolean
is_unclear (MnImport *import, const char *text)
{
  g_autofree char *bare = bare_name (text);

  return strcmp (bare, "mo coi") == 0 && find_group (import, text) == NULL;
}

static gboolean
add_group (MnImport *import, const char *text)
{
  const char *code = find_group (import, text);

  if (is_unclear (import, text))
    {
      g_autofree char *sentence
          = g_strdup_printf (_ ("“%s” may mean “%s” or “%s”: write which of them. Taken as it is, "
                                "the row comes in without this circumstance."),
                             text, OF_BOTH, OF_ONE);

      _mn_import_doubt (import, sentence, 0);
      return TRUE;
    }
  if (code != NULL && !g_ptr_array_find (import->list->facts.groups, code, NULL))
    g_ptr_array_add (import->list->facts.groups, (gpointer)code);
  return code != NULL;
}

/* Names of groups have commas of their own, so the whole is tried before its parts. */
static gboolean
add_groups (MnImport *import, const char *text, const char *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && find_group (import, parts[i]) == NULL && !is_unclear (import, parts[i]))
      return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      add_group (import, parts[i]);
  return TRUE;
}

static void
read_circumstance (MnImport *import, const char *text)
{
  if (says_no (text) || add_group (import, text) || add_groups (import, text, ";\n+")
      || add_groups (import, text, ",;\n+"))
    return;
  refuse (import, _ ("“%s” is none of the circumstances of the list."), text);
}

/* Poverty ------------------------------------------------------------------------------------------------------- */

static void
read_poverty (MnImport *import, const char *text)
{
  static const char *const none[]
      = { "khong ngheo",          "trung binh",          "kha", "giau", "thoat ngheo", "kha giau", "ho trung binh",
          "khong thuoc ho ngheo", "muc song trung binh", NULL };
  static const char *const near[] = { "can ngheo", "ho can ngheo", "cn", "hcn", "thuoc ho can ngheo", NULL };
  static const char *const poor[] = { "ngheo", "ho ngheo", "n", "hn", "thuoc ho ngheo", NULL };
  g_autofree char *folded = mn_fold (text);

  if (is_one_of (folded, near))
    set (&import->list->facts.poverty, "near_poor");
  else if (is_one_of (folded, poor))
    set (&import->list->facts.poverty, "poor");
  else if (!is_one_of (folded, none) && !says_no (text))
    refuse (import, _ ("Poverty: “%s” is neither poor nor near-poor."), text);
}

static void
read_poverty_mark (MnImport *import, const char *class, const char *text)
{
  char **poverty = &import->list->facts.poverty;

  if (says_no (text))
    return;
  if (!_mn_import_is_mark (text))
    {
      read_poverty (import, text);
      return;
    }
  if (*poverty != NULL && strcmp (*poverty, class) != 0)
    _mn_import_reject (import, _ ("Both poor and near-poor are marked."));
  set (poverty, class);
}

/* School and insurance ------------------------------------------------------------------------------------------ */

static void
read_class (MnImport *import, const char *text)
{
  g_autofree char *lower = mn_text_lower (text);
  g_autofree char *clean = mn_text_clean (g_str_has_prefix (lower, "lớp ") ? text + strlen ("lớp ") : text);

  if (says_no (text))
    return;
  if (g_utf8_strlen (clean, -1) > 30)
    refuse (import, _ ("School class: “%s” is too long."), text);
  else
    set (&import->list->facts.class, clean);
}

static void
read_schooling (MnImport *import, const char *text)
{
  static const char *const studying[] = { "dang hoc", "dang di hoc", "di hoc", "co di hoc", "hoc sinh", NULL };
  static const char *const not_yet[]
      = { "chua di hoc", "chua den tuoi", "o nha", "con nho", "chua den tuoi di hoc", NULL };
  static const char *const dropped[] = { "bo hoc", "nghi hoc", "thoi hoc", "da bo hoc", "da nghi hoc", NULL };
  static const char *const finished[] = { "tot nghiep", "da tot nghiep", "hoc xong", "da hoc xong", NULL };
  g_autofree char *folded = mn_fold (text);
  char **status = &import->list->facts.schooling;

  if (is_one_of (folded, studying) || _mn_import_is_mark (text))
    set (status, "studying");
  else if (is_one_of (folded, not_yet) || strcmp (folded, "chua") == 0)
    set (status, "not_yet");
  else if (is_one_of (folded, dropped))
    set (status, "dropped_out");
  else if (is_one_of (folded, finished))
    set (status, "finished");
  else
    read_class (import, text);
}

static void
read_insurance (MnImport *import, const char *text)
{
  g_autoptr (GString) number = g_string_new (NULL);

  if (says_no (text))
    return;
  for (const char *p = text; *p != '\0' && !_mn_import_is_mark (text); p++)
    if (strchr (" .-'", *p) == NULL)
      g_string_append_c (number, *p);
  if (number->len > 20)
    refuse (import, _ ("Health-insurance card: “%s” is too long."), text);
  else
    set (&import->list->facts.insurance, number->str); /* "": has one, its number is not said */
}

static void
read_school (MnImport *import, const char *text)
{
  g_autofree char *clean = mn_text_clean (text);

  if (says_no (text))
    return;
  if (g_utf8_strlen (clean, -1) > 150)
    refuse (import, _ ("School: “%s” is too long."), text);
  else
    set (&import->list->facts.school, clean);
}

void
_mn_import_translate_fact (MnImport *import, const MnImportColumn *column, const char *text)
{
  switch (column->target)
    {
    case MN_TARGET_POVERTY:
      read_poverty (import, text);
      break;
    case MN_TARGET_POOR:
      read_poverty_mark (import, "poor", text);
      break;
    case MN_TARGET_NEAR_POOR:
      read_poverty_mark (import, "near_poor", text);
      break;
    case MN_TARGET_CIRCUMSTANCE:
      read_circumstance (import, text);
      break;
    case MN_TARGET_MARK:
      if (_mn_import_is_mark (text))
        add_group (import, column->code + strlen ("mark:"));
      else
        read_circumstance (import, text);
      break;
    case MN_TARGET_SCHOOLING:
      read_schooling (import, text);
      break;
    case MN_TARGET_CLASS:
      read_class (import, text);
      break;
    case MN_TARGET_SCHOOL:
      read_school (import, text);
      break;
    case MN_TARGET_INSURANCE:
      read_insurance (import, text);
      break;
    default:; /* told elsewhere, or passed over */
    }
}
