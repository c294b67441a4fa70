/* mn-reconcile.c: figures that must agree with one another
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-reconcile.h"

#include "mn-i18n.h"
#include "mn-money.h"
#include "mn-number.h"

void
mn_check_line_free (MnCheckLine *line)
{
  g_free (line->text);
  g_free (line->mark);
  g_free (line);
}

static void
add_line (GPtrArray *lines, MnCheckVerdict verdict, char *text_taken, char *mark_taken, const char *page)
{
  MnCheckLine *line = g_new0 (MnCheckLine, 1);

  line->verdict = verdict;
  line->text = text_taken;
  line->mark = mark_taken;
  line->page = page;
  g_ptr_array_add (lines, line);
}

static char *
off_by (gint64 difference)
{
  g_autofree char *number = mn_number_format (ABS (difference));

  return g_strdup_printf (_ ("%s off"), number);
}

char *
mn_reconcile_bad_amount (const char *note)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  if (note == NULL)
    return NULL;

  /* At least two groups: one point may be a paragraph's number. */
  regex = g_regex_new ("\\d+(?:\\.\\d+){2,}", 0, 0, NULL);
  for (g_regex_match (regex, note, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      gint64 dong;

      if (!mn_money_parse (word, FALSE, &dong, NULL))
        return g_steal_pointer (&word);
    }
  return NULL;
}

static void
group_free (gpointer data)
{
  MnFigureGroup *group = data;

  g_free (group->code);
  g_free (group->name);
  g_free (group->note);
  g_free (group);
}

/* "K6_TE_N_HN" belongs to K6, paragraph 6 of article 5. */
static char *
family_of (const char *code)
{
  const char *end = strchr (code, '_');

  return end != NULL ? g_strndup (code, (gsize)(end - code)) : g_strdup (code);
}

/* Cuts @name after the last word that @other begins with too. */
static void
keep_common_words (char *name, const char *other)
{
  gsize same = 0;

  for (gsize i = 0;; i++)
    {
      gboolean name_ends = name[i] == '\0' || name[i] == ' ';
      gboolean other_ends = other[i] == '\0' || other[i] == ' ';

      if (name_ends && other_ends)
        same = i;
      if (name[i] != other[i] || name[i] == '\0')
        break;
    }
  if (same > 0)
    name[same] = '\0';
}

GPtrArray *
mn_reconcile_grounds (GPtrArray *assistance)
{
  GPtrArray *grounds = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < assistance->len; i++)
    {
      const MnFigureGroup *category = g_ptr_array_index (assistance, i);
      g_autofree char *family = family_of (category->code);
      MnFigureGroup *ground = NULL;

      for (guint j = 0; j < grounds->len && ground == NULL; j++)
        {
          MnFigureGroup *candidate = g_ptr_array_index (grounds, j);

          if (strcmp (candidate->code, family) == 0)
            ground = candidate;
        }

      if (ground == NULL)
        {
          char *bracket;

          ground = g_new0 (MnFigureGroup, 1);
          ground->code = g_steal_pointer (&family);
          ground->name = g_strdup (category->name);
          ground->note = g_strdup (category->note);
          bracket = strstr (ground->name, " (");
          if (bracket != NULL)
            *bracket = '\0';
          g_ptr_array_add (grounds, ground);
        }
      else
        {
          keep_common_words (ground->name, category->name);
          if (g_strcmp0 (ground->note, category->note) != 0)
            g_clear_pointer (&ground->note, g_free);
        }
      ground->count += category->count;
      ground->amount += category->amount;
    }
  for (guint i = 0; i < grounds->len; i++)
    {
      MnFigureGroup *ground = g_ptr_array_index (grounds, i);

      /* "Mồ côi cả cha và mẹ" says more than the paragraph's "không có nguồn nuôi dưỡng". */
      if (ground->note != NULL)
        {
          g_free (ground->name);
          ground->name = g_steal_pointer (&ground->note);
        }
    }
  return grounds;
}

/* "18 + 137 + 198" */
static char *
sum_text (GPtrArray *groups, gint64 *sum)
{
  GString *text = g_string_new (NULL);

  *sum = 0;
  for (guint i = 0; i < groups->len; i++)
    {
      const MnFigureGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *number = mn_number_format (group->count);

      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", number);
      *sum += group->count;
    }
  return g_string_free (text, FALSE);
}

static void
check_assistance (const MnFigures *figures, GPtrArray *lines)
{
  g_autoptr (GPtrArray) grounds = mn_reconcile_grounds (figures->assistance);
  g_autofree char *total = mn_number_format (figures->n_assisted);
  g_autofree char *parts = NULL;
  gboolean holds;
  gint64 sum;

  if (figures->n_assisted == 0)
    return;

  parts = sum_text (grounds, &sum);
  holds = sum == figures->n_assisted;
  add_line (lines, holds ? MN_CHECK_HOLDS : MN_CHECK_DOUBTFUL,
            holds ? g_strdup_printf (_ ("On assistance: %s = %s"), parts, total)
                  : g_strdup_printf (_ ("By category %s; children on assistance %s"), parts, total),
            holds ? g_strdup (_ ("agrees")) : off_by (sum - figures->n_assisted), "children");
}

