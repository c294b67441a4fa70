/* mn-overview-fill.c: the figures of the overview put into words
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-overview-private.h"

#include "mn-budget.h"
#include "mn-calendar.h"
#include "mn-compat.h"
#include "mn-entity.h"
#include "mn-i18n.h"
#include "mn-money.h"
#include "mn-number.h"
#include "mn-overview-units.h"
#include "mn-reconcile.h"
#include "mn-text.h"

static void
set_number (GtkLabel *label, gint64 number)
{
  g_autofree char *text = mn_number_format (number);

  gtk_label_set_label (label, text);
}

/* "9 xã, thị trấn": the kinds of unit in force on the day, as data has them, never a fixed "communes". */
static char *
places_text (const MnFigures *figures)
{
  const MnEntity *entity = mn_entity_find (figures->by_village ? "village" : "unit");
  const MnField *kind = &entity->fields[mn_entity_field (entity, "kind")];
  g_autoptr (GString) kinds = g_string_new (NULL);
  g_autofree char *number = mn_number_format (figures->n_units_below);

  if (figures->n_units_below == 0)
    return g_strdup (_ ("no places yet"));

  for (guint i = 0; i < figures->unit_kinds->len; i++)
    {
      const MnFigureGroup *group = g_ptr_array_index (figures->unit_kinds, i);
      const char *label = mn_field_choice_label (kind, group->code);
      g_autofree char *lower = mn_text_lower (label != NULL ? label : group->code);

      g_string_append_printf (kinds, "%s%s", i > 0 ? ", " : "", lower);
    }
  return g_strdup_printf ("%s %s", number, kinds->str);
}

static char *
colored_square (MnOverview *self, guint share)
{
  GdkRGBA color;

  mn_compat_get_color (GTK_WIDGET (self), mn_share_bar_color_name (share), "#2f7d4f", &color);
  return g_strdup_printf ("<span foreground=\"#%02x%02x%02x\">■</span>", (int)(color.red * 255 + 0.5),
                          (int)(color.green * 255 + 0.5), (int)(color.blue * 255 + 0.5));
}

/* In a list of children's groups "Trẻ em" need not be said again; after a number a word begins small. (transfer full)
 */
static char *
without_children (const char *name)
{
  const char *rest = g_str_has_prefix (name, "Trẻ em ") ? name + strlen ("Trẻ em ") : name;
  g_autofree char *first = g_utf8_substring (rest, 0, MIN (1, g_utf8_strlen (rest, -1)));
  g_autofree char *small = mn_text_lower (first);

  return g_strconcat (small, rest + strlen (first), NULL);
}

static void
fill_assistance (MnOverview *self)
{
  g_autoptr (GPtrArray) grounds = mn_reconcile_grounds (self->figures->assistance);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (gint64));

  set_number (self->assistance, self->figures->n_assisted);
  for (guint i = 0; i < grounds->len; i++)
    {
      const MnFigureGroup *ground = g_ptr_array_index (grounds, i);
      g_autofree char *square = colored_square (self, i);
      g_autofree char *number = mn_number_format (ground->count);
      g_autofree char *plain = without_children (ground->name);
      g_autofree char *name = g_markup_escape_text (plain, -1);

      g_array_append_val (shares, ground->count);
      g_string_append_printf (text, "%s %s <b>%s</b> %s", i > 0 ? "  +" : "=", square, number, name);
    }
  mn_share_bar_set_shares (self->assistance_bar, (const gint64 *)(gpointer)shares->data, shares->len);
  gtk_label_set_markup (self->assistance_detail, text->len > 0 ? text->str : _ ("Nobody is on assistance on this day"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->assistance_detail), gtk_label_get_text (self->assistance_detail));
}

static void
fill_cards (MnOverview *self)
{
  g_autofree char *text = NULL;
  gint64 count = 0;
  gint64 amount = 0;

  for (guint i = 0; i < self->figures->cards->len; i++)
    {
      const MnFigureGroup *group = g_ptr_array_index (self->figures->cards, i);

      count += group->count;
      amount += group->amount;
    }
  text = mn_money_format_unit (amount);
  set_number (self->cards, count);
  gtk_label_set_label (self->cards_detail, count > 0 ? text : _ ("no card in force on this day"));
}

static void
fill_awards (MnOverview *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 count = 0;

  for (guint i = 0; i < self->figures->awards->len; i++)
    {
      const MnFigureGroup *scheme = g_ptr_array_index (self->figures->awards, i);
      g_autofree char *number = mn_number_format (scheme->count);
      g_autofree char *plain = mn_reconcile_scheme_name (scheme);
      g_autofree char *name = g_markup_escape_text (plain, -1);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", name, number);
      count += scheme->count;
    }
  set_number (self->awards, count);
  gtk_label_set_markup (self->awards_detail, text->len > 0 ? text->str : _ ("none on this day"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->awards_detail), text->str);
  if (self->figures->school_year != NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("Scholarships of %s"), self->figures->school_year);

      gtk_label_set_label (self->awards_title, title);
    }
}

