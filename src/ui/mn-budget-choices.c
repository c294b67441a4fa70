/* mn-budget-choices.c: which budget is looked at, and in which groups
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-budget-choices.h"
#include "mn-budget-query.h"
#include "mn-i18n.h"

/* The year --------------------------------------------------------------------------------------- */

/* Of int, as the choices; NULL before the first filling. */
static GArray *
years_of (GtkWidget *choice)
{
  return g_object_get_data (G_OBJECT (choice), "mn-years");
}

GtkWidget *
mn_budget_year_choice_new (void)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Budget year"), -1);
  return choice;
}

int
mn_budget_year_choice_get (GtkWidget *choice, MnSession *session)
{
  GArray *years = years_of (choice);
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));

  return years != NULL && chosen < years->len ? g_array_index (years, int, chosen)
                                              : mn_session_get_working_date (session).year;
}

int
mn_budget_year_choice_best (MnSession *session)
{
  int working = mn_session_get_working_date (session).year;
  g_autoptr (GArray) years = mn_budget_years (mn_session_get_reader (session), NULL);

  for (guint i = 0; years != NULL && i < years->len; i++)
    if (g_array_index (years, int, i) <= working)
      return g_array_index (years, int, i);
  return working;
}

static GArray *
read_years (MnSession *session, gboolean *has_lines)
{
  int working = mn_session_get_working_date (session).year;
  g_autoptr (GError) error = NULL;
  GArray *years = mn_budget_years (mn_session_get_reader (session), &error);
  guint at = 0;

  if (years == NULL)
    {
      mn_session_toast_error (session, error);
      years = g_array_new (FALSE, FALSE, sizeof (int));
    }
  *has_lines = years->len > 0;
  while (at < years->len && g_array_index (years, int, at) > working)
    at++;
  if (at == years->len || g_array_index (years, int, at) != working)
    g_array_insert_val (years, at, working);
  return years;
}

gboolean
mn_budget_year_choice_fill (GtkWidget *choice, MnSession *session, int year)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  gboolean has_lines;
  GArray *years = read_years (session, &has_lines);
  guint chosen = 0;

  if (year == 0)
    year = years_of (choice) != NULL ? mn_budget_year_choice_get (choice, session)
                                     : mn_budget_year_choice_best (session);
  g_object_set_data_full (G_OBJECT (choice), "mn-years", years, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *text = g_strdup_printf (_ ("Year %d"), g_array_index (years, int, i));

      gtk_string_list_append (model, text);
      if (g_array_index (years, int, i) == year)
        chosen = i;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), G_LIST_MODEL (model));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  return has_lines;
}

/* The groups ------------------------------------------------------------------------------------- */

static void
grouping_cb (GtkToggleButton *by_programme, MnBudgetPlan *plan)
{
  mn_budget_plan_set_grouping (plan, gtk_toggle_button_get_active (by_programme) ? MN_BUDGET_BY_PROGRAMME
                                                                                 : MN_BUDGET_BY_SOURCE);
}

GtkWidget *
mn_budget_grouping_new (MnBudgetPlan *plan)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *by_source = gtk_toggle_button_new_with_label (_ ("By source"));
  GtkWidget *by_programme = gtk_toggle_button_new_with_label (_ ("By programme"));

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (by_programme), GTK_TOGGLE_BUTTON (by_source));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (by_source), TRUE);
  g_signal_connect_object (by_programme, "toggled", G_CALLBACK (grouping_cb), plan, 0);
  gtk_widget_add_css_class (both, "linked");
  gtk_widget_add_css_class (by_source, "mn-plain");
  gtk_widget_add_css_class (by_programme, "mn-plain");
  gtk_box_append (GTK_BOX (both), by_source);
  gtk_box_append (GTK_BOX (both), by_programme);
  gtk_widget_set_valign (both, GTK_ALIGN_CENTER);
  return both;
}