static void
check_places (const MnFigures *figures, GPtrArray *lines)
{
  g_autofree char *total = mn_number_format (figures->n_children);
  g_autofree char *summed = NULL;
  gboolean holds;
  gint64 sum = 0;

  if (figures->n_children == 0)
    return;

  for (guint i = 0; i < figures->units->len; i++)
    sum += ((MnFigureGroup *)g_ptr_array_index (figures->units, i))->count;
  summed = mn_number_format (sum);
  holds = sum == figures->n_children;
  add_line (
      lines, holds ? MN_CHECK_HOLDS : MN_CHECK_DOUBTFUL,
      holds ? g_strdup_printf (ngettext ("%s children in %u place", "%s children in %u places", figures->units->len),
                               total, figures->units->len)
            : g_strdup_printf (_ ("By place %s; in all %s"), summed, total),
      holds ? g_strdup (_ ("agrees")) : off_by (sum - figures->n_children), "children");

  if (figures->n_without_unit > 0)
    {
      g_autofree char *number = mn_number_format (figures->n_without_unit);

      add_line (lines, MN_CHECK_WRONG,
                g_strdup (ngettext ("child without a residence", "children without a residence",
                                    (gulong)figures->n_without_unit)),
                g_steal_pointer (&number), "children");
    }
}

static void
check_cards (const MnFigures *figures, GPtrArray *lines)
{
  for (guint i = 0; i < figures->cards->len; i++)
    {
      const MnFigureGroup *group = g_ptr_array_index (figures->cards, i);
      g_autofree char *count = mn_number_format (group->count);
      g_autofree char *each = mn_money_format (group->smallest);
      g_autofree char *amount = mn_money_format (group->amount);

      if (group->n_unknown > 0)
        add_line (lines, MN_CHECK_DOUBTFUL, g_strdup (_ ("Health-insurance cards without an amount")),
                  g_steal_pointer (&count), "children");
      else
        add_line (lines, MN_CHECK_HOLDS, g_strdup_printf (_ ("Cards: %s × %s = %s"), count, each, amount),
                  g_strdup (_ ("agrees")), "children");
    }

  if (figures->n_double_cards > 0)
    add_line (lines, MN_CHECK_DOUBTFUL,
              g_strdup (ngettext ("child with more than one card", "children with more than one card",
                                  (gulong)figures->n_double_cards)),
              mn_number_format (figures->n_double_cards), "children");
}

char *
mn_reconcile_scheme_name (const MnFigureGroup *scheme)
{
  static const char word[] = "Học bổng ";
  const char *name = g_str_has_prefix (scheme->name, word) ? scheme->name + strlen (word) : scheme->name;
  const char *whom = strstr (name, " cho ");

  return whom != NULL ? g_strndup (name, (gsize)(whom - name)) : g_strdup (name);
}

static void
check_award (const MnFigureGroup *scheme, GPtrArray *lines)
{
  g_autofree char *count = mn_number_format (scheme->count);
  g_autofree char *name = mn_reconcile_scheme_name (scheme);

  if (scheme->n_unknown > 0)
    {
      g_autofree char *bad = mn_reconcile_bad_amount (scheme->note);
      g_autofree char *unknown = mn_number_format (scheme->n_unknown);

      if (bad != NULL)
        add_line (lines, MN_CHECK_WRONG, g_strdup_printf (_ ("%s: the amount written cannot be right"), name),
                  g_steal_pointer (&bad), "catalogue");
      else
        add_line (lines, MN_CHECK_DOUBTFUL, g_strdup_printf (_ ("%s: awards without an amount"), name),
                  g_steal_pointer (&unknown), "catalogue");
    }
  else if (scheme->smallest == scheme->largest)
    {
      g_autofree char *each = mn_money_format (scheme->smallest);
      g_autofree char *amount = mn_money_format (scheme->amount);
      gboolean holds = scheme->smallest * scheme->count == scheme->amount;

      add_line (lines, holds ? MN_CHECK_HOLDS : MN_CHECK_WRONG,
                g_strdup_printf ("%s: %s × %s = %s", name, count, each, amount),
                holds ? g_strdup (_ ("agrees")) : off_by (scheme->smallest * scheme->count - scheme->amount),
                "catalogue");
    }
}

static void
check_age (const MnFigures *figures, GPtrArray *lines)
{
  guint over = 0;

  for (guint i = 0; i < figures->assisted_children->len; i++)
    {
      const MnFigureChild *child = g_ptr_array_index (figures->assisted_children, i);

      if (!mn_date_is_under (child->birth, 16, figures->on))
        over++;
    }
  if (over > 0)
    add_line (lines, MN_CHECK_DOUBTFUL,
              g_strdup (ngettext ("person of 16 or more on children's assistance",
                                  "people of 16 or more on children's assistance", over)),
              mn_number_format (over), "children");
}

/* Stable: lines of one verdict keep their order. */
static GPtrArray *
by_verdict (GPtrArray *lines)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_check_line_free);

  for (int verdict = MN_CHECK_WRONG; verdict <= MN_CHECK_HOLDS; verdict++)
    for (guint i = 0; i < lines->len; i++)
      if ((int)((MnCheckLine *)g_ptr_array_index (lines, i))->verdict == verdict)
        g_ptr_array_add (sorted, g_ptr_array_index (lines, i));
  return sorted;
}

GPtrArray *
mn_reconcile (const MnFigures *figures)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_return_val_if_fail (figures != NULL, NULL);

  check_assistance (figures, lines);
  check_places (figures, lines);
  check_age (figures, lines);
  check_cards (figures, lines);
  for (guint i = 0; i < figures->awards->len; i++)
    check_award (g_ptr_array_index (figures->awards, i), lines);
  return by_verdict (lines);
}