/* What of the working year's money is spent: per cent, then in millions, which is as much as a card has room for. */
static void
fill_money (MnOverview *self)
{
  const MnBudgetSum *sum = &self->figures->budget;
  gint64 share = mn_budget_share (sum);
  gboolean over = mn_budget_sum_left (sum) < 0;
  g_autofree char *title = g_strdup_printf (_ ("Budget %d spent"), self->figures->on.year);
  g_autofree char *percent = share >= 0 ? mn_percent_format (share) : g_strdup ("–");
  g_autofree char *spent = mn_number_format ((sum->spent + 500000) / 1000000);
  g_autofree char *usable = mn_number_format ((mn_budget_sum_usable (sum) + 500000) / 1000000);
  g_autofree char *text
      = g_strdup_printf (over ? _ ("%s / %s million, overspent") : _ ("%s / %s million"), spent, usable);
  g_autofree char *exact_spent = mn_money_format (sum->spent);
  g_autofree char *exact_usable = mn_money_format_unit (mn_budget_sum_usable (sum));
  g_autofree char *exact = g_strdup_printf ("%s / %s", exact_spent, exact_usable);

  gtk_label_set_label (self->money_title, title);
  gtk_label_set_label (self->money, percent);
  gtk_label_set_label (self->money_detail, sum->n_lines > 0 ? text : _ ("no budget line yet"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->money_detail), exact);
  if (over)
    gtk_widget_add_css_class (GTK_WIDGET (self->money_detail), "mn-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->money_detail), "mn-late");
}

static void
fill_month (MnOverview *self)
{
  MnDate on = self->figures->on;
  MnDate month = mn_calendar_month (on);
  MnDate first = mn_calendar_first (on);
  MnDate last = mn_calendar_last (on);
  g_autofree char *title = g_strdup_printf (_ ("Month %d of %d"), month.month, month.year);
  g_autofree char *endings = g_strdup_printf (_ ("Ending in month %d"), month.month);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  gtk_label_set_label (self->month_title, title);
  gtk_label_set_label (self->endings_title, endings);
  entries = mn_calendar_strip (self->figures, first, last, &error);
  if (entries == NULL)
    {
      g_warning ("%s", error->message);
      entries = g_ptr_array_new ();
    }
  mn_month_strip_set (self->strip, first, last, on, entries);
}

/* "Thị trấn Cam Lộ" → "TT Cam Lộ", "Xã Cam An" → "Cam An": what stands beside a bar is short. */
static char *
short_place (const char *name)
{
  if (g_str_has_prefix (name, "Thị trấn "))
    return g_strconcat ("TT ", name + strlen ("Thị trấn "), NULL);
  if (g_str_has_prefix (name, "Xã "))
    return g_strdup (name + strlen ("Xã "));
  if (g_str_has_prefix (name, "Phường "))
    return g_strconcat ("P. ", name + strlen ("Phường "), NULL);
  return g_strdup (name);
}

#define MAX_BARS 12

/* The largest places, and the others as one. */
static void
fill_bars (MnBars *bars, GPtrArray *groups)
{
  gint64 others = 0;

  mn_bars_clear (bars);
  for (guint i = 0; i < groups->len; i++)
    {
      const MnFigureGroup *group = g_ptr_array_index (groups, i);
      gboolean unclear = g_str_equal (group->code, MN_FIGURES_UNCLEAR);
      g_autofree char *name = short_place (unclear                ? _ ("Not certain")
                                           : *group->name != '\0' ? group->name
                                                                  : _ ("Not known"));

      if (groups->len > MAX_BARS && i >= MAX_BARS - 1)
        others += group->count;
      else
        mn_bars_add (bars, name, group->count);
    }
  if (others > 0)
    mn_bars_add (bars, _ ("Other places"), others);
}

/* Whose units these are has to be said where they are not those of the working date. */
static void
fill_places (MnOverview *self)
{
  MnDate units_on = self->figures->units_on;
  g_autofree char *day = mn_date_is_set (units_on) ? mn_date_format (units_on) : NULL;
  g_autofree char *places = day != NULL ? g_strdup_printf (_ ("Children by place of %s"), day) : NULL;
  g_autofree char *assisted = day != NULL ? g_strdup_printf (_ ("On assistance by place of %s"), day) : NULL;

  gtk_label_set_label (self->places_title, places != NULL ? places : _ ("Children by place"));
  gtk_label_set_label (self->assisted_title, assisted != NULL ? assisted : _ ("Children on assistance by place"));
  fill_bars (self->places, self->figures->units);
  fill_bars (self->assisted, self->figures->assisted_units);
}

static void
fill_ages (MnOverview *self)
{
  mn_bars_clear (self->ages);
  mn_bars_add (self->ages, _ ("Under 6"), self->figures->ages[0]);
  mn_bars_add (self->ages, _ ("6 to under 11"), self->figures->ages[1]);
  mn_bars_add (self->ages, _ ("11 to under 16"), self->figures->ages[2]);
}

void
_mn_overview_fill (MnOverview *self)
{
  g_autofree char *places = places_text (self->figures);

  set_number (self->children, self->figures->n_children);
  gtk_label_set_label (self->children_detail, places);
  fill_assistance (self);
  fill_cards (self);
  fill_awards (self);
  fill_money (self);
  fill_month (self);
  fill_places (self);
  fill_ages (self);
  _mn_overview_fill_indicators (self);
  _mn_overview_fill_lists (self);
}
