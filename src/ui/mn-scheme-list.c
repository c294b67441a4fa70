/* mn-scheme-list.c: schemes of a sponsor, with their rates below
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-award-sum.h"
#include "mn-i18n.h"
#include "mn-money-parts.h"
#include "mn-scheme-list.h"
#include "mn-sponsor-query.h"

/* What a row is: a scheme, or a rate of it. */
typedef struct {
  gint64 scheme;
  gint64 rate; /* 0: the scheme itself */
} Part;

struct _MnSchemeList {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *list;

  /* Owned */
  MnSession *session;
  GArray *parts; /* of Part, as the rows */

  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (MnSchemeList, mn_scheme_list, GTK_TYPE_WIDGET)

enum {
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_scheme (const MnSchemeLine *scheme, const MnAwardSum *sum)
{
  g_autofree char *n = mn_number_format (mn_award_sum_children (sum));
  g_autofree char *children
      = g_strdup_printf (ngettext ("%s child", "%s children", (gulong)mn_award_sum_children (sum)), n);
  g_autofree char *money = mn_money_format_unit (sum->amount);
  g_autofree char *right = g_strdup_printf ("%s · %s", children, sum->amount > 0 ? money : "–");
  GtkWidget *row = mn_money_row (NULL, scheme->name, right, "mn-title");
  g_autofree char *span = mn_money_span (scheme->valid_from, scheme->valid_to);
  g_autofree char *tip = g_strdup_printf ("%s\n%s\n%s", scheme->name, span, scheme->condition);

  gtk_widget_set_tooltip_text (row, tip);
  return row;
}

static GtkWidget *
create_rate (const MnSchemeLine *scheme, const MnSchemeRateLine *rate, MnDate on)
{
  gint32 today = mn_date_first_day (on);
  gboolean over = (mn_date_is_set (rate->valid_to) && mn_date_last_day (rate->valid_to) < today)
                  || mn_date_first_day (rate->valid_from) > today;
  const char *level = *rate->level != '\0' ? mn_money_choice ("scheme_rate", "level", rate->level) : _ ("Every level");
  const char *period = mn_money_choice ("scheme", "period", scheme->period);
  g_autofree char *span = mn_money_span (rate->valid_from, rate->valid_to);
  g_autofree char *words = g_strdup_printf (over ? _ ("%s, %s (not in force)") : "%s, %s", level, span);
  g_autofree char *money = mn_money_format (rate->amount);
  g_autofree char *each = mn_text_lower (period);
  g_autofree char *right = g_strdup_printf ("%s %s", money, each);
  GtkWidget *row = mn_money_row (NULL, words, right, over ? "mn-empty" : NULL);

  gtk_widget_set_margin_start (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), 18);
  return row;
}

static void
append_part (MnSchemeList *self, GtkWidget *row, gint64 scheme, gint64 rate)
{
  Part part = { scheme, rate };

  g_array_append_val (self->parts, part);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
append_scheme (MnSchemeList *self, const MnSchemeLine *scheme, GPtrArray *rates, GPtrArray *awards)
{
  MnDate on = mn_session_get_working_date (self->session);
  g_auto (MnAwardSum) sum = mn_award_sum (awards, scheme->id);

  append_part (self, create_scheme (scheme, &sum), scheme->id, 0);
  for (guint i = 0; rates != NULL && i < rates->len; i++)
    {
      const MnSchemeRateLine *rate = g_ptr_array_index (rates, i);

      if (rate->scheme == scheme->id)
        append_part (self, create_rate (scheme, rate, on), scheme->id, rate->id);
    }
}

guint
mn_scheme_list_fill (MnSchemeList *self, gint64 sponsor, gint64 selected, GPtrArray *awards)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GPtrArray) schemes = mn_sponsor_query_schemes (db, sponsor, NULL);
  g_autoptr (GPtrArray) rates = mn_sponsor_query_rates (db, sponsor, NULL);

  g_return_val_if_fail (MN_IS_SCHEME_LIST (self), 0);

  self->filling = TRUE;
  mn_money_list_clear (self->list);
  g_array_set_size (self->parts, 0);
  for (guint i = 0; schemes != NULL && i < schemes->len; i++)
    append_scheme (self, g_ptr_array_index (schemes, i), rates, awards);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->scheme == selected && part->rate == 0)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                                 gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i));
    }
  self->filling = FALSE;
  return schemes != NULL ? schemes->len : 0;
}

gboolean
mn_scheme_list_get_selected (MnSchemeList *self, gint64 *scheme, gint64 *rate)
{
  GtkListBoxRow *row;
  const Part *part;

  g_return_val_if_fail (MN_IS_SCHEME_LIST (self), FALSE);

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  part = row != NULL ? &g_array_index (self->parts, Part, gtk_list_box_row_get_index (row)) : NULL;
  *scheme = part != NULL ? part->scheme : 0;
  *rate = part != NULL ? part->rate : 0;
  return part != NULL;
}

GArray *
mn_scheme_list_get_schemes (MnSchemeList *self)
{
  GArray *schemes = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (MN_IS_SCHEME_LIST (self), schemes);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->rate == 0)
        g_array_append_val (schemes, part->scheme);
    }
  return schemes;
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *row, MnSchemeList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, MnSchemeList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
mn_scheme_list_dispose (GObject *object)
{
  MnSchemeList *self = MN_SCHEME_LIST (object);

  self->filling = TRUE;
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->parts, g_array_unref);
  G_OBJECT_CLASS (mn_scheme_list_parent_class)->dispose (object);
}

static void
mn_scheme_list_class_init (MnSchemeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_scheme_list_dispose;
  signals[SELECTED]
      = g_signal_new ("selected", MN_TYPE_SCHEME_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED]
      = g_signal_new ("activated", MN_TYPE_SCHEME_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_scheme_list_init (MnSchemeList *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->list = mn_money_list (_ ("Schemes and rates"), _ ("No scheme yet: add the first with the button above."));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
mn_scheme_list_new (MnSession *session)
{
  MnSchemeList *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_SCHEME_LIST, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
